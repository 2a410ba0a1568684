// Small single-precision complex products.
#define T float
#define REAL_BYTES 4
#define PARTS 2
#include "gemm_type.h"

#define LEVELLED(function, level, attributes)                                                                     \
  attributes void function(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const void *alpha, const void *a,               \
                           ptrdiff_t rs_a, ptrdiff_t cs_a, const void *b, ptrdiff_t rs_b, ptrdiff_t cs_b,         \
                           const void *beta, void *c, ptrdiff_t rs_c, ptrdiff_t cs_c, int conj_a, int conj_b) {   \
    const T *scale = alpha;                                                                                       \
    if (scale[0] == 0 && scale[1] == 0) k = 0;                                                                    \
    multiply_##level(m, n, k, scale, a, rs_a, cs_a, b, rs_b, cs_b, beta, c, rs_c, cs_c, conj_a, conj_b);          \
  }

VM_CHOOSE(vm_gemm_small_c32, LEVELLED)
