// Copies of strided matrices that also say how large their elements are.
#include "CVectorMath.h"
#include "transpose.h"

enum { BLOCK_ROWS = 16, BLOCK_COLUMNS = 512 };

#define SUFFIX f32
#define BITS uint32_t
#define PARTS 1
#define LINE u32x16
#define MOVED u32x16
#define TRANSPOSE transpose_4_bytes
#include "copy_template.h"

#define SUFFIX f64
#define BITS uint64_t
#define PARTS 1
#define LINE u64x8
#define MOVED u64x8
#define TRANSPOSE transpose_8_bytes
#include "copy_template.h"

#define SUFFIX c32
#define BITS uint32_t
#define PARTS 2
#define LINE u32x16
#define MOVED u64x8
#define TRANSPOSE transpose_8_bytes
#include "copy_template.h"

#define SUFFIX c64
#define BITS uint64_t
#define PARTS 2
#define LINE u64x8
#define MOVED u64x8
#define TRANSPOSE transpose_16_bytes
#include "copy_template.h"

VM_CLONES uint32_t vm_copy_f32(float *dst, ptrdiff_t ldd, const float *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows,
                               ptrdiff_t columns) {
  return copy_f32(dst, ldd, src, rs, cs, rows, columns, 0);
}

VM_CLONES uint64_t vm_copy_f64(double *dst, ptrdiff_t ldd, const double *src, ptrdiff_t rs, ptrdiff_t cs,
                               ptrdiff_t rows, ptrdiff_t columns) {
  return copy_f64(dst, ldd, src, rs, cs, rows, columns, 0);
}

VM_CLONES uint32_t vm_copy_c32(void *dst, ptrdiff_t ldd, const void *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows,
                               ptrdiff_t columns, int conjugate) {
  return copy_c32(dst, ldd, src, rs, cs, rows, columns, conjugate);
}

VM_CLONES uint64_t vm_copy_c64(void *dst, ptrdiff_t ldd, const void *src, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows,
                               ptrdiff_t columns, int conjugate) {
  return copy_c64(dst, ldd, src, rs, cs, rows, columns, conjugate);
}
