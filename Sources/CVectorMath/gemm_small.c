// Products of small matrices where they lie.
#include "CVectorMath.h"
#include "clones.h"

#define REAL_GEMM(S, T)                                                                                                \
  VM_CLONES void vm_gemm_small_##S(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, T alpha, const T *a, ptrdiff_t rs_a,         \
                                   ptrdiff_t cs_a, const T *b, ptrdiff_t rs_b, ptrdiff_t cs_b, T beta, T *c,           \
                                   ptrdiff_t rs_c, ptrdiff_t cs_c) {                                                   \
    for (ptrdiff_t j = 0; j < n; j++)                                                                                  \
      for (ptrdiff_t i = 0; i < m; i++) {                                                                              \
        T sum = 0, *target = c + i * rs_c + j * cs_c;                                                                  \
        for (ptrdiff_t p = 0; p < k; p++) sum += a[i * rs_a + p * cs_a] * b[p * rs_b + j * cs_b];                      \
        *target = beta == 0 ? alpha * sum : alpha * sum + beta * *target;                                              \
      }                                                                                                                \
  }

REAL_GEMM(f32, float)
REAL_GEMM(f64, double)

#define COMPLEX_GEMM(S, T)                                                                                             \
  VM_CLONES void vm_gemm_small_##S(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const void *alpha, const void *a,            \
                                   ptrdiff_t rs_a, ptrdiff_t cs_a, const void *b, ptrdiff_t rs_b, ptrdiff_t cs_b,      \
                                   const void *beta, void *c, ptrdiff_t rs_c, ptrdiff_t cs_c, int conj_a,              \
                                   int conj_b) {                                                                       \
    const T *x = a, *y = b, *s = alpha, *t = beta;                                                                     \
    T sign_x = conj_a ? -1 : 1, sign_y = conj_b ? -1 : 1;                                                              \
    for (ptrdiff_t j = 0; j < n; j++)                                                                                  \
      for (ptrdiff_t i = 0; i < m; i++) {                                                                              \
        T re = 0, im = 0, *target = (T *)c + 2 * (i * rs_c + j * cs_c);                                                \
        for (ptrdiff_t p = 0; p < k; p++) {                                                                            \
          const T *u = x + 2 * (i * rs_a + p * cs_a), *v = y + 2 * (p * rs_b + j * cs_b);                              \
          T u_im = sign_x * u[1], v_im = sign_y * v[1];                                                                \
          re += u[0] * v[0] - u_im * v_im;                                                                             \
          im += u[0] * v_im + u_im * v[0];                                                                             \
        }                                                                                                              \
        T new_re = s[0] * re - s[1] * im, new_im = s[0] * im + s[1] * re;                                              \
        if (t[0] != 0 || t[1] != 0) {                                                                                  \
          new_re += t[0] * target[0] - t[1] * target[1];                                                               \
          new_im += t[0] * target[1] + t[1] * target[0];                                                               \
        }                                                                                                              \
        target[0] = new_re;                                                                                            \
        target[1] = new_im;                                                                                            \
      }                                                                                                                \
  }

COMPLEX_GEMM(c32, float)
COMPLEX_GEMM(c64, double)
