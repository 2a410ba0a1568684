// log(x) and log(1 + x).
#include "logarithm.h"

#include "CVectorMath.h"

FUNCTION(vm_log_f32, float, log_f32)
FUNCTION(vm_log_f64, double, log_f64)
FUNCTION(vm_log1p_f32, float, log1p_f32)
FUNCTION(vm_log1p_f64, double, log1p_f64)
