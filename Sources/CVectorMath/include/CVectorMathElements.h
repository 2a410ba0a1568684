// Kernels for all element types of tensors, chosen by a code: conversions, comparisons, selection, truth values, and
// the arithmetic of integers.
#ifndef SWIFT_LINEAR_ALGEBRA_CVECTORMATH_ELEMENTS_H
#define SWIFT_LINEAR_ALGEBRA_CVECTORMATH_ELEMENTS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  VM_F16, VM_BF16, VM_F32, VM_F64, VM_I8, VM_I16, VM_I32, VM_I64, VM_U8, VM_U16, VM_U32, VM_U64, VM_BOOL, VM_C32, VM_C64
} vm_kind;

// MARK: Conversions
//
// dst[i] = src[i], for all kinds but the complex ones; dst does not overlap src. Floating point rounds to the nearest,
// ties to even, once; NaN stays NaN and is made quiet. Integers take the nearest of their range: fractions are cut off,
// NaN becomes 0. Bool becomes 0 or 1, and is whether a number differs from 0.
//
// If `check` is not 0, the result is the first index whose value was not kept exactly, and conversion may stop there;
// n if all were. A NaN is kept by floating point only. Without the check, the result is n.

ptrdiff_t vm_convert(void *dst, vm_kind to, const void *src, vm_kind from, ptrdiff_t n, int check);

// MARK: Two operands
//
// x[i] op y[i]; a step of 0 stands for a scalar there, 1 for contiguous elements. dst may be x or y where the elements
// have the same size, but may not overlap them otherwise.

typedef enum { VM_EQ, VM_NE, VM_LT, VM_LE, VM_GT, VM_GE } vm_comparison;

// Bytes that are 0 or 1. NaN equals nothing and has no order; complex numbers have VM_EQ and VM_NE only.

void vm_compare(uint8_t *dst, vm_comparison op, vm_kind kind, const void *x, ptrdiff_t x_step, const void *y,
                ptrdiff_t y_step, ptrdiff_t n);

// Integers wrap around. Minima and maxima are for all kinds that have an order, NaN if either is. The bits are combined
// of integers and of Bool, whose minimum and maximum are those of bytes.

typedef enum { VM_ADD, VM_SUBTRACT, VM_MULTIPLY, VM_MINIMUM, VM_MAXIMUM, VM_AND, VM_OR, VM_XOR } vm_operation;

void vm_combine(void *dst, vm_operation op, vm_kind kind, const void *x, ptrdiff_t x_step, const void *y,
                ptrdiff_t y_step, ptrdiff_t n);

// MARK: One operand
//
// Integers wrap around: the least number is its own negative and its own absolute value.

void vm_integer_negate(void *dst, vm_kind kind, const void *x, ptrdiff_t n);
void vm_integer_abs(void *dst, vm_kind kind, const void *x, ptrdiff_t n);

// What is below `low` becomes that, what is above `high` that; NaN stays. low <= high.

void vm_clamp(void *dst, vm_kind kind, const void *x, const void *low, const void *high, ptrdiff_t n);

// For Bool.

void vm_not(uint8_t *dst, const uint8_t *x, ptrdiff_t n);

// MARK: Order
//
// Sorts each of so many contiguous rows of n numbers, n up to VM_SORT_ROW; pairs of x and y by x, then by y.

enum { VM_SORT_ROW = 512 };

void vm_sort_rows_u32(uint32_t *x, ptrdiff_t rows, ptrdiff_t n);
void vm_sort_rows_u64(uint64_t *x, ptrdiff_t rows, ptrdiff_t n);
void vm_sort_pairs_u64(uint64_t *x, uint64_t *y, ptrdiff_t rows, ptrdiff_t n);

// Numbers in the order of floating-point ones of 2, 4 or 8 bytes, NaN the greatest, with the bits `flip` inverted; the
// bits minus_zero count as 0. Back again with one NaN. The target may be the operand.

void vm_keys_of_floats(void *keys, const void *bits, ptrdiff_t size, ptrdiff_t n, uint64_t infinity,
                       uint64_t minus_zero, uint64_t flip);
void vm_floats_of_keys(void *bits, const void *keys, ptrdiff_t size, ptrdiff_t n, uint64_t nan, uint64_t flip);

// MARK: Selection and truth values
//
// dst[i] = mask[i] ? x[i] : y[i] for elements of 1, 2, 4, 8 or 16 bytes; steps are 0 or 1 as above.

void vm_select(void *dst, ptrdiff_t size, const uint8_t *mask, ptrdiff_t mask_step, const void *x, ptrdiff_t x_step,
               const void *y, ptrdiff_t y_step, ptrdiff_t n);

// Of nothing, all is 1, any and count are 0.

int vm_all(const uint8_t *x, ptrdiff_t n);
int vm_any(const uint8_t *x, ptrdiff_t n);
ptrdiff_t vm_count(const uint8_t *x, ptrdiff_t n);

#ifdef __cplusplus
}
#endif

#endif
