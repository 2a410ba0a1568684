// Small double-precision products.
#define T double
#define REAL_BYTES 8
#define PARTS 1
#include "gemm_type.h"

#define LEVELLED(function, level, attributes)                                                                     \
  attributes void function(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, T alpha, const T *a, ptrdiff_t rs_a,            \
                           ptrdiff_t cs_a, const T *b, ptrdiff_t rs_b, ptrdiff_t cs_b, T beta, T *c,              \
                           ptrdiff_t rs_c, ptrdiff_t cs_c) {                                                      \
    if (alpha == 0) k = 0;                                                                                        \
    multiply_##level(m, n, k, alpha, a, rs_a, cs_a, b, rs_b, cs_b, beta, c, rs_c, cs_c);                          \
  }

VM_CHOOSE(vm_gemm_small_f64, LEVELLED)
