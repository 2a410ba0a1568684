// Moduli of contiguous complex numbers.
#include "modulus.h"

#include "CVectorMath.h"

VM_CLONES void vm_abs_c32(float *dst, const void *x, ptrdiff_t n) {
  const float *v = x;
  for (ptrdiff_t i = 0; i < n; i++) dst[i] = (float)modulus_f32(v[2 * i], v[2 * i + 1]);
}

VM_CLONES void vm_abs_c64(double *dst, const void *x, ptrdiff_t n) {
  const double *v = x;
  for (ptrdiff_t i = 0; i < n; i++) dst[i] = modulus_f64(v[2 * i], v[2 * i + 1]);
}
