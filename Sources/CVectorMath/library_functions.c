// Functions that the C library computes one by one.
#include "CVectorMath.h"

#include <math.h>

#define EACH(name, T, expression)                                            \
  void name(T *dst, const T *x, ptrdiff_t n) {                               \
    for (ptrdiff_t i = 0; i < n; i++) dst[i] = expression;                   \
  }
#define BOTH(name, call) EACH(vm_##name##_f32, float, call##f(x[i])) EACH(vm_##name##_f64, double, call(x[i]))

BOTH(expm1, expm1)
BOTH(log, log)
BOTH(log1p, log1p)
BOTH(sin, sin)
BOTH(cos, cos)
BOTH(tan, tan)
BOTH(asin, asin)
BOTH(acos, acos)
BOTH(atan, atan)
BOTH(sinh, sinh)
BOTH(cosh, cosh)
BOTH(tanh, tanh)
BOTH(erf, erf)
EACH(vm_sigmoid_f32, float, 1 / (1 + expf(-x[i])))
EACH(vm_sigmoid_f64, double, 1 / (1 + exp(-x[i])))
EACH(vm_silu_f32, float, x[i] / (1 + expf(-x[i])))
EACH(vm_silu_f64, double, x[i] / (1 + exp(-x[i])))
EACH(vm_gelu_f32, float, 0.5f * x[i] * erfcf(-x[i] * 0.70710678f))
EACH(vm_gelu_f64, double, 0.5 * x[i] * erfc(-x[i] * 0.70710678118654752))
EACH(vm_gelu_tanh_f32, float, 0.5f * x[i] * (1 + tanhf(0.79788456f * (x[i] + 0.044715f * x[i] * x[i] * x[i]))))
EACH(vm_gelu_tanh_f64, double, 0.5 * x[i] * (1 + tanh(0.79788456080286536 * (x[i] + 0.044715 * x[i] * x[i] * x[i]))))
EACH(vm_relu_f32, float, x[i] < 0 ? 0 : x[i])
EACH(vm_relu_f64, double, x[i] < 0 ? 0 : x[i])

#define POWER(suffix, T, f)                                                                                        \
  void vm_power_##suffix(T *dst, const T *x, const T *y, ptrdiff_t n) {                                            \
    for (ptrdiff_t i = 0; i < n; i++) dst[i] = f(x[i], y[i]);                                                      \
  }                                                                                                                \
  void vm_power_vs_##suffix(T *dst, const T *x, T y, ptrdiff_t n) {                                                \
    for (ptrdiff_t i = 0; i < n; i++) dst[i] = f(x[i], y);                                                         \
  }                                                                                                                \
  void vm_power_sv_##suffix(T *dst, T x, const T *y, ptrdiff_t n) {                                                \
    for (ptrdiff_t i = 0; i < n; i++) dst[i] = f(x, y[i]);                                                         \
  }

POWER(f32, float, powf)
POWER(f64, double, pow)
