// exp(x) - 1 and the hyperbolic tangent.
#include "hyperbolic.h"

#include "CVectorMath.h"

FUNCTION(vm_expm1_f32, float, expm1_f32)
FUNCTION(vm_expm1_f64, double, expm1_f64)
FUNCTION(vm_tanh_f32, float, tanh_f32)
FUNCTION(vm_tanh_f64, double, tanh_f64)
