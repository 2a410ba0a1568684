// Runs of zeros at the ends of contiguous numbers, a cache line at a time.
#include "CVectorMath.h"
#include "lanes.h"

// The sign bit is shifted out: minus zero is zero too.
#define RUNS(suffix, number, line, line_anywhere, lanes)                                                    \
  VM_CLONES ptrdiff_t vm_leading_zeros_##suffix(const number *x, ptrdiff_t n) {                            \
    ptrdiff_t i = 0;                                                                                        \
    for (; i + lanes <= n; i += lanes)                                                                      \
      if (__builtin_reduce_or((line)(*(const line_anywhere *)(x + i) << 1)) != 0) break;                    \
    while (i < n && x[i] == 0) i++;                                                                         \
    return i;                                                                                               \
  }                                                                                                         \
                                                                                                            \
  VM_CLONES ptrdiff_t vm_trailing_zeros_##suffix(const number *x, ptrdiff_t n) {                           \
    ptrdiff_t i = n;                                                                                        \
    for (; i >= lanes; i -= lanes)                                                                          \
      if (__builtin_reduce_or((line)(*(const line_anywhere *)(x + i - lanes) << 1)) != 0) break;            \
    while (i > 0 && x[i - 1] == 0) i--;                                                                     \
    return n - i;                                                                                           \
  }

RUNS(f32, float, u32x16, u32x16_anywhere, 16)
RUNS(f64, double, u64x8, u64x8_anywhere, 8)
