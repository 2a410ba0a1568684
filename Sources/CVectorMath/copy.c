// Copies of strided matrices that also say how large their elements are.
#include "CVectorMath.h"
#include "clones.h"

#define BITS(U, x) ((union { __typeof__(x) value; U bits; }){x}.bits & (U)~((U)1 << (8 * sizeof(U) - 1)))

#define REAL_COPY(S, T, U)                                                                                             \
  VM_CLONES U vm_copy_##S(T *dst, ptrdiff_t ldd, const T *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows,             \
                          ptrdiff_t columns) {                                                                         \
    U largest = 0;                                                                                                     \
    for (ptrdiff_t j = 0; j < columns; j++)                                                                            \
      for (ptrdiff_t i = 0; i < rows; i++) {                                                                           \
        T x = dst[i + j * ldd] = src[i * rs + j * cs];                                                                 \
        U bits = BITS(U, x);                                                                                           \
        largest = bits > largest ? bits : largest;                                                                     \
      }                                                                                                                \
    return largest;                                                                                                    \
  }                                                                                                                    \
  VM_CLONES U vm_max_bits_##S(const T *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns) {           \
    U largest = 0;                                                                                                     \
    for (ptrdiff_t j = 0; j < columns; j++)                                                                            \
      for (ptrdiff_t i = 0; i < rows; i++) {                                                                           \
        U bits = BITS(U, src[i * rs + j * cs]);                                                                        \
        largest = bits > largest ? bits : largest;                                                                     \
      }                                                                                                                \
    return largest;                                                                                                    \
  }

#define COMPLEX_COPY(S, T, U)                                                                                          \
  VM_CLONES U vm_copy_##S(void *dst, ptrdiff_t ldd, const void *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows,       \
                          ptrdiff_t columns, int conjugate) {                                                          \
    U largest = 0;                                                                                                     \
    T *d = dst;                                                                                                        \
    const T *s = src;                                                                                                  \
    for (ptrdiff_t j = 0; j < columns; j++)                                                                            \
      for (ptrdiff_t i = 0; i < rows; i++) {                                                                           \
        T re = s[2 * (i * rs + j * cs)], im = s[2 * (i * rs + j * cs) + 1];                                            \
        d[2 * (i + j * ldd)] = re;                                                                                     \
        d[2 * (i + j * ldd) + 1] = conjugate ? -im : im;                                                               \
        U a = BITS(U, re), b = BITS(U, im), bits = a > b ? a : b;                                                      \
        largest = bits > largest ? bits : largest;                                                                     \
      }                                                                                                                \
    return largest;                                                                                                    \
  }                                                                                                                    \
  VM_CLONES U vm_max_bits_##S(const void *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns) {        \
    U largest = 0;                                                                                                     \
    const T *s = src;                                                                                                  \
    for (ptrdiff_t j = 0; j < columns; j++)                                                                            \
      for (ptrdiff_t i = 0; i < rows; i++) {                                                                           \
        U a = BITS(U, s[2 * (i * rs + j * cs)]), b = BITS(U, s[2 * (i * rs + j * cs) + 1]), bits = a > b ? a : b;      \
        largest = bits > largest ? bits : largest;                                                                     \
      }                                                                                                                \
    return largest;                                                                                                    \
  }

REAL_COPY(f32, float, uint32_t)
REAL_COPY(f64, double, uint64_t)
COMPLEX_COPY(c32, float, uint32_t)
COMPLEX_COPY(c64, double, uint64_t)
