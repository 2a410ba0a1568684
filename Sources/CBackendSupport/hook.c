// Whether errors of the backend reach this target's hooks.
#if defined(__linux__)
#define _GNU_SOURCE
#endif

#include "CBackendSupport.h"

#include <cblas.h>
#include <dlfcn.h>
#include <stdint.h>

extern void xerbla_(const char *name, const int32_t *info, int32_t length);

int bs_is_hooked(void) {
  // The library's own hook would print.
  if (dlsym(RTLD_DEFAULT, "xerbla_") != (void *)xerbla_) return 0;
  double one = 1;
  bs_begin();
  cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, 1, 1, 1, 1, &one, 0, &one, 1, 0, &one, 1);
  return bs_end() != 0;
}
