// Sums of contiguous numbers: blocks over many accumulators, the blocks' sums pairwise. Sums of 1, 2, 4 and so on
// blocks wait in a stack, merged as the bits of a counter carry. No step is fused and the lanes are fixed, so every
// instruction set gives the same result.
#ifndef VM_PAIRWISE_H
#define VM_PAIRWISE_H

#include "clones.h"

enum { SUM_LANES = 32, SUM_BLOCK = 1024 };

// `term(i)` is a number of type T made of x, and of s where there is need.
#define PAIRWISE_SUM(name, T, P, C, term)                                                 \
  VM_INLINE T name##_block(const P *x, ptrdiff_t n, T s) {                                \
    _Pragma("clang fp contract(off)")                                                     \
    T lanes[SUM_LANES], tail = 0;                                                         \
    ptrdiff_t i = 0;                                                                      \
    if (n < SUM_LANES) {                                                                  \
      for (; i < n; i++) tail += term(i);                                                 \
      return tail;                                                                        \
    }                                                                                     \
    for (ptrdiff_t l = 0; l < SUM_LANES; l++) lanes[l] = 0;                               \
    for (; i + SUM_LANES <= n; i += SUM_LANES)                                            \
      for (ptrdiff_t l = 0; l < SUM_LANES; l++) lanes[l] += term(i + l);                  \
    for (; i < n; i++) tail += term(i);                                                   \
    for (ptrdiff_t half = SUM_LANES / 2; half > 0; half /= 2)                             \
      for (ptrdiff_t l = 0; l < half; l++) lanes[l] += lanes[l + half];                   \
    return lanes[0] + tail;                                                               \
  }                                                                                       \
  VM_INLINE T name(const P *x, ptrdiff_t n, T s) {                                        \
    if (n <= SUM_BLOCK) return name##_block(x, n, s);                                     \
    T waiting[64], sum = 0;                                                               \
    int depth = 0;                                                                        \
    ptrdiff_t blocks = 0;                                                                 \
    for (ptrdiff_t start = 0; start < n; start += SUM_BLOCK, blocks++) {                  \
      T part = name##_block(x + C * start, n - start < SUM_BLOCK ? n - start : SUM_BLOCK, s); \
      for (ptrdiff_t carry = blocks; carry & 1; carry >>= 1) part = waiting[--depth] + part; \
      waiting[depth++] = part;                                                            \
    }                                                                                     \
    while (depth > 0) sum = waiting[--depth] + sum;                                       \
    return sum;                                                                           \
  }

#endif
