// Functions that the C library computes one by one.
#include "CVectorMath.h"

#include <math.h>

#define EACH(name, T, expression)                                            \
  void name(T *dst, const T *x, ptrdiff_t n) {                               \
    for (ptrdiff_t i = 0; i < n; i++) dst[i] = expression;                   \
  }
#define BOTH(name, call) EACH(vm_##name##_f32, float, call##f(x[i])) EACH(vm_##name##_f64, double, call(x[i]))

BOTH(tan, tan)
BOTH(asin, asin)
BOTH(acos, acos)
BOTH(atan, atan)
BOTH(sinh, sinh)
BOTH(cosh, cosh)
