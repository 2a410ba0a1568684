// Products, minima and maxima of all types, and sums of integers.
#include "folds.h"

#include <math.h>

FOLD(product_f32, float, float, 1, times_f32)
FOLD(product_f64, double, double, 1, times_f64)
FOLD(product_i8, int64_t, int8_t, 1, times_i64)
FOLD(product_i16, int64_t, int16_t, 1, times_i64)
FOLD(product_i32, int64_t, int32_t, 1, times_i64)
FOLD(product_i64, int64_t, int64_t, 1, times_i64)
FOLD(product_u8, uint64_t, uint8_t, 1, times_u64)
FOLD(product_u16, uint64_t, uint16_t, 1, times_u64)
FOLD(product_u32, uint64_t, uint32_t, 1, times_u64)
FOLD(product_u64, uint64_t, uint64_t, 1, times_u64)

FOLD(sum_i8, int64_t, int8_t, 0, plus_i64)
FOLD(sum_i16, int64_t, int16_t, 0, plus_i64)
FOLD(sum_i32, int64_t, int32_t, 0, plus_i64)
FOLD(sum_i64, int64_t, int64_t, 0, plus_i64)
FOLD(sum_u8, uint64_t, uint8_t, 0, plus_u64)
FOLD(sum_u16, uint64_t, uint16_t, 0, plus_u64)
FOLD(sum_u32, uint64_t, uint32_t, 0, plus_u64)
FOLD(sum_u64, uint64_t, uint64_t, 0, plus_u64)

FOLD_EXTREME(min_f32, float, INFINITY, least_f32, <)
FOLD_EXTREME(min_f64, double, INFINITY, least_f64, <)
FOLD(min_i8, int8_t, int8_t, INT8_MAX, least_i8)
FOLD(min_i16, int16_t, int16_t, INT16_MAX, least_i16)
FOLD(min_i32, int32_t, int32_t, INT32_MAX, least_i32)
FOLD(min_i64, int64_t, int64_t, INT64_MAX, least_i64)
FOLD(min_u8, uint8_t, uint8_t, UINT8_MAX, least_u8)
FOLD(min_u16, uint16_t, uint16_t, UINT16_MAX, least_u16)
FOLD(min_u32, uint32_t, uint32_t, UINT32_MAX, least_u32)
FOLD(min_u64, uint64_t, uint64_t, UINT64_MAX, least_u64)

FOLD_EXTREME(max_f32, float, -INFINITY, greatest_f32, >)
FOLD_EXTREME(max_f64, double, -INFINITY, greatest_f64, >)
FOLD(max_i8, int8_t, int8_t, INT8_MIN, greatest_i8)
FOLD(max_i16, int16_t, int16_t, INT16_MIN, greatest_i16)
FOLD(max_i32, int32_t, int32_t, INT32_MIN, greatest_i32)
FOLD(max_i64, int64_t, int64_t, INT64_MIN, greatest_i64)
FOLD(max_u8, uint8_t, uint8_t, 0, greatest_u8)
FOLD(max_u16, uint16_t, uint16_t, 0, greatest_u16)
FOLD(max_u32, uint32_t, uint32_t, 0, greatest_u32)
FOLD(max_u64, uint64_t, uint64_t, 0, greatest_u64)

static const reductions sums[VM_C64 + 1] = {
  INTEGERS(sum),
  [VM_F32] = BOTH(vm_sum_f32), [VM_F64] = BOTH(vm_sum_f64), [VM_C32] = BOTH(vm_sum_c32), [VM_C64] = BOTH(vm_sum_c64),
};
static const reductions products[VM_C64 + 1] = {INTEGERS(product), REALS(product)};
static const reductions least[VM_C64 + 1] = {INTEGERS(min), REALS(min)};
static const reductions greatest[VM_C64 + 1] = {INTEGERS(max), REALS(max)};

static reductions choice(vm_reduction op, vm_kind kind) {
  switch (op) {
  case VM_SUM: return sums[kind];
  case VM_PRODUCT: return products[kind];
  case VM_LEAST: return least[kind];
  case VM_GREATEST: return greatest[kind];
  case VM_LEAST_INDEX: return vm_least_index[kind];
  case VM_GREATEST_INDEX: return vm_greatest_index[kind];
  }
}

void vm_reduce_rows(void *dst, vm_reduction op, vm_kind kind, const void *x, ptrdiff_t ld, ptrdiff_t rows,
                    ptrdiff_t n) {
  choice(op, kind).rows(dst, x, ld, rows, n);
}

void vm_reduce_columns(void *dst, vm_reduction op, vm_kind kind, const void *x, ptrdiff_t ld, ptrdiff_t rows,
                       ptrdiff_t n) {
  choice(op, kind).columns(dst, x, ld, rows, n);
}
