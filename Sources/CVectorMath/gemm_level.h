// Small products of one element type for one instruction set. See gemm_type.h for what is defined. The includer adds
// LEVEL, the attribute of the instruction set; REALS, how many its vectors hold; NAME(stem), which makes names its own;
// and where there are masks MASKED_SWAP, the indices for all lanes.

// With 32 registers two vectors of rows share what is read of B.
#ifdef MASKED_SWAP
#define WIDEST (2 * REALS)
#else
#define WIDEST REALS
#endif

#define LOAD(p) (*(const VECTOR *)(p))
#define STORE(p, v) (*(VECTOR *)(p) = (v))

#if PARTS == 1
#define BLOCK NAME(block_1)
#define LANES 1
#include "gemm_block.h"
#endif

#define BLOCK NAME(block_2)
#define LANES 2
#define SWAPPED 1, 0
#include "gemm_block.h"

#if REALS >= 4
#define BLOCK NAME(block_4)
#define LANES 4
#define SWAPPED 1, 0, 3, 2
#include "gemm_block.h"
#endif

#if REALS >= 8
#define BLOCK NAME(block_8)
#define LANES 8
#define SWAPPED 1, 0, 3, 2, 5, 4, 7, 6
#include "gemm_block.h"
#endif

#if WIDEST >= 16
#define BLOCK NAME(block_16)
#define LANES 16
#define SWAPPED 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14
#include "gemm_block.h"
#endif

#if WIDEST >= 32
#define BLOCK NAME(block_32)
#define LANES 32
#define SWAPPED                                                                                                     \
  1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14, 17, 16, 19, 18, 21, 20, 23, 22, 25, 24, 27, 26, 29, 28, 31, \
      30
#include "gemm_block.h"
#endif

#undef LOAD
#undef STORE

#ifdef MASKED_SWAP
#define LOAD(p) MASKED_LOAD(p)
#define STORE(p, v) MASKED_STORE(p, v)
#define BLOCK NAME(block_masked)
#define LANES REALS
#define SWAPPED MASKED_SWAP
#include "gemm_block.h"
#undef LOAD
#undef STORE
#endif

// All rows in one vector: the arguments lie where the block takes them, so each of these calls is a jump.
LEVEL VM_INLINE void NAME(rows)(PARAMETERS) {
  switch (m * PARTS) {
#if PARTS == 1
    case 1: NAME(block_1)(ARGUMENTS); return;
#endif
    case 2: NAME(block_2)(ARGUMENTS); return;
#if REALS >= 4
    case 4: NAME(block_4)(ARGUMENTS); return;
#endif
#if REALS >= 8
    case 8: NAME(block_8)(ARGUMENTS); return;
#endif
#if WIDEST >= 16
    case 16: NAME(block_16)(ARGUMENTS); return;
#endif
#if WIDEST >= 32
    case 32: NAME(block_32)(ARGUMENTS); return;
#endif
#ifdef MASKED_SWAP
    default: NAME(block_masked)(ARGUMENTS); return;
#endif
  }
}

// How many rows one block can take.
VM_INLINE ptrdiff_t NAME(fitting)(ptrdiff_t m) {
  if (m >= WIDEST / PARTS) return WIDEST / PARTS;
#ifdef MASKED_SWAP
  return m < REALS / PARTS ? m : REALS / PARTS;
#else
  while (m & (m - 1)) m &= m - 1;
  return m;
#endif
}

// Blocks of rows, those of A made contiguous a slab at a time. Where C has other strides a row is a block.
LEVEL __attribute__((noinline)) static void NAME(blocks)(PARAMETERS) {
  ptrdiff_t all = m, depth = k;
  for (ptrdiff_t i = 0; i < all; i += m) {
    m = NAME(fitting)(all - i);
    if (rs_c != 1) m = 1;
    const T *rows = a + i * rs_a * PARTS;
    T *target = c + i * rs_c * PARTS;
    if (m == 1 || rs_a == 1) {
      NAME(rows)(m, n, k, alpha, rows, 1, cs_a, b, rs_b, cs_b, beta, target, 1, cs_c CONJUGATES);
      continue;
    }
    T slab[WIDEST * SLAB];
    ptrdiff_t p = 0;
    do {
      depth = k - p < SLAB ? k - p : SLAB;
      for (ptrdiff_t q = 0; q < depth; q++)
        _Pragma("clang loop vectorize(disable)") for (ptrdiff_t r = 0; r < m; r++)
          for (ptrdiff_t part = 0; part < PARTS; part++)
            slab[(q * m + r) * PARTS + part] = rows[(r * rs_a + (p + q) * cs_a) * PARTS + part];
      NAME(rows)(m, n, depth, alpha, slab, 1, m, b + p * rs_b * PARTS, rs_b, cs_b, p == 0 ? beta : ONE, target, 1,
                 cs_c CONJUGATES);
      p += depth;
    } while (p < k);
  }
}

LEVEL VM_INLINE void NAME(multiply)(PARAMETERS) {
  if (NAME(fitting)(m) == m && (m == 1 || (rs_a == 1 && rs_c == 1)))
    NAME(rows)(ARGUMENTS);
  else if (m != 1 && rs_c != 1 && (n == 1 || cs_c == 1))
    NAME(blocks)(TRANSPOSED);
  else
    NAME(blocks)(ARGUMENTS);
}

#undef LEVEL
#undef REALS
#undef WIDEST
#undef NAME
