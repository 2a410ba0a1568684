// Products and distances of two vectors, and the search among many scores.
#ifndef SWIFT_LINEAR_ALGEBRA_CVECTORMATH_DISTANCES_H
#define SWIFT_LINEAR_ALGEBRA_CVECTORMATH_DISTANCES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Two vectors
//
// Sums of x y and of (x - y)^2 in double precision, in the same order whatever the alignment and the instruction set.

double vm_dot_f32(const float *x, const float *y, ptrdiff_t n);
double vm_dot_f64(const double *x, const double *y, ptrdiff_t n);
double vm_squared_distance_f32(const float *x, const float *y, ptrdiff_t n);
double vm_squared_distance_f64(const double *x, const double *y, ptrdiff_t n);

// dst[i] = the sum of squares of row i of a row-major block, in the precision of the elements.

void vm_row_squares_f32(float *dst, const float *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_row_squares_f64(double *dst, const double *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);

// MARK: Scores
//
// The first i from `from` on for which score[i] scale[i] - shift[i] is not at most the limit, n if there is none: NaN is
// found, and everything is where the limit is NaN. Either of scale and shift may be null.

ptrdiff_t vm_next_above_f32(const float *score, const float *scale, const float *shift, float limit, ptrdiff_t from,
                            ptrdiff_t n);
ptrdiff_t vm_next_above_f64(const double *score, const double *scale, const double *shift, double limit,
                            ptrdiff_t from, ptrdiff_t n);

// MARK: Squared distances from products
//
// product[i] = square_x[i] + square_y - 2 product[i], not below 0; returns how many are not at least
// share (square_x[i] + square_y) + floor, so that too many digits have cancelled or underflowed.

ptrdiff_t vm_squares_from_products_f32(float *product, const float *square_x, float square_y, float share,
                                       float floor, ptrdiff_t n);
ptrdiff_t vm_squares_from_products_f64(double *product, const double *square_x, double square_y, double share,
                                       double floor, ptrdiff_t n);

#ifdef __cplusplus
}
#endif

#endif
