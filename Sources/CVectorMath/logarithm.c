// log(x) and log(1 + x).
#include "logarithm.h"

#include "CVectorMath.h"
#include "rework.h"

// Numbers that are not normal, and negative ones, have bits beyond those of the positive ones from the least to infinity.
#define NOT_NORMAL(suffix, T, U, least)                                          \
  VM_INLINE U not_normal_##suffix(T x, T y) {                                    \
    (void)y;                                                                     \
    word_##suffix number = {x}, first = {least};                                 \
    return number.bits - first.bits;                                             \
  }                                                                              \
  VM_INLINE U sum_not_normal_##suffix(T x, T y) {                                \
    return not_normal_##suffix(1 + x, y);                                        \
  }

NOT_NORMAL(f32, float, uint32_t, 0x1p-126f)
NOT_NORMAL(f64, double, uint64_t, 0x1p-1022)

// log(1 + x) also of large numbers, where 1 is lost.
#define NORMAL_f32 0x7F000000u
#define NORMAL_f64 0x7FE0000000000000u
#define BELOW_2_20_f32 (0x49800000u - 0x00800000u)
#define BELOW_2_20_f64 (0x4130000000000000u - 0x0010000000000000u)

FUNCTION_REWORKED(vm_log_f32, f32, float, log_f32, not_normal_f32, NORMAL_f32, logf)
FUNCTION_REWORKED(vm_log_f64, f64, double, log_f64, not_normal_f64, NORMAL_f64, log)
FUNCTION_REWORKED(vm_log1p_f32, f32, float, log1p_f32, sum_not_normal_f32, BELOW_2_20_f32, log1pf)
FUNCTION_REWORKED(vm_log1p_f64, f64, double, log1p_f64, sum_not_normal_f64, BELOW_2_20_f64, log1p)
