// Layer norm and RMS norm of the rows of row-major blocks: a row stays in the first cache while it is read three times.
#include "pairwise.h"

#include "CVectorMathReductions.h"

#include <math.h>

#define ITSELF(i) x[i]
#define DEVIATION(i) (x[i] - s) * (x[i] - s)

PAIRWISE_SUM(sum_f32, float, float, 1, ITSELF)
PAIRWISE_SUM(sum_f64, double, double, 1, ITSELF)
PAIRWISE_SUM(squares_f32, float, float, 1, DEVIATION)
PAIRWISE_SUM(squares_f64, double, double, 1, DEVIATION)

// dst = (x - mean) scale weight + bias, the last two where they are.
#define SCALED_ROW(name, T)                                                                               \
  VM_INLINE void name(T *dst, const T *x, T mean, T scale, const T *weight, const T *bias, ptrdiff_t n) { \
    if (weight && bias) {                                                                                 \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) dst[j] = (x[j] - mean) * scale * weight[j] + bias[j]; \
    } else if (weight) {                                                                                  \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) dst[j] = (x[j] - mean) * scale * weight[j];           \
    } else if (bias) {                                                                                    \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) dst[j] = (x[j] - mean) * scale + bias[j];             \
    } else {                                                                                              \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) dst[j] = (x[j] - mean) * scale;                       \
    }                                                                                                     \
  }

SCALED_ROW(scaled_row_f32, float)
SCALED_ROW(scaled_row_f64, double)

#define NORMS(suffix, T)                                                                                  \
  VM_CLONES void vm_layer_norm_rows_##suffix(T *dst, ptrdiff_t ld_dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, \
                                             ptrdiff_t n, const T *weight, const T *bias, T epsilon) {    \
    for (ptrdiff_t i = 0; i < rows; i++, dst += ld_dst, x += ld) {                                        \
      T mean = sum_##suffix(x, n, 0) / (T)n;                                                              \
      T scale = 1 / (T)sqrt(squares_##suffix(x, n, mean) / (T)n + epsilon);                               \
      scaled_row_##suffix(dst, x, mean, scale, weight, bias, n);                                          \
    }                                                                                                     \
  }                                                                                                       \
  VM_CLONES void vm_rms_norm_rows_##suffix(T *dst, ptrdiff_t ld_dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, \
                                           ptrdiff_t n, const T *weight, T epsilon) {                     \
    for (ptrdiff_t i = 0; i < rows; i++, dst += ld_dst, x += ld) {                                        \
      T scale = 1 / (T)sqrt(squares_##suffix(x, n, 0) / (T)n + epsilon);                                  \
      scaled_row_##suffix(dst, x, 0, scale, weight, 0, n);                                                \
    }                                                                                                     \
  }

NORMS(f32, float)
NORMS(f64, double)
