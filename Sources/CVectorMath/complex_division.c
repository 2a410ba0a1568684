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

VM_INLINE double larger_magnitude(double re, double im) {
  re = fabs(re), im = fabs(im);
  return re > im ? re : im;
}

// (x + iy) / (z + iw). The divisor is brought near 1. The dividend moves only away from the ends of the range, so that a
// small part beside a large one survives; its scale is taken back last, where the only rounding into subnormal numbers
// happens.
VM_INLINE void divide_c64(c64 *quotient, double x, double y, double z, double w) {
  int64_t e = biased_exponent(larger_magnitude(z, w));
  e = e < 1 ? 1 : e > 2045 ? 2045 : e;
  double scale = power_of_two(2046 - e);
  double a = z * scale, b = w * scale;
  double size = larger_magnitude(x, y);
  int huge = size >= 0x1p1019, tiny = size < 0x1p-900;
  double down = huge ? 0x1p-4 : tiny ? 0x1p106 : 1;
  double up = huge ? 0x1p4 : tiny ? 0x1p-106 : 1;
  double c = x * down, d = y * down;
  double norm = a * a + b * b;
  double re = (c * a + d * b) / norm * scale * up;
  double im = (d * a - c * b) / norm * scale * up;
  int zero = z == 0 && w == 0;
  int infinite = fabs(z) == INFINITY || fabs(w) == INFINITY;
  quotient->re = zero ? x / 0.0 : infinite ? x * 0.0 : re;
  quotient->im = zero ? y / 0.0 : infinite ? y * 0.0 : im;
}

// Squares and products of floats fit in doubles.
VM_INLINE void divide_c32(c32 *quotient, float x, float y, float z, float w) {
  double a = z, b = w, c = x, d = y;
  double norm = a * a + b * b;
  double re = (c * a + d * b) / norm;
  double im = (d * a - c * b) / norm;
  int infinite = fabs(a) == INFINITY || fabs(b) == INFINITY;
  re = norm == 0 ? c / 0.0 : infinite ? c * 0.0 : re;
  im = norm == 0 ? d / 0.0 : infinite ? d * 0.0 : im;
  quotient->re = (float)re;
  quotient->im = (float)im;
}

// As in the products, no complex number is passed whole.
#define COMPLEX_DIVISION(S, T)                                                                        \
  VM_CLONES void vm_divide_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {                \
    S *d = dst;                                                                                       \
    const S *v = x, *w = y;                                                                           \
    for (ptrdiff_t i = 0; i < n; i++) divide_##S(d + i, v[i].re, v[i].im, w[i].re, w[i].im);          \
  }                                                                                                   \
  VM_CLONES void vm_divide_vs_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {             \
    S *d = dst;                                                                                       \
    const S *v = x, *w = y;                                                                           \
    T re = w->re, im = w->im;                                                                         \
    for (ptrdiff_t i = 0; i < n; i++) divide_##S(d + i, v[i].re, v[i].im, re, im);                    \
  }                                                                                                   \
  VM_CLONES void vm_divide_sv_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {             \
    S *d = dst;                                                                                       \
    const S *v = x, *w = y;                                                                           \
    T re = v->re, im = v->im;                                                                         \
    for (ptrdiff_t i = 0; i < n; i++) divide_##S(d + i, re, im, w[i].re, w[i].im);                    \
  }

COMPLEX_DIVISION(c32, float)
COMPLEX_DIVISION(c64, double)
