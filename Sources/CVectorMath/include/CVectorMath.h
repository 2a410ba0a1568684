// Loops that SwiftPM cannot compile for AVX from Swift: each is built for several x86-64 levels, picked at load time.
//
// Sizes, strides and leading dimensions count elements (a complex number is one element). Complex pointers are
// `void *`, so that arrays of swift-numerics' Complex pass as they are. Suffixes: f32, f64 real; c32, c64 pairs of these.
#ifndef SWIFT_LINEAR_ALGEBRA_CVECTORMATH_H
#define SWIFT_LINEAR_ALGEBRA_CVECTORMATH_H

#include <stddef.h>
#include <stdint.h>

#include "CVectorMathDistances.h"
#include "CVectorMathElements.h"
#include "CVectorMathReductions.h"

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Checked copies
//
// dst[i + j ldd] = src[i row_stride + j column_stride] for i < rows, j < columns. Strides may be negative or zero;
// the blocks must not overlap; nothing between the columns of dst is written. The result is the largest bit pattern
// of |x| (of real and imaginary parts), compared unsigned: at or above that of infinity, something is not finite. 0 when
// empty.

uint32_t vm_copy_f32(float *dst, ptrdiff_t ldd, const float *src, ptrdiff_t row_stride, ptrdiff_t column_stride,
                     ptrdiff_t rows, ptrdiff_t columns);
uint64_t vm_copy_f64(double *dst, ptrdiff_t ldd, const double *src, ptrdiff_t row_stride, ptrdiff_t column_stride,
                     ptrdiff_t rows, ptrdiff_t columns);
uint32_t vm_copy_c32(void *dst, ptrdiff_t ldd, const void *src, ptrdiff_t row_stride, ptrdiff_t column_stride,
                     ptrdiff_t rows, ptrdiff_t columns, int conjugate);
uint64_t vm_copy_c64(void *dst, ptrdiff_t ldd, const void *src, ptrdiff_t row_stride, ptrdiff_t column_stride,
                     ptrdiff_t rows, ptrdiff_t columns, int conjugate);

// The same number without the copy.

uint32_t vm_max_bits_f32(const float *src, ptrdiff_t row_stride, ptrdiff_t column_stride, ptrdiff_t rows,
                         ptrdiff_t columns);
uint64_t vm_max_bits_f64(const double *src, ptrdiff_t row_stride, ptrdiff_t column_stride, ptrdiff_t rows,
                         ptrdiff_t columns);
uint32_t vm_max_bits_c32(const void *src, ptrdiff_t row_stride, ptrdiff_t column_stride, ptrdiff_t rows,
                         ptrdiff_t columns);
uint64_t vm_max_bits_c64(const void *src, ptrdiff_t row_stride, ptrdiff_t column_stride, ptrdiff_t rows,
                         ptrdiff_t columns);

// MARK: Streams
//
// Copies to memory that is not read again soon, past the caches; any alignment. What was copied is seen by other threads
// after vm_stream_end.

void vm_stream(void *dst, const void *src, size_t bytes);
void vm_stream_end(void);

// MARK: Elementwise, contiguous
//
// dst may be x or y itself, but may not overlap them otherwise. `_vs` takes a scalar on the right, `_sv` on the left
// (there is none for sums and products, which commute). Complex sums, differences and negation are the real ones over
// 2n, complex by real scaling is vm_multiply_vs over 2n.

void vm_add_f32(float *dst, const float *x, const float *y, ptrdiff_t n);
void vm_add_f64(double *dst, const double *x, const double *y, ptrdiff_t n);
void vm_subtract_f32(float *dst, const float *x, const float *y, ptrdiff_t n);
void vm_subtract_f64(double *dst, const double *x, const double *y, ptrdiff_t n);
void vm_multiply_f32(float *dst, const float *x, const float *y, ptrdiff_t n);
void vm_multiply_f64(double *dst, const double *x, const double *y, ptrdiff_t n);
void vm_divide_f32(float *dst, const float *x, const float *y, ptrdiff_t n);
void vm_divide_f64(double *dst, const double *x, const double *y, ptrdiff_t n);

void vm_add_vs_f32(float *dst, const float *x, float y, ptrdiff_t n);
void vm_add_vs_f64(double *dst, const double *x, double y, ptrdiff_t n);
void vm_subtract_vs_f32(float *dst, const float *x, float y, ptrdiff_t n);
void vm_subtract_vs_f64(double *dst, const double *x, double y, ptrdiff_t n);
void vm_multiply_vs_f32(float *dst, const float *x, float y, ptrdiff_t n);
void vm_multiply_vs_f64(double *dst, const double *x, double y, ptrdiff_t n);
void vm_divide_vs_f32(float *dst, const float *x, float y, ptrdiff_t n);
void vm_divide_vs_f64(double *dst, const double *x, double y, ptrdiff_t n);

void vm_subtract_sv_f32(float *dst, float x, const float *y, ptrdiff_t n);
void vm_subtract_sv_f64(double *dst, double x, const double *y, ptrdiff_t n);
void vm_divide_sv_f32(float *dst, float x, const float *y, ptrdiff_t n);
void vm_divide_sv_f64(double *dst, double x, const double *y, ptrdiff_t n);

// Complex scalars are passed by address.

void vm_add_vs_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_add_vs_c64(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_subtract_vs_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_subtract_vs_c64(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_subtract_sv_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_subtract_sv_c64(void *dst, const void *x, const void *y, ptrdiff_t n);

// Products are the four-multiplication formula without fused steps: z times its conjugate is exactly real.

void vm_multiply_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_multiply_c64(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_multiply_vs_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_multiply_vs_c64(void *dst, const void *x, const void *y, ptrdiff_t n);

// Quotients neither overflow nor underflow where the result does not: c32 through double, c64 by powers of two.
// A finite number over infinity is 0; over zero each part is divided by zero.

void vm_divide_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_divide_c64(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_divide_vs_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_divide_vs_c64(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_divide_sv_c32(void *dst, const void *x, const void *y, ptrdiff_t n);
void vm_divide_sv_c64(void *dst, const void *x, const void *y, ptrdiff_t n);

void vm_negate_f32(float *dst, const float *x, ptrdiff_t n);
void vm_negate_f64(double *dst, const double *x, ptrdiff_t n);
void vm_conjugate_c32(void *dst, const void *x, ptrdiff_t n);
void vm_conjugate_c64(void *dst, const void *x, ptrdiff_t n);

// Moduli of complex numbers neither overflow nor underflow; infinity wins over NaN as in hypot.

void vm_abs_f32(float *dst, const float *x, ptrdiff_t n);
void vm_abs_f64(double *dst, const double *x, ptrdiff_t n);
void vm_abs_c32(float *dst, const void *x, ptrdiff_t n);
void vm_abs_c64(double *dst, const void *x, ptrdiff_t n);

// The square root rounds correctly.

void vm_sqrt_f32(float *dst, const float *x, ptrdiff_t n);
void vm_sqrt_f64(double *dst, const double *x, ptrdiff_t n);

// MARK: Functions, contiguous
//
// Over the whole range of arguments, with the infinities, zeros and NaNs of C's functions. The largest errors seen, in
// units in the last place of the result (denormal ones too), against MPFR (f64) and the C library in double precision
// (f32), on every instruction set:
//
//              f32    f64                  f32    f64                  f32    f64
//     exp      1.0    0.97      sin        1.49   0.78      sigmoid    2.3    2.3
//     expm1    1.1    1.1       cos        1.49   0.78      silu       3.3    3.0
//     log      0.84   0.83      erf        1.3    1.3       gelu       3.98   3.8
//     log1p    1.4    1.3       power      1.4    1.3       gelu_tanh  0.98   0.98 times epsilon max(1, |x|)
//     tanh     1.4    1.45
//
//     sinh     0.51   4.0       atan       0.51             asin       0.52
//     cosh     0.51   2.8       tan        2.0              acos       0.52
//
// Of f64, tan, asin, acos and atan are the C library's, one by one.

void vm_exp_f32(float *dst, const float *x, ptrdiff_t n);
void vm_exp_f64(double *dst, const double *x, ptrdiff_t n);
void vm_expm1_f32(float *dst, const float *x, ptrdiff_t n);
void vm_expm1_f64(double *dst, const double *x, ptrdiff_t n);
void vm_log_f32(float *dst, const float *x, ptrdiff_t n);
void vm_log_f64(double *dst, const double *x, ptrdiff_t n);
void vm_log1p_f32(float *dst, const float *x, ptrdiff_t n);
void vm_log1p_f64(double *dst, const double *x, ptrdiff_t n);
void vm_sin_f32(float *dst, const float *x, ptrdiff_t n);
void vm_sin_f64(double *dst, const double *x, ptrdiff_t n);
void vm_cos_f32(float *dst, const float *x, ptrdiff_t n);
void vm_cos_f64(double *dst, const double *x, ptrdiff_t n);
void vm_tan_f32(float *dst, const float *x, ptrdiff_t n);
void vm_tan_f64(double *dst, const double *x, ptrdiff_t n);
void vm_asin_f32(float *dst, const float *x, ptrdiff_t n);
void vm_asin_f64(double *dst, const double *x, ptrdiff_t n);
void vm_acos_f32(float *dst, const float *x, ptrdiff_t n);
void vm_acos_f64(double *dst, const double *x, ptrdiff_t n);
void vm_atan_f32(float *dst, const float *x, ptrdiff_t n);
void vm_atan_f64(double *dst, const double *x, ptrdiff_t n);
void vm_sinh_f32(float *dst, const float *x, ptrdiff_t n);
void vm_sinh_f64(double *dst, const double *x, ptrdiff_t n);
void vm_cosh_f32(float *dst, const float *x, ptrdiff_t n);
void vm_cosh_f64(double *dst, const double *x, ptrdiff_t n);
void vm_tanh_f32(float *dst, const float *x, ptrdiff_t n);
void vm_tanh_f64(double *dst, const double *x, ptrdiff_t n);
void vm_erf_f32(float *dst, const float *x, ptrdiff_t n);
void vm_erf_f64(double *dst, const double *x, ptrdiff_t n);

// 1 / (1 + exp(-x)), x / (1 + exp(-x)), x Phi(x) with the normal distribution's Phi, the same in its approximation
// x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))), and max(x, 0), which keeps NaN.

void vm_sigmoid_f32(float *dst, const float *x, ptrdiff_t n);
void vm_sigmoid_f64(double *dst, const double *x, ptrdiff_t n);
void vm_silu_f32(float *dst, const float *x, ptrdiff_t n);
void vm_silu_f64(double *dst, const double *x, ptrdiff_t n);
void vm_gelu_f32(float *dst, const float *x, ptrdiff_t n);
void vm_gelu_f64(double *dst, const double *x, ptrdiff_t n);
void vm_gelu_tanh_f32(float *dst, const float *x, ptrdiff_t n);
void vm_gelu_tanh_f64(double *dst, const double *x, ptrdiff_t n);
void vm_relu_f32(float *dst, const float *x, ptrdiff_t n);
void vm_relu_f64(double *dst, const double *x, ptrdiff_t n);

// x to the power y, with the special cases of C's pow.

void vm_power_f32(float *dst, const float *x, const float *y, ptrdiff_t n);
void vm_power_vs_f32(float *dst, const float *x, float y, ptrdiff_t n);
void vm_power_sv_f32(float *dst, float x, const float *y, ptrdiff_t n);
void vm_power_f64(double *dst, const double *x, const double *y, ptrdiff_t n);
void vm_power_vs_f64(double *dst, const double *x, double y, ptrdiff_t n);
void vm_power_sv_f64(double *dst, double x, const double *y, ptrdiff_t n);

// MARK: Sums of products and constants, contiguous
//
// dst = a x + y, each real product and sum rounded once or twice as the machine has it.

void vm_axpy_f32(float *dst, float a, const float *x, const float *y, ptrdiff_t n);
void vm_axpy_f64(double *dst, double a, const double *x, const double *y, ptrdiff_t n);
void vm_axpy_c32(void *dst, const void *a, const void *x, const void *y, ptrdiff_t n);
void vm_axpy_c64(void *dst, const void *a, const void *x, const void *y, ptrdiff_t n);

void vm_fill_f32(float *dst, float value, ptrdiff_t n);
void vm_fill_f64(double *dst, double value, ptrdiff_t n);
void vm_fill_c32(void *dst, const void *value, ptrdiff_t n);
void vm_fill_c64(void *dst, const void *value, ptrdiff_t n);

// MARK: Reductions, contiguous
//
// Sums are added in blocks and the blocks pairwise: the error bound grows with log n, and the result is the same on
// every machine. Empty sums are 0.

float vm_sum_f32(const float *x, ptrdiff_t n);
double vm_sum_f64(const double *x, ptrdiff_t n);
void vm_sum_c32(void *result, const void *x, ptrdiff_t n);
void vm_sum_c64(void *result, const void *x, ptrdiff_t n);

// Sums of absolute values, of moduli for complex numbers.

float vm_abs_sum_f32(const float *x, ptrdiff_t n);
double vm_abs_sum_f64(const double *x, ptrdiff_t n);
float vm_abs_sum_c32(const void *x, ptrdiff_t n);
double vm_abs_sum_c64(const void *x, ptrdiff_t n);

// NaN if there is one; of nothing, minus infinity (max) and infinity (min).

float vm_max_f32(const float *x, ptrdiff_t n);
double vm_max_f64(const double *x, ptrdiff_t n);
float vm_min_f32(const float *x, ptrdiff_t n);
double vm_min_f64(const double *x, ptrdiff_t n);

// MARK: Pivots
//
// index[i] = the column of the entry of largest modulus in row i of a column-major matrix, the first of equals; and the
// position of that entry in a contiguous vector. 0 of nothing. Moduli are compared by their squares: for unit vectors.

void vm_row_pivots_f32(int64_t *index, const float *v, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t columns);
void vm_row_pivots_f64(int64_t *index, const double *v, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t columns);
void vm_row_pivots_c32(int64_t *index, const void *v, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t columns);
void vm_row_pivots_c64(int64_t *index, const void *v, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t columns);

int64_t vm_pivot_f32(const float *v, ptrdiff_t n);
int64_t vm_pivot_f64(const double *v, ptrdiff_t n);
int64_t vm_pivot_c32(const void *v, ptrdiff_t n);
int64_t vm_pivot_c64(const void *v, ptrdiff_t n);

// MARK: Zeros
//
// How many of n contiguous numbers are zero before the first, or after the last, that is not.

ptrdiff_t vm_leading_zeros_f32(const float *x, ptrdiff_t n);
ptrdiff_t vm_leading_zeros_f64(const double *x, ptrdiff_t n);
ptrdiff_t vm_trailing_zeros_f32(const float *x, ptrdiff_t n);
ptrdiff_t vm_trailing_zeros_f64(const double *x, ptrdiff_t n);

// MARK: Symmetry
//
// Where in a column-major n by n matrix an element differs from its mirror image (its conjugate) by more than a
// tolerance in a part: i + j n with i >= j, or -1 where it is symmetric (Hermitian). The first such tile is told.

ptrdiff_t vm_asymmetry_f32(const float *a, ptrdiff_t lda, ptrdiff_t n, float tolerance);
ptrdiff_t vm_asymmetry_f64(const double *a, ptrdiff_t lda, ptrdiff_t n, double tolerance);
ptrdiff_t vm_asymmetry_c32(const void *a, ptrdiff_t lda, ptrdiff_t n, float tolerance);
ptrdiff_t vm_asymmetry_c64(const void *a, ptrdiff_t lda, ptrdiff_t n, double tolerance);

// MARK: Small products
//
// C = alpha A B + beta C with A m by k, B k by n, any strides, nothing packed; meant for m, n, k up to 16 and right for
// all. Beta 0 overwrites whatever C held, NaN too; k = 0 leaves beta C. C overlaps neither A nor B. The rows of C are
// best contiguous (rs_c = 1).

void vm_gemm_small_f32(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, float alpha, const float *a, ptrdiff_t rs_a,
                       ptrdiff_t cs_a, const float *b, ptrdiff_t rs_b, ptrdiff_t cs_b, float beta, float *c,
                       ptrdiff_t rs_c, ptrdiff_t cs_c);
void vm_gemm_small_f64(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, double alpha, const double *a, ptrdiff_t rs_a,
                       ptrdiff_t cs_a, const double *b, ptrdiff_t rs_b, ptrdiff_t cs_b, double beta, double *c,
                       ptrdiff_t rs_c, ptrdiff_t cs_c);

// conj_a and conj_b other than 0 conjugate that factor; alpha and beta are passed by address.

void vm_gemm_small_c32(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const void *alpha, const void *a, ptrdiff_t rs_a,
                       ptrdiff_t cs_a, const void *b, ptrdiff_t rs_b, ptrdiff_t cs_b, const void *beta, void *c,
                       ptrdiff_t rs_c, ptrdiff_t cs_c, int conj_a, int conj_b);
void vm_gemm_small_c64(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const void *alpha, const void *a, ptrdiff_t rs_a,
                       ptrdiff_t cs_a, const void *b, ptrdiff_t rs_b, ptrdiff_t cs_b, const void *beta, void *c,
                       ptrdiff_t rs_c, ptrdiff_t cs_c, int conj_a, int conj_b);

#ifdef __cplusplus
}
#endif

#endif
