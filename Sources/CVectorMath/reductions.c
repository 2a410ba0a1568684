// Sums of contiguous numbers.
#include "modulus.h"
#include "pairwise.h"

#include "CVectorMath.h"

#define ITSELF(i) x[i]
#define ABSOLUTE(i) fabs(x[i])
#define ABSOLUTE_SINGLE(i) fabsf(x[i])
#define REAL_PART(i) x[2 * (i)]
#define MODULUS(i) modulus_f64(x[2 * (i)], x[2 * (i) + 1])
#define MODULUS_SINGLE(i) modulus_f32(x[2 * (i)], x[2 * (i) + 1])

PAIRWISE_SUM(sum_f32, float, float, 1, ITSELF)
PAIRWISE_SUM(sum_f64, double, double, 1, ITSELF)
PAIRWISE_SUM(sum_parts_f32, float, float, 2, REAL_PART)
PAIRWISE_SUM(sum_parts_f64, double, double, 2, REAL_PART)
PAIRWISE_SUM(abs_sum_f32, float, float, 1, ABSOLUTE_SINGLE)
PAIRWISE_SUM(abs_sum_f64, double, double, 1, ABSOLUTE)
PAIRWISE_SUM(abs_sum_c32, double, float, 2, MODULUS_SINGLE)
PAIRWISE_SUM(abs_sum_c64, double, double, 2, MODULUS)

VM_CLONES float vm_sum_f32(const float *x, ptrdiff_t n) { return sum_f32(x, n, 0); }
VM_CLONES double vm_sum_f64(const double *x, ptrdiff_t n) { return sum_f64(x, n, 0); }

VM_CLONES void vm_sum_c32(void *result, const void *x, ptrdiff_t n) {
  const float *v = x;
  float *r = result;
  r[0] = sum_parts_f32(v, n, 0);
  r[1] = n > 0 ? sum_parts_f32(v + 1, n, 0) : 0;
}

VM_CLONES void vm_sum_c64(void *result, const void *x, ptrdiff_t n) {
  const double *v = x;
  double *r = result;
  r[0] = sum_parts_f64(v, n, 0);
  r[1] = n > 0 ? sum_parts_f64(v + 1, n, 0) : 0;
}

VM_CLONES float vm_abs_sum_f32(const float *x, ptrdiff_t n) { return abs_sum_f32(x, n, 0); }
VM_CLONES double vm_abs_sum_f64(const double *x, ptrdiff_t n) { return abs_sum_f64(x, n, 0); }
VM_CLONES float vm_abs_sum_c32(const void *x, ptrdiff_t n) { return (float)abs_sum_c32(x, n, 0); }
VM_CLONES double vm_abs_sum_c64(const void *x, ptrdiff_t n) { return abs_sum_c64(x, n, 0); }
