// Square roots and exponentials of contiguous real numbers.
#include "exponential.h"

#include "CVectorMath.h"

// The builtin does not set errno, so that the loop vectorises.
#define SQUARE_ROOT(name, T)                                                                       \
  VM_CLONES void name(T *dst, const T *x, ptrdiff_t n) {                                           \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = __builtin_elementwise_sqrt(x[i]);       \
  }

SQUARE_ROOT(vm_sqrt_f32, float)
SQUARE_ROOT(vm_sqrt_f64, double)

FUNCTION(vm_exp_f32, float, exp_f32)
FUNCTION(vm_exp_f64, double, exp_f64)
