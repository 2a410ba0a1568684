// Elementwise sums, products and copies of contiguous complex numbers.
//
// No helper takes or returns a complex number whole: a struct of two floats travels as a pair in one register, which
// the vectoriser does not take.
#include "CVectorMath.h"
#include "clones.h"

typedef struct { float re, im; } c32;
typedef struct { double re, im; } c64;

// Fused steps would leave z * conj(z) a rounding error off the real axis.
#pragma clang fp contract(off)

// In the expressions (a, b) is an element of x, or x where that is a scalar, and (c, d) one of y.
#define VECTOR_VECTOR(name, S, T, RE, IM)                                          \
  VM_CLONES void name##_##S(void *dst, const void *x, const void *y, ptrdiff_t n) { \
    S *r = dst;                                                                    \
    const S *v = x, *w = y;                                                        \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                \
      T a = v[i].re, b = v[i].im, c = w[i].re, d = w[i].im;                        \
      r[i].re = RE, r[i].im = IM;                                                  \
    }                                                                              \
  }
#define VECTOR_SCALAR(name, S, T, RE, IM)                                          \
  VM_CLONES void name##_##S(void *dst, const void *x, const void *y, ptrdiff_t n) { \
    S *r = dst;                                                                    \
    const S *v = x, *w = y;                                                        \
    T c = w->re, d = w->im;                                                        \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                \
      T a = v[i].re, b = v[i].im;                                                  \
      r[i].re = RE, r[i].im = IM;                                                  \
    }                                                                              \
  }
#define SCALAR_VECTOR(name, S, T, RE, IM)                                          \
  VM_CLONES void name##_##S(void *dst, const void *x, const void *y, ptrdiff_t n) { \
    S *r = dst;                                                                    \
    const S *v = x, *w = y;                                                        \
    T a = v->re, b = v->im;                                                        \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                \
      T c = w[i].re, d = w[i].im;                                                  \
      r[i].re = RE, r[i].im = IM;                                                  \
    }                                                                              \
  }

#define COMPLEX_ARITHMETIC(S, T)                                                                    \
  VECTOR_SCALAR(vm_add_vs, S, T, a + c, b + d)                                                      \
  VECTOR_SCALAR(vm_subtract_vs, S, T, a - c, b - d)                                                 \
  SCALAR_VECTOR(vm_subtract_sv, S, T, a - c, b - d)                                                 \
  VECTOR_VECTOR(vm_multiply, S, T, a * c - b * d, a * d + b * c)                                    \
  VECTOR_SCALAR(vm_multiply_vs, S, T, a * c - b * d, a * d + b * c)                                 \
  VM_CLONES void vm_axpy_##S(void *dst, const void *a, const void *x, const void *y, ptrdiff_t n) { \
    S *r = dst;                                                                                     \
    const S *s = a, *v = x, *w = y;                                                                 \
    T p = s->re, q = s->im;                                                                         \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                                 \
      T re = v[i].re, im = v[i].im, c = w[i].re, d = w[i].im;                                       \
      r[i].re = p * re - q * im + c, r[i].im = p * im + q * re + d;                                 \
    }                                                                                               \
  }                                                                                                 \
  VM_CLONES void vm_conjugate_##S(void *dst, const void *x, ptrdiff_t n) {                          \
    S *r = dst;                                                                                     \
    const S *v = x;                                                                                 \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                                 \
      T re = v[i].re, im = v[i].im;                                                                 \
      r[i].re = re, r[i].im = -im;                                                                  \
    }                                                                                               \
  }                                                                                                 \
  VM_CLONES void vm_fill_##S(void *dst, const void *value, ptrdiff_t n) {                           \
    S *r = dst;                                                                                     \
    const S *s = value;                                                                             \
    T re = s->re, im = s->im;                                                                       \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) r[i].re = re, r[i].im = im;                       \
  }

COMPLEX_ARITHMETIC(c32, float)
COMPLEX_ARITHMETIC(c64, double)
