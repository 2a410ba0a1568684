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
// Sums and products of f32 and f64 have their own type, those of signed integers and Bool are i64, of unsigned ones u64,
// and wrap around. Minima and maxima have the type of the elements; NaN wins. The index of the first of these is i64.
// Sums of floating-point numbers are added in blocks and these pairwise. Of nothing: 0, 1, the greatest (least) number
// there is, and the index 0. Complex numbers have sums only, halves nothing.

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

#ifdef __cplusplus
}
#endif

#endif
