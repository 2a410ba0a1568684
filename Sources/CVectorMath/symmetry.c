// Whether a matrix is symmetric or Hermitian: each tile below the diagonal against the transpose of its mirror image.
#include "CVectorMath.h"
#include "transpose.h"

typedef float f32x16 __attribute__((vector_size(64)));
typedef double f64x8 __attribute__((vector_size(64)));

#define SUFFIX f32
#define REAL float
#define BITS uint32_t
#define PARTS 1
#define LINE u32x16
#define NUMBERS f32x16
#define MOVED u32x16
#define TRANSPOSE transpose_4_bytes
#include "symmetry_template.h"

#define SUFFIX f64
#define REAL double
#define BITS uint64_t
#define PARTS 1
#define LINE u64x8
#define NUMBERS f64x8
#define MOVED u64x8
#define TRANSPOSE transpose_8_bytes
#include "symmetry_template.h"

#define SUFFIX c32
#define REAL float
#define BITS uint32_t
#define PARTS 2
#define LINE u32x16
#define NUMBERS f32x16
#define MOVED u64x8
#define TRANSPOSE transpose_8_bytes
#include "symmetry_template.h"

#define SUFFIX c64
#define REAL double
#define BITS uint64_t
#define PARTS 2
#define LINE u64x8
#define NUMBERS f64x8
#define MOVED u64x8
#define TRANSPOSE transpose_16_bytes
#include "symmetry_template.h"

VM_CLONES ptrdiff_t vm_asymmetry_f32(const float *a, ptrdiff_t lda, ptrdiff_t n, float tolerance) {
  return asymmetry_f32(a, lda, n, tolerance);
}

VM_CLONES ptrdiff_t vm_asymmetry_f64(const double *a, ptrdiff_t lda, ptrdiff_t n, double tolerance) {
  return asymmetry_f64(a, lda, n, tolerance);
}

VM_CLONES ptrdiff_t vm_asymmetry_c32(const void *a, ptrdiff_t lda, ptrdiff_t n, float tolerance) {
  return asymmetry_c32(a, lda, n, tolerance);
}

VM_CLONES ptrdiff_t vm_asymmetry_c64(const void *a, ptrdiff_t lda, ptrdiff_t n, double tolerance) {
  return asymmetry_c64(a, lda, n, tolerance);
}
