// The largest magnitude of a strided matrix as a bit pattern, so that NaN and infinity come out on top.
#include "CVectorMath.h"
#include "clones.h"

enum { ACCUMULATORS = 64 };

// The order of the elements does not matter: the shorter stride becomes the rows' and is made positive, and columns
// that touch become one. Strides are in real numbers here, parts is 2 for complex.
#define MAX_BITS(S, BITS, PARTS)                                                                                   \
  typedef BITS bits_##S __attribute__((may_alias));                                                                \
                                                                                                                   \
  VM_INLINE BITS run_##S(const bits_##S *x, ptrdiff_t n) {                                                         \
    const BITS magnitude = (BITS)~(BITS)0 >> 1;                                                                    \
    BITS lanes[ACCUMULATORS] = {0}, largest = 0;                                                                   \
    ptrdiff_t i = 0;                                                                                               \
    for (; i + ACCUMULATORS <= n; i += ACCUMULATORS)                                                               \
      for (int l = 0; l < ACCUMULATORS; l++) {                                                                     \
        BITS size = x[i + l] & magnitude;                                                                          \
        lanes[l] = size > lanes[l] ? size : lanes[l];                                                              \
      }                                                                                                            \
    for (; i < n; i++) {                                                                                           \
      BITS size = x[i] & magnitude;                                                                                \
      largest = size > largest ? size : largest;                                                                   \
    }                                                                                                              \
    for (int l = 0; n >= ACCUMULATORS && l < ACCUMULATORS; l++) largest = lanes[l] > largest ? lanes[l] : largest; \
    return largest;                                                                                                \
  }                                                                                                                \
                                                                                                                   \
  VM_INLINE BITS max_##S(const void *from, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns) {        \
    if (rows <= 0 || columns <= 0) return 0;                                                                       \
    const bits_##S *src = from;                                                                                    \
    rs *= PARTS, cs *= PARTS;                                                                                      \
    if (rs < 0) src += (rows - 1) * rs, rs = -rs;                                                                  \
    if (cs < 0) src += (columns - 1) * cs, cs = -cs;                                                               \
    if (rows == 1 || (columns != 1 && cs < rs)) {                                                                  \
      ptrdiff_t stride = rs, count = rows;                                                                         \
      rs = cs, rows = columns;                                                                                     \
      cs = stride, columns = count;                                                                                \
    }                                                                                                              \
    if (cs == rows * rs) rows *= columns, columns = 1;                                                             \
    BITS largest = 0;                                                                                              \
    for (ptrdiff_t j = 0; j < columns; j++) {                                                                      \
      if (rs == PARTS) {                                                                                           \
        BITS size = run_##S(src + j * cs, rows * PARTS);                                                           \
        largest = size > largest ? size : largest;                                                                 \
        continue;                                                                                                  \
      }                                                                                                            \
      for (ptrdiff_t i = 0; i < rows; i++)                                                                         \
        for (int p = 0; p < PARTS; p++) {                                                                          \
          BITS size = src[i * rs + j * cs + p] & ((BITS)~(BITS)0 >> 1);                                            \
          largest = size > largest ? size : largest;                                                               \
        }                                                                                                          \
    }                                                                                                              \
    return largest;                                                                                                \
  }

MAX_BITS(f32, uint32_t, 1)
MAX_BITS(f64, uint64_t, 1)
MAX_BITS(c32, uint32_t, 2)
MAX_BITS(c64, uint64_t, 2)

VM_CLONES uint32_t vm_max_bits_f32(const float *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns) {
  return max_f32(src, rs, cs, rows, columns);
}

VM_CLONES uint64_t vm_max_bits_f64(const double *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns) {
  return max_f64(src, rs, cs, rows, columns);
}

VM_CLONES uint32_t vm_max_bits_c32(const void *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns) {
  return max_c32(src, rs, cs, rows, columns);
}

VM_CLONES uint64_t vm_max_bits_c64(const void *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns) {
  return max_c64(src, rs, cs, rows, columns);
}
