// Elementwise sums, products and copies of contiguous complex numbers.
#include "CVectorMath.h"
#include "clones.h"

typedef struct { float re, im; } c32;
typedef struct { double re, im; } c64;

// Fused steps would leave z * conj(z) a rounding error off the real axis.
#pragma clang fp contract(off)

#define COMPLEX_ARITHMETIC(S)                                                                              \
  VM_INLINE S add_##S(S x, S y) { return (S){x.re + y.re, x.im + y.im}; }                                  \
  VM_INLINE S subtract_##S(S x, S y) { return (S){x.re - y.re, x.im - y.im}; }                             \
  VM_INLINE S multiply_##S(S x, S y) {                                                                     \
    return (S){x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re};                                      \
  }                                                                                                        \
  VM_CLONES void vm_add_vs_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {                     \
    S *d = dst, s = *(const S *)y;                                                                         \
    const S *v = x;                                                                                        \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = add_##S(v[i], s);                                             \
  }                                                                                                        \
  VM_CLONES void vm_subtract_vs_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {                \
    S *d = dst, s = *(const S *)y;                                                                         \
    const S *v = x;                                                                                        \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = subtract_##S(v[i], s);                                        \
  }                                                                                                        \
  VM_CLONES void vm_subtract_sv_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {                \
    S *d = dst, s = *(const S *)x;                                                                         \
    const S *v = y;                                                                                        \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = subtract_##S(s, v[i]);                                        \
  }                                                                                                        \
  VM_CLONES void vm_multiply_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {                   \
    S *d = dst;                                                                                            \
    const S *v = x, *w = y;                                                                                \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = multiply_##S(v[i], w[i]);                                     \
  }                                                                                                        \
  VM_CLONES void vm_multiply_vs_##S(void *dst, const void *x, const void *y, ptrdiff_t n) {                \
    S *d = dst, s = *(const S *)y;                                                                         \
    const S *v = x;                                                                                        \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = multiply_##S(v[i], s);                                        \
  }                                                                                                        \
  VM_CLONES void vm_conjugate_##S(void *dst, const void *x, ptrdiff_t n) {                                 \
    S *d = dst;                                                                                            \
    const S *v = x;                                                                                        \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = (S){v[i].re, -v[i].im};                                       \
  }                                                                                                        \
  VM_CLONES void vm_axpy_##S(void *dst, const void *a, const void *x, const void *y, ptrdiff_t n) {        \
    S *d = dst, s = *(const S *)a;                                                                         \
    const S *v = x, *w = y;                                                                                \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = add_##S(multiply_##S(s, v[i]), w[i]);                         \
  }                                                                                                        \
  VM_CLONES void vm_fill_##S(void *dst, const void *value, ptrdiff_t n) {                                  \
    S *d = dst, s = *(const S *)value;                                                                     \
    for (ptrdiff_t i = 0; i < n; i++) d[i] = s;                                                            \
  }

COMPLEX_ARITHMETIC(c32)
COMPLEX_ARITHMETIC(c64)
