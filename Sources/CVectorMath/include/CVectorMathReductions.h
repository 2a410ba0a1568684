// Reductions of the rows and of the columns of row-major blocks: element (i, j) is x[i ld + j], i < rows, j < n.
//
// `rows` kernels reduce each row to dst[i], `columns` kernels each column to dst[j]; dst does not overlap x.
#ifndef SWIFT_LINEAR_ALGEBRA_CVECTORMATH_REDUCTIONS_H
#define SWIFT_LINEAR_ALGEBRA_CVECTORMATH_REDUCTIONS_H

#include "CVectorMathElements.h"

#ifdef __cplusplus
extern "C" {
#endif

// MARK: By codes
//
// Sums and products of f32 and f64 have their own type; those of signed integers are i64, of unsigned ones and Bool
// u64, and wrap around. Minima and maxima have the type of the elements; NaN wins. The index of the first of these is
// i64. Sums of floating-point numbers are added in blocks and these pairwise. Of nothing: 0, 1, the greatest (least)
// number there is, and the index 0. Complex numbers have sums only, halves nothing.

typedef enum { VM_SUM, VM_PRODUCT, VM_LEAST, VM_GREATEST, VM_LEAST_INDEX, VM_GREATEST_INDEX } vm_reduction;

void vm_reduce_rows(void *dst, vm_reduction op, vm_kind kind, const void *x, ptrdiff_t ld, ptrdiff_t rows,
                    ptrdiff_t n);
void vm_reduce_columns(void *dst, vm_reduction op, vm_kind kind, const void *x, ptrdiff_t ld, ptrdiff_t rows,
                       ptrdiff_t n);

// MARK: Sums of squares and of absolute values
//
// Of (x - shift)^2, with a shift for each row (column).

void vm_square_rows_f32(float *dst, const float *x, ptrdiff_t ld, const float *shift, ptrdiff_t rows, ptrdiff_t n);
void vm_square_rows_f64(double *dst, const double *x, ptrdiff_t ld, const double *shift, ptrdiff_t rows, ptrdiff_t n);
void vm_square_columns_f32(float *dst, const float *x, ptrdiff_t ld, const float *shift, ptrdiff_t rows, ptrdiff_t n);
void vm_square_columns_f64(double *dst, const double *x, ptrdiff_t ld, const double *shift, ptrdiff_t rows,
                           ptrdiff_t n);

// MARK: Running sums and products
//
// dst[i ld_dst + j] is that of x[i ld + k] for k <= j in rows, of x[k ld + j] for k <= i in columns; dst may be x. The
// error of a running sum of floating-point numbers does not grow with its length: f32 is added in f64, f64 in blocks
// with what rounding lost carried along.

void vm_running_sum_rows_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_running_sum_rows_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_running_sum_rows_i64(int64_t *dst, ptrdiff_t ld_dst, const int64_t *x, ptrdiff_t ld, ptrdiff_t rows,
                             ptrdiff_t n);
void vm_running_sum_columns_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows,
                                ptrdiff_t n);
void vm_running_sum_columns_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows,
                                ptrdiff_t n);
void vm_running_sum_columns_i64(int64_t *dst, ptrdiff_t ld_dst, const int64_t *x, ptrdiff_t ld, ptrdiff_t rows,
                                ptrdiff_t n);
void vm_running_product_rows_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows,
                                 ptrdiff_t n);
void vm_running_product_rows_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows,
                                 ptrdiff_t n);
void vm_running_product_rows_i64(int64_t *dst, ptrdiff_t ld_dst, const int64_t *x, ptrdiff_t ld, ptrdiff_t rows,
                                 ptrdiff_t n);

// MARK: Softmax and norms
//
// dst[i ld_dst + j] from the row i of x; dst may be x. A row of -inf has the softmax NaN and the log of the sum of
// exponentials -inf; a row with +inf has NaN, but the log of its sum is +inf. NaN makes a whole row NaN. Terms of a
// softmax below the normal numbers are 0.

void vm_softmax_rows_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_softmax_rows_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_log_softmax_rows_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_log_softmax_rows_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows,
                             ptrdiff_t n);

// dst[i] is the log of the sum of the exponentials of row i; -inf of nothing.

void vm_log_sum_exp_rows_f32(float *dst, const float *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_log_sum_exp_rows_f64(double *dst, const double *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);

// (x - mean) / sqrt(variance + epsilon) weight + bias with the variance over n, and x / sqrt(mean of squares + epsilon)
// weight; weight and bias have n numbers or are NULL.

void vm_layer_norm_rows_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n,
                            const float *weight, const float *bias, float epsilon);
void vm_layer_norm_rows_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n,
                            const double *weight, const double *bias, double epsilon);
void vm_rms_norm_rows_f32(float *dst, ptrdiff_t ld_dst, const float *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n,
                          const float *weight, float epsilon);
void vm_rms_norm_rows_f64(double *dst, ptrdiff_t ld_dst, const double *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n,
                          const double *weight, double epsilon);

#ifdef __cplusplus
}
#endif

#endif
