// Functions that the C library computes one by one.
#include "CVectorMath.h"

#include <math.h>

#define EACH(name)                                                          \
  void vm_##name##_f64(double *dst, const double *x, ptrdiff_t n) {         \
    for (ptrdiff_t i = 0; i < n; i++) dst[i] = name(x[i]);                  \
  }

EACH(tan)
EACH(asin)
EACH(acos)
EACH(atan)
