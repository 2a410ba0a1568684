// log(x) and log(1 + x).
#include "logarithm.h"

#include "CVectorMath.h"
#include "rework.h"

// Denormal numbers, zeros, negative numbers, infinity and NaN.
VM_INLINE uint32_t is_odd_f32(float x, float y) {
  (void)y;
  return !((x >= 0x1p-126f) & (x < __builtin_inff()));
}
VM_INLINE uint64_t is_odd_f64(double x, double y) {
  (void)y;
  return !((x >= 0x1p-1022) & (x < __builtin_inf()));
}

// Numbers up to -1, large ones and NaN.
VM_INLINE uint32_t is_outside_f32(float x, float y) {
  (void)y;
  return !((x > -1.0f) & (x < 0x1p20f));
}
VM_INLINE uint64_t is_outside_f64(double x, double y) {
  (void)y;
  return !((x > -1.0) & (x < 0x1p20));
}

FUNCTION_REWORKED(vm_log_f32, f32, float, log_f32, is_odd_f32, logf)
FUNCTION_REWORKED(vm_log_f64, f64, double, log_f64, is_odd_f64, log)
FUNCTION_REWORKED(vm_log1p_f32, f32, float, log1p_f32, is_outside_f32, log1pf)
FUNCTION_REWORKED(vm_log1p_f64, f64, double, log1p_f64, is_outside_f64, log1p)
