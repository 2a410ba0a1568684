// Comparisons, which give bytes that are 0 or 1.
#include "kinds.h"

#define VECTOR_VECTOR(op) INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = x[i] op y[i]
#define VECTOR_SCALAR(op) INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = x[i] op scalar

#define COMPARE(name, T)                                                                          \
  VM_CLONES static void name(uint8_t *dst, vm_comparison op, const T *x, const T *y, ptrdiff_t n) { \
    switch (op) {                                                                                 \
    case VM_EQ: VECTOR_VECTOR(==); break;                                                         \
    case VM_NE: VECTOR_VECTOR(!=); break;                                                         \
    case VM_LT: VECTOR_VECTOR(<); break;                                                          \
    case VM_LE: VECTOR_VECTOR(<=); break;                                                         \
    case VM_GT: VECTOR_VECTOR(>); break;                                                          \
    case VM_GE: VECTOR_VECTOR(>=); break;                                                         \
    }                                                                                             \
  }                                                                                               \
  VM_CLONES static void name##_scalar(uint8_t *dst, vm_comparison op, const T *x, const T *y, ptrdiff_t n) { \
    T scalar = *y;                                                                                \
    switch (op) {                                                                                 \
    case VM_EQ: VECTOR_SCALAR(==); break;                                                         \
    case VM_NE: VECTOR_SCALAR(!=); break;                                                         \
    case VM_LT: VECTOR_SCALAR(<); break;                                                          \
    case VM_LE: VECTOR_SCALAR(<=); break;                                                         \
    case VM_GT: VECTOR_SCALAR(>); break;                                                          \
    case VM_GE: VECTOR_SCALAR(>=); break;                                                         \
    }                                                                                             \
  }

COMPARE(compare_f32, float)
COMPARE(compare_f64, double)
COMPARE(compare_i8, int8_t)
COMPARE(compare_i16, int16_t)
COMPARE(compare_i32, int32_t)
COMPARE(compare_i64, int64_t)
COMPARE(compare_u8, uint8_t)
COMPARE(compare_u16, uint16_t)
COMPARE(compare_u32, uint32_t)
COMPARE(compare_u64, uint64_t)

#define COMPARE_COMPLEX(name, T)                                                                       \
  VM_CLONES static void name(uint8_t *dst, int differ, const T *x, const T *y, ptrdiff_t step, ptrdiff_t n) { \
    if (step) {                                                                                        \
      INDEPENDENT for (ptrdiff_t i = 0; i < n; i++)                                                    \
        dst[i] = ((x[2 * i] == y[2 * i]) & (x[2 * i + 1] == y[2 * i + 1])) ^ differ;                   \
    } else {                                                                                           \
      T re = y[0], im = y[1];                                                                          \
      INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = ((x[2 * i] == re) & (x[2 * i + 1] == im)) ^ differ; \
    }                                                                                                  \
  }

COMPARE_COMPLEX(compare_c32, float)
COMPARE_COMPLEX(compare_c64, double)

static void compare_halves(uint8_t *dst, vm_comparison op, vm_kind kind, const void *x, const void *y, ptrdiff_t y_step,
                           ptrdiff_t n) {
  float left[HALF_TILE], right[HALF_TILE];
  for (ptrdiff_t start = 0; start < n; start += HALF_TILE) {
    ptrdiff_t count = n - start < HALF_TILE ? n - start : HALF_TILE;
    load_halves(left, kind, x, 1, start, count);
    load_halves(right, kind, y, y_step, start, count);
    (y_step ? compare_f32 : compare_f32_scalar)(dst + start, op, left, right, count);
  }
}

static vm_comparison reversed(vm_comparison op) {
  static const uint8_t reverse[] = {VM_EQ, VM_NE, VM_GT, VM_GE, VM_LT, VM_LE};
  return reverse[op];
}

#define CHOICE(compare) (y_step ? compare : compare##_scalar)(dst, op, x, y, n)

void vm_compare(uint8_t *dst, vm_comparison op, vm_kind kind, const void *x, ptrdiff_t x_step, const void *y,
                ptrdiff_t y_step, ptrdiff_t n) {
  if (n <= 0) return;
  if (!x_step && !y_step) {
    vm_compare(dst, op, kind, x, 1, y, 1, 1);
    return repeat_first(dst, 1, n);
  }
  if (!x_step) return vm_compare(dst, reversed(op), kind, y, y_step, x, 0, n);
  switch (kind) {
  case VM_F16: case VM_BF16: return compare_halves(dst, op, kind, x, y, y_step, n);
  case VM_F32: return CHOICE(compare_f32);
  case VM_F64: return CHOICE(compare_f64);
  case VM_I8: return CHOICE(compare_i8);
  case VM_I16: return CHOICE(compare_i16);
  case VM_I32: return CHOICE(compare_i32);
  case VM_I64: return CHOICE(compare_i64);
  case VM_U8: case VM_BOOL: return CHOICE(compare_u8);
  case VM_U16: return CHOICE(compare_u16);
  case VM_U32: return CHOICE(compare_u32);
  case VM_U64: return CHOICE(compare_u64);
  case VM_C32: return compare_c32(dst, op == VM_NE, x, y, y_step, n);
  case VM_C64: return compare_c64(dst, op == VM_NE, x, y, y_step, n);
  }
}
