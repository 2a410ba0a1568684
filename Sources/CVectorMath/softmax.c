// Softmax and its relatives of the rows of row-major blocks.
#include "decay.h"

#include "CVectorMathReductions.h"

#include <math.h>

enum { LANES = 32, BLOCK = 1024 };

// The end of a row that does not fill the lanes is filled up with -inf, which is no term of a sum.
#define FILLED(T, rest, x, count)                                                              \
  T rest[LANES];                                                                               \
  for (ptrdiff_t l = 0; l < LANES; l++) rest[l] = -INFINITY;                                   \
  for (ptrdiff_t l = 0; l < (count); l++) rest[l] = (x)[l];

// The largest number, NaN left out: whatever is computed with it is NaN all the same.
#define LARGEST(name, T)                                                                       \
  VM_INLINE T name(const T *x, ptrdiff_t n) {                                                  \
    T lanes[LANES];                                                                            \
    ptrdiff_t whole = n / LANES * LANES;                                                       \
    for (ptrdiff_t l = 0; l < LANES; l++) lanes[l] = -INFINITY;                                \
    for (ptrdiff_t i = 0; i < whole; i += LANES)                                               \
      for (ptrdiff_t l = 0; l < LANES; l++) lanes[l] = x[i + l] > lanes[l] ? x[i + l] : lanes[l]; \
    for (ptrdiff_t l = 0; l < n - whole; l++) lanes[l] = x[whole + l] > lanes[l] ? x[whole + l] : lanes[l]; \
    for (ptrdiff_t half = LANES / 2; half > 0; half /= 2)                                      \
      for (ptrdiff_t l = 0; l < half; l++) lanes[l] = lanes[l + half] > lanes[l] ? lanes[l + half] : lanes[l]; \
    return lanes[0];                                                                           \
  }

LARGEST(largest_f32, float)
LARGEST(largest_f64, double)

// The sum of exp(x - shift), in blocks over many accumulators; the terms are stored where there is a target.
#define EXPONENTIAL_SUM(name, T, decay)                                                        \
  VM_INLINE double name(T *dst, const T *x, ptrdiff_t n, T shift) {                            \
    double sum = 0;                                                                            \
    for (ptrdiff_t from = 0; from < n; from += BLOCK) {                                        \
      ptrdiff_t end = n - from < BLOCK ? n : from + BLOCK, i = from;                           \
      T lanes[LANES] = {0};                                                                    \
      for (; i + LANES <= end; i += LANES)                                                     \
        for (ptrdiff_t l = 0; l < LANES; l++) {                                                \
          T e = decay(x[i + l] - shift);                                                       \
          if (dst) dst[i + l] = e;                                                             \
          lanes[l] += e;                                                                       \
        }                                                                                      \
      if (i < end) {                                                                           \
        FILLED(T, rest, x + i, end - i)                                                        \
        for (ptrdiff_t l = 0; l < LANES; l++) {                                                \
          rest[l] = decay(rest[l] - shift);                                                    \
          lanes[l] += rest[l];                                                                 \
        }                                                                                      \
        for (ptrdiff_t l = 0; dst && l < end - i; l++) dst[i + l] = rest[l];                   \
      }                                                                                        \
      for (ptrdiff_t half = LANES / 2; half > 0; half /= 2)                                    \
        for (ptrdiff_t l = 0; l < half; l++) lanes[l] += lanes[l + half];                      \
      sum += lanes[0];                                                                         \
    }                                                                                          \
    return sum;                                                                                \
  }

EXPONENTIAL_SUM(sum_of_f32, float, decay_f32)
EXPONENTIAL_SUM(sum_of_f64, double, decay_f64)

#define SOFTMAX(suffix, T)                                                                     \
  VM_CLONES void vm_softmax_rows_##suffix(T *dst, ptrdiff_t ld_dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, \
                                          ptrdiff_t n) {                                       \
    for (ptrdiff_t i = 0; i < rows; i++, dst += ld_dst, x += ld) {                             \
      T scale = (T)(1 / sum_of_##suffix(dst, x, n, largest_##suffix(x, n)));                   \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) dst[j] *= scale;                           \
    }                                                                                          \
  }                                                                                            \
  VM_CLONES void vm_log_softmax_rows_##suffix(T *dst, ptrdiff_t ld_dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, \
                                              ptrdiff_t n) {                                   \
    for (ptrdiff_t i = 0; i < rows; i++, dst += ld_dst, x += ld) {                             \
      T largest = largest_##suffix(x, n);                                                      \
      T logarithm = (T)log(sum_of_##suffix(0, x, n, largest));                                 \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) dst[j] = (x[j] - largest) - logarithm;     \
    }                                                                                          \
  }                                                                                            \
  VM_CLONES void vm_log_sum_exp_rows_##suffix(T *dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    for (ptrdiff_t i = 0; i < rows; i++, x += ld) {                                            \
      T largest = largest_##suffix(x, n);                                                      \
      if (largest - largest == 0) {                                                            \
        dst[i] = (T)(largest + log(sum_of_##suffix(0, x, n, largest)));                        \
        continue;                                                                              \
      }                                                                                        \
      dst[i] = largest;                                                                        \
      for (ptrdiff_t j = 0; j < n; j++) dst[i] = x[j] != x[j] ? x[j] : dst[i];                 \
    }                                                                                          \
  }

SOFTMAX(f32, float)
SOFTMAX(f64, double)
