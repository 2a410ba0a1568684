#include "CBaseline.h"

#include <cblas.h>
#include <lapacke.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_MAJOR = 101, COLUMN_MAJOR = 102, NO_TRANSPOSE = 111 };

void cb_dgemm(long repeats, int m, int n, int k, int trans_a, int lda, const double *a, int trans_b, int ldb,
              const double *b, double *c) {
  for (long i = 0; i < repeats; i++)
    cblas_dgemm(COLUMN_MAJOR, trans_a, trans_b, m, n, k, 1, a, lda, b, ldb, 0, c, m);
}

void cb_sgemm(long repeats, int m, int n, int k, const float *a, const float *b, float *c) {
  for (long i = 0; i < repeats; i++)
    cblas_sgemm(COLUMN_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, m, n, k, 1, a, m, b, k, 0, c, m);
}

void cb_zgemm(long repeats, int n, const void *a, const void *b, void *c) {
  const double one[2] = {1, 0}, zero[2] = {0, 0};
  for (long i = 0; i < repeats; i++)
    cblas_zgemm(COLUMN_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, n, n, n, one, a, n, b, n, zero, c, n);
}

void cb_dgemv(long repeats, int m, int n, const double *a, const double *x, double *y) {
  for (long i = 0; i < repeats; i++) cblas_dgemv(COLUMN_MAJOR, NO_TRANSPOSE, m, n, 1, a, m, x, 1, 0, y, 1);
}

void cb_sgemm_batch(long repeats, int batch, int trans_b, int m, int n, int k, const float *a, const float *b,
                    float *c) {
  for (long i = 0; i < repeats; i++)
    for (size_t j = 0; j < (size_t)batch; j++)
      cblas_sgemm(ROW_MAJOR, NO_TRANSPOSE, trans_b, m, n, k, 1, a + j * m * k, k, b + j * k * n,
                  trans_b == NO_TRANSPOSE ? n : k, 0, c + j * m * n, n);
}

void cb_dgemm_batch(long repeats, int batch, int trans_b, int m, int n, int k, const double *a, const double *b,
                    double *c) {
  for (long i = 0; i < repeats; i++)
    for (size_t j = 0; j < (size_t)batch; j++)
      cblas_dgemm(ROW_MAJOR, NO_TRANSPOSE, trans_b, m, n, k, 1, a + j * m * k, k, b + j * k * n,
                  trans_b == NO_TRANSPOSE ? n : k, 0, c + j * m * n, n);
}

void cb_dgemm_chain(long repeats, int m, int k, int l, int n, const double *a, const double *b, const double *c,
                    double *ab, double *abc) {
  for (long i = 0; i < repeats; i++) {
    cblas_dgemm(ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, m, l, k, 1, a, k, b, l, 0, ab, l);
    cblas_dgemm(ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, m, n, l, 1, ab, l, c, n, 0, abc, n);
  }
}

struct cb_problem {
  cb_kind kind;
  int is_float, m, n, lwork;
  size_t size;
  const void *input;
  void *a, *u, *v, *values, *tau, *work;
  int *iwork, *pivots;
};

static int columns_of_q(const cb_problem *p) { return p->m < p->n ? p->m : p->n; }

static int block_of(const cb_problem *p) {
  int k = columns_of_q(p);
  return k < 32 ? (k > 0 ? k : 1) : 32;
}

// The routine; with lwork -1 it says in work[0] what it needs.
static int call(cb_problem *p, int lwork) {
  int m = p->m, n = p->n, k = columns_of_q(p);
  if (p->is_float) {
    switch (p->kind) {
      case CB_SVD:
        return LAPACKE_sgesdd_work(COLUMN_MAJOR, 'S', m, n, p->a, m, p->values, p->u, m, p->v, k, p->work, lwork,
                                   p->iwork);
      case CB_SYMMETRIC_EIGEN:
        return LAPACKE_ssyevd_work(COLUMN_MAJOR, 'V', 'L', n, p->a, n, p->values, p->work, lwork, p->iwork,
                                   lwork < 0 ? -1 : 3 + 5 * n);
      case CB_LU: return lwork < 0 ? 0 : LAPACKE_sgetrf_work(COLUMN_MAJOR, m, n, p->a, m, p->pivots);
      default: abort();
    }
  }
  switch (p->kind) {
    case CB_LU: return lwork < 0 ? 0 : LAPACKE_dgetrf_work(COLUMN_MAJOR, m, n, p->a, m, p->pivots);
    case CB_SOLVE:
      if (lwork < 0) return 0;
      return LAPACKE_dgesv_work(COLUMN_MAJOR, n, 1, p->a, n, p->pivots, p->values, n);
    case CB_CHOLESKY: return lwork < 0 ? 0 : LAPACKE_dpotrf_work(COLUMN_MAJOR, 'L', n, p->a, n);
    case CB_QR: {
      if (lwork < 0) return 0;
      int nb = block_of(p);
      return LAPACKE_dgeqrt_work(COLUMN_MAJOR, m, n, nb, p->a, m, p->tau, nb, p->work);
    }
    case CB_SVD:
      return LAPACKE_dgesdd_work(COLUMN_MAJOR, 'S', m, n, p->a, m, p->values, p->u, m, p->v, k, p->work, lwork,
                                 p->iwork);
    case CB_SYMMETRIC_EIGEN:
      return LAPACKE_dsyevd_work(COLUMN_MAJOR, 'V', 'L', n, p->a, n, p->values, p->work, lwork, p->iwork,
                                 lwork < 0 ? -1 : 3 + 5 * n);
    case CB_EIGEN:
      return LAPACKE_dgeev_work(COLUMN_MAJOR, 'N', 'V', n, p->a, n, p->values, (double *)p->values + n, NULL, 1,
                                p->v, n, p->work, lwork);
  }
  abort();
}

cb_problem *cb_make(cb_kind kind, int is_float, int m, int n, const void *a) {
  cb_problem *p = calloc(1, sizeof *p);
  size_t element = is_float ? sizeof(float) : sizeof(double);
  p->kind = kind;
  p->is_float = is_float;
  p->m = m;
  p->n = n;
  p->size = (size_t)m * n * element;
  p->input = a;
  p->a = malloc(p->size);
  memcpy(p->a, a, p->size);
  size_t k = columns_of_q(p);
  p->values = malloc(2 * (size_t)(m + n) * element);
  p->pivots = malloc((size_t)(m + n) * sizeof(int));
  p->iwork = malloc((8 * k + 5 * (size_t)n + 8) * sizeof(int));
  if (kind == CB_SVD) {
    p->u = malloc((size_t)m * k * element);
    p->v = malloc(k * n * element);
  }
  if (kind == CB_EIGEN) p->v = malloc((size_t)n * n * element);
  if (kind == CB_QR) {
    p->tau = malloc((size_t)block_of(p) * (k + 1) * element);
    p->lwork = block_of(p) * n;
  } else {
    double need[2] = {1, 0};
    p->work = need;
    call(p, -1);
    p->lwork = is_float ? (int)*(float *)need : (int)need[0];
  }
  p->work = malloc((size_t)(p->lwork > 0 ? p->lwork : 1) * element);
  return p;
}

void cb_run(cb_problem *p, long repeats) {
  for (long i = 0; i < repeats; i++) {
    memcpy(p->a, p->input, p->size);
    if (call(p, p->lwork) != 0) abort();
  }
}

void cb_free(cb_problem *p) {
  free(p->a);
  free(p->u);
  free(p->v);
  free(p->values);
  free(p->tau);
  free(p->work);
  free(p->iwork);
  free(p->pivots);
  free(p);
}

void cb_once(cb_kind kind, int m, int n, const void *a) {
  cb_problem *p = cb_make(kind, 0, m, n, a);
  cb_run(p, 1);
  cb_free(p);
}

void cb_copy(long repeats, void *to, const void *from, size_t bytes) {
  for (long i = 0; i < repeats; i++) {
    memcpy(to, from, bytes);
    __asm__ volatile("" : : "r"(to) : "memory");
  }
}

void cb_set_threads(int threads) { openblas_set_num_threads(threads); }
