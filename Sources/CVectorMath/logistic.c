// The logistic function and its products with x.
#include "CVectorMath.h"
#include "exponential.h"

// x / (1 + exp(-u)): with z = exp(-|u|), x / (1 + z) or x z / (1 + z), where the second factor of z comes last, since z
// may be denormal and x large.
#define LOGISTIC(suffix, T, limit)                                                         \
  VM_INLINE T logistic_##suffix(T x, T u) {                                                \
    T exponent = u < 0 ? u : -u;                                                           \
    exponent = exponent < -limit ? -limit : exponent;                                      \
    reduced_##suffix t = exp_reduce_##suffix(exponent);                                    \
    power_of_two_##suffix scale = exp_scale_##suffix(t.bits);                              \
    T z = exp_small_##suffix(t.r) * scale.first, divisor = 1 + z * scale.second;           \
    return (u < 0 ? x * z : x) / divisor * (u < 0 ? scale.second : 1);                     \
  }

LOGISTIC(f32, float, 120.0f)
LOGISTIC(f64, double, 760.0)

VM_INLINE float sigmoid_f32(float x) { return logistic_f32(1.0f, x); }
VM_INLINE double sigmoid_f64(double x) { return logistic_f64(1.0, x); }

// Below these bounds the result is -0, minus infinity would give NaN.
VM_INLINE float silu_f32(float x) { return logistic_f32(x < -120.0f ? -120.0f : x, x); }
VM_INLINE double silu_f64(double x) { return logistic_f64(x < -760.0 ? -760.0 : x, x); }

// (1 + tanh(v)) / 2 = 1 / (1 + exp(-2 v)) with 2 v = 2 sqrt(2 / pi) (x + 0.044715 x^3).
VM_INLINE float gelu_tanh_f32(float x) {
  return logistic_f32(x < -120.0f ? -120.0f : x, x * (1.59576912f + 0.0713548163f * (x * x)));
}
VM_INLINE double gelu_tanh_f64(double x) {
  return logistic_f64(x < -760.0 ? -760.0 : x, x * (1.5957691216057308 + 0.07135481627260025 * (x * x)));
}

VM_INLINE float relu_f32(float x) { return x < 0.0f ? 0.0f : x; }
VM_INLINE double relu_f64(double x) { return x < 0.0 ? 0.0 : x; }

FUNCTION(vm_sigmoid_f32, float, sigmoid_f32)
FUNCTION(vm_sigmoid_f64, double, sigmoid_f64)
FUNCTION(vm_silu_f32, float, silu_f32)
FUNCTION(vm_silu_f64, double, silu_f64)
FUNCTION(vm_gelu_tanh_f32, float, gelu_tanh_f32)
FUNCTION(vm_gelu_tanh_f64, double, gelu_tanh_f64)
FUNCTION(vm_relu_f32, float, relu_f32)
FUNCTION(vm_relu_f64, double, relu_f64)
