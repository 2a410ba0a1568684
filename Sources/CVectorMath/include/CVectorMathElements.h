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

#ifdef __cplusplus
}
#endif

#endif
