// Transposes of square tiles held in vectors of 64 bytes: 16 by 16 of 4 bytes, 8 by 8 of 8, 4 by 4 of 16.
//
// Each stage exchanges the off-diagonal blocks of a size, halving it: the first vector of a pair keeps its even blocks
// and takes the even blocks of the second, which is left with the odd ones.
#ifndef VM_TRANSPOSE_H
#define VM_TRANSPOSE_H

#include "lanes.h"

#define STAGE(V, v, count, half, even, odd)                 \
  UNROLLED for (int r = 0; r < count; r++)                  \
    if ((r & half) == 0) {                                  \
      V low = v[r], high = v[r + half];                     \
      v[r] = __builtin_shufflevector(low, high, even);      \
      v[r + half] = __builtin_shufflevector(low, high, odd); \
    }

#define EVEN_4_OF_8 0, 1, 2, 3, 8, 9, 10, 11
#define ODD_4_OF_8 4, 5, 6, 7, 12, 13, 14, 15
#define EVEN_2_OF_8 0, 1, 8, 9, 4, 5, 12, 13
#define ODD_2_OF_8 2, 3, 10, 11, 6, 7, 14, 15
#define EVEN_1_OF_8 0, 8, 2, 10, 4, 12, 6, 14
#define ODD_1_OF_8 1, 9, 3, 11, 5, 13, 7, 15

#define EVEN_8_OF_16 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23
#define ODD_8_OF_16 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31
#define EVEN_4_OF_16 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27
#define ODD_4_OF_16 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31
#define EVEN_2_OF_16 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29
#define ODD_2_OF_16 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31
#define EVEN_1_OF_16 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30
#define ODD_1_OF_16 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31

VM_INLINE void transpose_4_bytes(u32x16 v[16]) {
  STAGE(u32x16, v, 16, 8, EVEN_8_OF_16, ODD_8_OF_16)
  STAGE(u32x16, v, 16, 4, EVEN_4_OF_16, ODD_4_OF_16)
  STAGE(u32x16, v, 16, 2, EVEN_2_OF_16, ODD_2_OF_16)
  STAGE(u32x16, v, 16, 1, EVEN_1_OF_16, ODD_1_OF_16)
}

VM_INLINE void transpose_8_bytes(u64x8 v[8]) {
  STAGE(u64x8, v, 8, 4, EVEN_4_OF_8, ODD_4_OF_8)
  STAGE(u64x8, v, 8, 2, EVEN_2_OF_8, ODD_2_OF_8)
  STAGE(u64x8, v, 8, 1, EVEN_1_OF_8, ODD_1_OF_8)
}

VM_INLINE void transpose_16_bytes(u64x8 v[4]) {
  STAGE(u64x8, v, 4, 2, EVEN_4_OF_8, ODD_4_OF_8)
  STAGE(u64x8, v, 4, 1, EVEN_2_OF_8, ODD_2_OF_8)
}

#endif
