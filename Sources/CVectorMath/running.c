// Running sums and products along rows and down columns.
#include "CVectorMathReductions.h"
#include "clones.h"

enum { BLOCK = 64, TILE = 512 };

#pragma clang fp contract(off)

// The sum so far is high + low; a block's own sum is added with what rounding loses (Knuth's two-sum).
typedef struct { double high, low; } carried;

VM_INLINE carried carry(carried sum, double block) {
  double next = sum.high + block, part = next - sum.high;
  return (carried){next, sum.low + ((sum.high - (next - part)) + (block - part))};
}

// Four at a time: only one sum waits for the one before.
#define RUNNING(T, dst, x, n, base, sum)                                                  \
  ptrdiff_t j = 0;                                                                        \
  for (; j + 4 <= n; j += 4) {                                                            \
    double a = (x)[j], ab = a + (x)[j + 1], abc = ab + (x)[j + 2], cd = (double)(x)[j + 2] + (x)[j + 3]; \
    double abcd = ab + cd;                                                                \
    (dst)[j] = (T)(base(sum + a));                                                        \
    (dst)[j + 1] = (T)(base(sum + ab));                                                   \
    (dst)[j + 2] = (T)(base(sum + abc));                                                  \
    sum += abcd;                                                                          \
    (dst)[j + 3] = (T)(base(sum));                                                        \
  }                                                                                       \
  for (; j < n; j++) {                                                                    \
    sum += (x)[j];                                                                        \
    (dst)[j] = (T)(base(sum));                                                            \
  }

#define ALONE(sum) (sum)
#define AFTER(sum) (before.high + (before.low + (sum)))

VM_CLONES void vm_running_sum_rows_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows,
                                       ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    double sum = 0;
    RUNNING(float, dst + i * ld_dst, x + i * ld, n, ALONE, sum)
  }
}

VM_CLONES void vm_running_sum_rows_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows,
                                       ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    carried before = {0, 0};
    for (ptrdiff_t from = 0; from < n; from += BLOCK) {
      ptrdiff_t count = n - from < BLOCK ? n - from : BLOCK;
      double block = 0;
      RUNNING(double, dst + i * ld_dst + from, x + i * ld + from, count, AFTER, block)
      before = carry(before, block);
    }
  }
}

VM_CLONES void vm_running_sum_columns_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows,
                                          ptrdiff_t n) {
  for (ptrdiff_t from = 0; from < n; from += TILE) {
    ptrdiff_t count = n - from < TILE ? n - from : TILE;
    double sums[TILE] = {0};
    for (ptrdiff_t i = 0; i < rows; i++) {
      INDEPENDENT for (ptrdiff_t j = 0; j < count; j++)
        dst[i * ld_dst + from + j] = (float)(sums[j] += x[i * ld + from + j]);
    }
  }
}

VM_CLONES void vm_running_sum_columns_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows,
                                          ptrdiff_t n) {
  for (ptrdiff_t from = 0; from < n; from += TILE) {
    ptrdiff_t count = n - from < TILE ? n - from : TILE;
    double blocks[TILE] = {0}, high[TILE] = {0}, low[TILE] = {0};
    for (ptrdiff_t i = 0; i < rows; i++) {
      if (i > 0 && i % BLOCK == 0) {
        for (ptrdiff_t j = 0; j < count; j++) {
          carried next = carry((carried){high[j], low[j]}, blocks[j]);
          high[j] = next.high;
          low[j] = next.low;
          blocks[j] = 0;
        }
      }
      INDEPENDENT for (ptrdiff_t j = 0; j < count; j++) {
        blocks[j] += x[i * ld + from + j];
        dst[i * ld_dst + from + j] = high[j] + (low[j] + blocks[j]);
      }
    }
  }
}

// Unsigned, so that it wraps around.
void vm_running_sum_rows_i64(int64_t *dst, ptrdiff_t ld_dst, const int64_t *x, ptrdiff_t ld, ptrdiff_t rows,
                             ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    uint64_t sum = 0;
    for (ptrdiff_t j = 0; j < n; j++) dst[i * ld_dst + j] = (int64_t)(sum += (uint64_t)x[i * ld + j]);
  }
}

VM_CLONES void vm_running_sum_columns_i64(int64_t *dst, ptrdiff_t ld_dst, const int64_t *x, ptrdiff_t ld,
                                          ptrdiff_t rows, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    const int64_t *row = x + i * ld;
    int64_t *to = dst + i * ld_dst;
    if (i == 0) {
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) to[j] = row[j];
    } else {
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) to[j] = (int64_t)((uint64_t)(to - ld_dst)[j] + (uint64_t)row[j]);
    }
  }
}

#define RUNNING_PRODUCT(name, T, U)                                                                     \
  void name(T *dst, ptrdiff_t ld_dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) {          \
    for (ptrdiff_t i = 0; i < rows; i++) {                                                              \
      U product = 1;                                                                                    \
      for (ptrdiff_t j = 0; j < n; j++) dst[i * ld_dst + j] = (T)(product *= (U)x[i * ld + j]);         \
    }                                                                                                   \
  }

RUNNING_PRODUCT(vm_running_product_rows_f32, float, float)
RUNNING_PRODUCT(vm_running_product_rows_f64, double, double)
RUNNING_PRODUCT(vm_running_product_rows_i64, int64_t, uint64_t)
