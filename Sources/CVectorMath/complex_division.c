// Complex quotients that overflow and underflow only where the result does, without branches.
#include "CVectorMath.h"
#include "clones.h"

#include <math.h>

typedef struct { float re, im; } c32;
typedef struct { double re, im; } c64;

#pragma clang fp contract(off)

VM_INLINE double power_of_two(int64_t biased_exponent) {
  union { int64_t bits; double value; } u = {biased_exponent << 52};
  return u.value;
}

VM_INLINE int64_t biased_exponent(double x) {
  union { double value; int64_t bits; } u = {x};
  return (u.bits >> 52) & 0x7ff;
}

VM_INLINE double larger_magnitude(c64 z) {
  double re = fabs(z.re), im = fabs(z.im);
  return re > im ? re : im;
}

// The divisor is brought near 1. The dividend moves only away from the ends of the range, so that a small part beside a
// large one survives; its scale is taken back last, where the only rounding into subnormal numbers happens.
VM_INLINE c64 divide_c64(c64 x, c64 y) {
  int64_t e = biased_exponent(larger_magnitude(y));
  e = e < 1 ? 1 : e > 2045 ? 2045 : e;
  double scale = power_of_two(2046 - e);
  double a = y.re * scale, b = y.im * scale;
  double size = larger_magnitude(x);
  int huge = size >= 0x1p1019, tiny = size < 0x1p-900;
  double down = huge ? 0x1p-4 : tiny ? 0x1p106 : 1;
  double up = huge ? 0x1p4 : tiny ? 0x1p-106 : 1;
  double c = x.re * down, d = x.im * down;
  double norm = a * a + b * b;
  double re = (c * a + d * b) / norm * scale * up;
  double im = (d * a - c * b) / norm * scale * up;
  int zero = y.re == 0 && y.im == 0;
  int infinite = fabs(y.re) == INFINITY || fabs(y.im) == INFINITY;
  re = zero ? x.re / 0.0 : infinite ? x.re * 0.0 : re;
  im = zero ? x.im / 0.0 : infinite ? x.im * 0.0 : im;
  return (c64){re, im};
}

// Squares and products of floats fit in doubles.
VM_INLINE c32 divide_c32(c32 x, c32 y) {
  double a = y.re, b = y.im, c = x.re, d = x.im;
  double norm = a * a + b * b;
  double re = (c * a + d * b) / norm;
  double im = (d * a - c * b) / norm;
  int infinite = fabs(a) == INFINITY || fabs(b) == INFINITY;
  re = norm == 0 ? c / 0.0 : infinite ? c * 0.0 : re;
  im = norm == 0 ? d / 0.0 : infinite ? d * 0.0 : im;
  return (c32){(float)re, (float)im};
}

#define COMPLEX_DIVISION(S)                                                                 \
  VM_CLONES void vm_divide_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {      \
    S *d = dst;                                                                             \
    const S *v = x, *w = y;                                                                 \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = divide_##S(v[i], w[i]);                        \
  }                                                                                         \
  VM_CLONES void vm_divide_vs_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {   \
    S *d = dst, s = *(const S *)y;                                                          \
    const S *v = x;                                                                         \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = divide_##S(v[i], s);                           \
  }                                                                                         \
  VM_CLONES void vm_divide_sv_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {   \
    S *d = dst, s = *(const S *)x;                                                          \
    const S *v = y;                                                                         \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = divide_##S(s, v[i]);                           \
  }

COMPLEX_DIVISION(c32)
COMPLEX_DIVISION(c64)
