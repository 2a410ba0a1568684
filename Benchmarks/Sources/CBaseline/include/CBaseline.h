// What a C programmer writes over the same BLAS and LAPACK: the routine itself, with a workspace made beforehand, the
// input kept (copied before the routine overwrites it), and no check of anything. Each function repeats its work.
#ifndef BENCHMARKS_CBASELINE_H
#define BENCHMARKS_CBASELINE_H

#include <stddef.h>

// C = A B for square column-major matrices; trans_a, trans_b as CBLAS has them.
void cb_dgemm(long repeats, int m, int n, int k, int trans_a, int lda, const double *a, int trans_b, int ldb,
              const double *b, double *c);
void cb_sgemm(long repeats, int m, int n, int k, const float *a, const float *b, float *c);
void cb_zgemm(long repeats, int n, const void *a, const void *b, void *c);
void cb_dgemv(long repeats, int m, int n, const double *a, const double *x, double *y);

// So many products of row-major matrices that follow each other, a call for each; and the product of three, a pair first.
void cb_sgemm_batch(long repeats, int batch, int trans_b, int m, int n, int k, const float *a, const float *b,
                    float *c);
void cb_dgemm_batch(long repeats, int batch, int trans_b, int m, int n, int k, const double *a, const double *b,
                    double *c);
void cb_dgemm_chain(long repeats, int m, int k, int l, int n, const double *a, const double *b, const double *c,
                    double *ab, double *abc);

// A factorization and what it works on, of order n; f for float, d for double.
typedef struct cb_problem cb_problem;

typedef enum { CB_LU, CB_CHOLESKY, CB_QR, CB_SVD, CB_SYMMETRIC_EIGEN, CB_EIGEN, CB_SOLVE } cb_kind;

// A problem over a copy of this m by n matrix; workspaces are asked for and allocated here.
cb_problem *cb_make(cb_kind kind, int is_float, int m, int n, const void *a);
void cb_run(cb_problem *problem, long repeats);
void cb_free(cb_problem *problem);

// One run from allocation to release, as a program that does it once would; for peak memory.
void cb_once(cb_kind kind, int m, int n, const void *a);

void cb_copy(long repeats, void *to, const void *from, size_t bytes);
void cb_set_threads(int threads);

#endif
