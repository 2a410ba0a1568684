// Small products of one element type, which the includer defines: T, the real type; REAL_BYTES, its size; PARTS, 1 real
// and 2 complex; and for masks of AVX-512 MASKED_LOAD(p) and MASKED_STORE(p, v).
#ifndef VM_GEMM_TYPE_H
#define VM_GEMM_TYPE_H

#include "CVectorMath.h"
#include "clones.h"

enum { SLAB = 64 };

#define PASTE_(a, b) a##_##b
#define PASTE(a, b) PASTE_(a, b)

// The transposed arguments are those of the same product as Cᵀ = Bᵀ Aᵀ.
#if PARTS == 1
#define PARAMETERS                                                                                              \
  ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, T alpha, const T *a, ptrdiff_t rs_a, ptrdiff_t cs_a, const T *b,       \
      ptrdiff_t rs_b, ptrdiff_t cs_b, T beta, T *c, ptrdiff_t rs_c, ptrdiff_t cs_c
#define ARGUMENTS m, n, k, alpha, a, rs_a, cs_a, b, rs_b, cs_b, beta, c, rs_c, cs_c
#define TRANSPOSED n, m, k, alpha, b, cs_b, rs_b, a, cs_a, rs_a, beta, c, cs_c, rs_c
#define CONJUGATES
#define ONE 1
#else
#define PARAMETERS                                                                                              \
  ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *alpha, const T *a, ptrdiff_t rs_a, ptrdiff_t cs_a, const T *b, \
      ptrdiff_t rs_b, ptrdiff_t cs_b, const T *beta, T *c, ptrdiff_t rs_c, ptrdiff_t cs_c, int conj_a, int conj_b
#define ARGUMENTS m, n, k, alpha, a, rs_a, cs_a, b, rs_b, cs_b, beta, c, rs_c, cs_c, conj_a, conj_b
#define TRANSPOSED n, m, k, alpha, b, cs_b, rs_b, a, cs_a, rs_a, beta, c, cs_c, rs_c, conj_b, conj_a
#define CONJUGATES , conj_a, conj_b
#define ONE ((const T[]){1, 0})
#endif

#define LEVEL
#define REALS (16 / REAL_BYTES)
#define NAME(stem) stem##_base
#include "gemm_level.h"

#ifdef VM_LEVELS
#include <immintrin.h>

#define LEVEL VM_V3
#define REALS (32 / REAL_BYTES)
#define NAME(stem) stem##_v3
#include "gemm_level.h"

#if REAL_BYTES == 4
#define MASKED_LOAD(p) ((VECTOR)_mm512_maskz_loadu_ps((__mmask16)mask, p))
#define MASKED_STORE(p, v) _mm512_mask_storeu_ps(p, (__mmask16)mask, (__m512)(v))
#define MASKED_SWAP 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14
#else
#define MASKED_LOAD(p) ((VECTOR)_mm512_maskz_loadu_pd((__mmask8)mask, p))
#define MASKED_STORE(p, v) _mm512_mask_storeu_pd(p, (__mmask8)mask, (__m512d)(v))
#define MASKED_SWAP 1, 0, 3, 2, 5, 4, 7, 6
#endif
#define LEVEL VM_V4
#define REALS (64 / REAL_BYTES)
#define NAME(stem) stem##_v4
#include "gemm_level.h"
#endif

#endif
