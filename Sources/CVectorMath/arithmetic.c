// Elementwise arithmetic on contiguous real numbers.
#include "CVectorMath.h"
#include "clones.h"

#include <math.h>

#define VECTOR_VECTOR(name, T, op)                                   \
  VM_CLONES void name(T *dst, const T *x, const T *y, ptrdiff_t n) { \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = x[i] op y[i]; \
  }
#define VECTOR_SCALAR(name, T, op)                            \
  VM_CLONES void name(T *dst, const T *x, T y, ptrdiff_t n) { \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = x[i] op y; \
  }
#define SCALAR_VECTOR(name, T, op)                            \
  VM_CLONES void name(T *dst, T x, const T *y, ptrdiff_t n) { \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = x op y[i]; \
  }

VECTOR_VECTOR(vm_add_f32, float, +)
VECTOR_VECTOR(vm_add_f64, double, +)
VECTOR_VECTOR(vm_subtract_f32, float, -)
VECTOR_VECTOR(vm_subtract_f64, double, -)
VECTOR_VECTOR(vm_multiply_f32, float, *)
VECTOR_VECTOR(vm_multiply_f64, double, *)
VECTOR_VECTOR(vm_divide_f32, float, /)
VECTOR_VECTOR(vm_divide_f64, double, /)

VECTOR_SCALAR(vm_add_vs_f32, float, +)
VECTOR_SCALAR(vm_add_vs_f64, double, +)
VECTOR_SCALAR(vm_subtract_vs_f32, float, -)
VECTOR_SCALAR(vm_subtract_vs_f64, double, -)
VECTOR_SCALAR(vm_multiply_vs_f32, float, *)
VECTOR_SCALAR(vm_multiply_vs_f64, double, *)
VECTOR_SCALAR(vm_divide_vs_f32, float, /)
VECTOR_SCALAR(vm_divide_vs_f64, double, /)

SCALAR_VECTOR(vm_subtract_sv_f32, float, -)
SCALAR_VECTOR(vm_subtract_sv_f64, double, -)
SCALAR_VECTOR(vm_divide_sv_f32, float, /)
SCALAR_VECTOR(vm_divide_sv_f64, double, /)

#define UNARY(name, T, expression)                       \
  VM_CLONES void name(T *dst, const T *x, ptrdiff_t n) { \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = expression; \
  }

UNARY(vm_negate_f32, float, -x[i])
UNARY(vm_negate_f64, double, -x[i])
UNARY(vm_abs_f32, float, fabsf(x[i]))
UNARY(vm_abs_f64, double, fabs(x[i]))

#define AXPY(name, T)                                                     \
  VM_CLONES void name(T *dst, T a, const T *x, const T *y, ptrdiff_t n) { \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = a * x[i] + y[i]; \
  }

AXPY(vm_axpy_f32, float)
AXPY(vm_axpy_f64, double)

#define FILL(name, T)                                   \
  VM_CLONES void name(T *dst, T value, ptrdiff_t n) {   \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = value; \
  }

FILL(vm_fill_f32, float)
FILL(vm_fill_f64, double)
