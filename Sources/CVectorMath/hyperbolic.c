// exp(x) - 1 and the hyperbolic functions.
#include "hyperbolic.h"

#include "CVectorMath.h"

FUNCTION(vm_expm1_f32, float, expm1_f32)
FUNCTION(vm_expm1_f64, double, expm1_f64)
FUNCTION(vm_tanh_f32, float, tanh_f32)
FUNCTION(vm_tanh_f64, double, tanh_f64)
FUNCTION(vm_sinh_f32, float, sinh_f32)
FUNCTION(vm_sinh_f64, double, sinh_f64)
FUNCTION(vm_cosh_f32, float, cosh_f32)
FUNCTION(vm_cosh_f64, double, cosh_f64)
