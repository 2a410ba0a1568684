// Sums of contiguous numbers: blocks over many accumulators, the blocks' sums pairwise.
#include "modulus.h"

#include "CVectorMath.h"

enum { LANES = 32, BLOCK = 1024 };

// Sums of 1, 2, 4, … blocks wait in a stack, merged as the bits of a counter carry. No step is fused and the lanes
// are fixed, so every instruction set gives the same result.
#define PAIRWISE_SUM(name, T, P, C, term)                                      \
  VM_INLINE T name##_block(const P *x, ptrdiff_t n) {                          \
    T lanes[LANES] = {0}, tail = 0;                                            \
    ptrdiff_t i = 0;                                                           \
    for (; i + LANES <= n; i += LANES)                                         \
      for (ptrdiff_t l = 0; l < LANES; l++) lanes[l] += term(i + l);           \
    for (; i < n; i++) tail += term(i);                                        \
    for (ptrdiff_t half = LANES / 2; half > 0; half /= 2)                      \
      for (ptrdiff_t l = 0; l < half; l++) lanes[l] += lanes[l + half];        \
    return lanes[0] + tail;                                                    \
  }                                                                            \
  VM_INLINE T name(const P *x, ptrdiff_t n) {                                  \
    if (n <= BLOCK) return name##_block(x, n);                                 \
    T waiting[64], sum = 0;                                                    \
    int depth = 0;                                                             \
    ptrdiff_t blocks = 0;                                                      \
    for (ptrdiff_t start = 0; start < n; start += BLOCK, blocks++) {           \
      T part = name##_block(x + C * start, n - start < BLOCK ? n - start : BLOCK); \
      for (ptrdiff_t carry = blocks; carry & 1; carry >>= 1) part = waiting[--depth] + part; \
      waiting[depth++] = part;                                                 \
    }                                                                          \
    while (depth > 0) sum = waiting[--depth] + sum;                            \
    return sum;                                                                \
  }

#define ITSELF(i) x[i]
#define ABSOLUTE(i) fabs(x[i])
#define ABSOLUTE_SINGLE(i) fabsf(x[i])
#define REAL_PART(i) x[2 * (i)]
#define MODULUS(i) modulus_f64(x[2 * (i)], x[2 * (i) + 1])
#define MODULUS_SINGLE(i) modulus_f32(x[2 * (i)], x[2 * (i) + 1])

#pragma clang fp contract(off)

PAIRWISE_SUM(sum_f32, float, float, 1, ITSELF)
PAIRWISE_SUM(sum_f64, double, double, 1, ITSELF)
PAIRWISE_SUM(sum_parts_f32, float, float, 2, REAL_PART)
PAIRWISE_SUM(sum_parts_f64, double, double, 2, REAL_PART)
PAIRWISE_SUM(abs_sum_f32, float, float, 1, ABSOLUTE_SINGLE)
PAIRWISE_SUM(abs_sum_f64, double, double, 1, ABSOLUTE)
PAIRWISE_SUM(abs_sum_c32, double, float, 2, MODULUS_SINGLE)
PAIRWISE_SUM(abs_sum_c64, double, double, 2, MODULUS)

VM_CLONES float vm_sum_f32(const float *x, ptrdiff_t n) { return sum_f32(x, n); }
VM_CLONES double vm_sum_f64(const double *x, ptrdiff_t n) { return sum_f64(x, n); }

VM_CLONES void vm_sum_c32(void *result, const void *x, ptrdiff_t n) {
  const float *v = x;
  float *r = result;
  r[0] = sum_parts_f32(v, n);
  r[1] = n > 0 ? sum_parts_f32(v + 1, n) : 0;
}

VM_CLONES void vm_sum_c64(void *result, const void *x, ptrdiff_t n) {
  const double *v = x;
  double *r = result;
  r[0] = sum_parts_f64(v, n);
  r[1] = n > 0 ? sum_parts_f64(v + 1, n) : 0;
}

VM_CLONES float vm_abs_sum_f32(const float *x, ptrdiff_t n) { return abs_sum_f32(x, n); }
VM_CLONES double vm_abs_sum_f64(const double *x, ptrdiff_t n) { return abs_sum_f64(x, n); }
VM_CLONES float vm_abs_sum_c32(const void *x, ptrdiff_t n) { return (float)abs_sum_c32(x, n); }
VM_CLONES double vm_abs_sum_c64(const void *x, ptrdiff_t n) { return abs_sum_c64(x, n); }
