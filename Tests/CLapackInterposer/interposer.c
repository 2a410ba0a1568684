#define _GNU_SOURCE
#include "CLapackInterposer.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUTINES = 24 };

struct counter {
  char routine[16];
  int failures, info, calls;
};

static _Thread_local struct counter counters[ROUTINES];

static struct counter *find(const char *routine) {
  for (int i = 0; i < ROUTINES; i++) {
    if (counters[i].routine[0] == 0) snprintf(counters[i].routine, sizeof counters[i].routine, "%s", routine);
    if (strcmp(counters[i].routine, routine) == 0) return &counters[i];
  }
  fprintf(stderr, "interposer: no room for %s\n", routine);
  abort();
}

void lapack_fail(const char *routine, int calls, int info) {
  find(routine)->failures = calls;
  find(routine)->info = info;
}

void lapack_reset(void) { memset(counters, 0, sizeof counters); }

int lapack_calls(const char *routine) { return find(routine)->calls; }

typedef intptr_t word;

// Fortran's arguments are pointers, followed by the lengths of the strings among them: all of them words. So one
// signature with room for the longest serves every routine; what stands behind a shorter one is passed on unused.
#define PARAMETERS                                                                                                     \
  word a0, word a1, word a2, word a3, word a4, word a5, word a6, word a7, word a8, word a9, word a10, word a11,        \
      word a12, word a13, word a14, word a15, word a16, word a17, word a18, word a19, word a20, word a21, word a22,    \
      word a23, word a24, word a25, word a26, word a27
#define ARGUMENTS                                                                                                      \
  a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24,   \
      a25, a26, a27

static void *next(const char *name) {
  void *real = dlsym(RTLD_NEXT, name);
  if (real == NULL) {
    fprintf(stderr, "interposer: %s is in no library\n", name);
    abort();
  }
  return real;
}

static void fail_if_asked(const char *routine, const int32_t *length, int32_t *info) {
  if (*length == -1) return;
  struct counter *counter = find(routine);
  counter->calls++;
  if (counter->failures == 0) return;
  counter->failures--;
  *info = counter->info;
}

// The arguments that hold the workspace's length and info, counted from 0.
#define INTERPOSE(SYMBOL, ROUTINE, LENGTH, INFO)                                                                       \
  void SYMBOL(PARAMETERS) {                                                                                            \
    static void (*real)(PARAMETERS);                                                                                   \
    if (real == NULL) real = (void (*)(PARAMETERS))next(#SYMBOL);                                                      \
    real(ARGUMENTS);                                                                                                   \
    fail_if_asked(ROUTINE, (const int32_t *)a##LENGTH, (int32_t *)a##INFO);                                            \
  }

INTERPOSE(sgesdd_, "gesdd", 11, 13)
INTERPOSE(dgesdd_, "gesdd", 11, 13)
INTERPOSE(cgesdd_, "gesdd", 11, 14)
INTERPOSE(zgesdd_, "gesdd", 11, 14)
INTERPOSE(sgesvd_, "gesvd", 12, 13)
INTERPOSE(dgesvd_, "gesvd", 12, 13)
INTERPOSE(cgesvd_, "gesvd", 12, 14)
INTERPOSE(zgesvd_, "gesvd", 12, 14)
INTERPOSE(ssyevd_, "syevd", 7, 10)
INTERPOSE(dsyevd_, "syevd", 7, 10)
INTERPOSE(cheevd_, "syevd", 7, 12)
INTERPOSE(zheevd_, "syevd", 7, 12)
// Without a workspace's length: the order, which is no -1 either.
INTERPOSE(sbdsdc_, "bdsdc", 2, 13)
INTERPOSE(dbdsdc_, "bdsdc", 2, 13)
INTERPOSE(sstedc_, "stedc", 7, 10)
INTERPOSE(dstedc_, "stedc", 7, 10)
INTERPOSE(cstedc_, "stedc", 7, 12)
INTERPOSE(zstedc_, "stedc", 7, 12)
INTERPOSE(ssyev_, "syev", 7, 8)
INTERPOSE(dsyev_, "syev", 7, 8)
INTERPOSE(cheev_, "syev", 7, 9)
INTERPOSE(zheev_, "syev", 7, 9)
INTERPOSE(ssyevr_, "syevr", 17, 20)
INTERPOSE(dsyevr_, "syevr", 17, 20)
INTERPOSE(cheevr_, "syevr", 17, 22)
INTERPOSE(zheevr_, "syevr", 17, 22)
INTERPOSE(sgelsd_, "gelsd", 11, 13)
INTERPOSE(dgelsd_, "gelsd", 11, 13)
INTERPOSE(cgelsd_, "gelsd", 11, 14)
INTERPOSE(zgelsd_, "gelsd", 11, 14)
INTERPOSE(sgeev_, "geev", 12, 13)
INTERPOSE(dgeev_, "geev", 12, 13)
INTERPOSE(cgeev_, "geev", 11, 13)
INTERPOSE(zgeev_, "geev", 11, 13)
INTERPOSE(sgeevx_, "geevx", 20, 22)
INTERPOSE(dgeevx_, "geevx", 20, 22)
INTERPOSE(cgeevx_, "geevx", 19, 21)
INTERPOSE(zgeevx_, "geevx", 19, 21)
INTERPOSE(sgees_, "gees", 12, 14)
INTERPOSE(dgees_, "gees", 12, 14)
INTERPOSE(cgees_, "gees", 11, 14)
INTERPOSE(zgees_, "gees", 11, 14)
INTERPOSE(sgesvj_, "gesvj", 12, 13)
INTERPOSE(dgesvj_, "gesvj", 12, 13)
INTERPOSE(cgesvj_, "gesvj", 12, 15)
INTERPOSE(zgesvj_, "gesvj", 12, 15)

INTERPOSE(ssygvd_, "sygvd", 10, 13)
INTERPOSE(dsygvd_, "sygvd", 10, 13)
INTERPOSE(chegvd_, "sygvd", 10, 15)
INTERPOSE(zhegvd_, "sygvd", 10, 15)
INTERPOSE(ssygv_, "sygv", 10, 11)
INTERPOSE(dsygv_, "sygv", 10, 11)
INTERPOSE(chegv_, "sygv", 10, 12)
INTERPOSE(zhegv_, "sygv", 10, 12)
INTERPOSE(sggev3_, "ggev3", 15, 16)
INTERPOSE(dggev3_, "ggev3", 15, 16)
INTERPOSE(cggev3_, "ggev3", 14, 16)
INTERPOSE(zggev3_, "ggev3", 14, 16)
INTERPOSE(sggev_, "ggev", 15, 16)
INTERPOSE(dggev_, "ggev", 15, 16)
INTERPOSE(cggev_, "ggev", 14, 16)
INTERPOSE(zggev_, "ggev", 14, 16)
INTERPOSE(sgejsv_, "gejsv", 16, 18)
INTERPOSE(dgejsv_, "gejsv", 16, 18)
INTERPOSE(cgejsv_, "gejsv", 16, 20)
INTERPOSE(zgejsv_, "gejsv", 16, 20)
INTERPOSE(sgges_, "gges", 18, 20)
INTERPOSE(dgges_, "gges", 18, 20)
INTERPOSE(cgges_, "gges", 17, 20)
INTERPOSE(zgges_, "gges", 17, 20)

// The way that a library's own call takes: the executable's symbol, if it is in the dynamic table.
int lapack_interposed(void) { return dlsym(RTLD_DEFAULT, "dgesdd_") == (void *)dgesdd_; }
