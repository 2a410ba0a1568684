// The error hooks of BLAS, CBLAS, LAPACK and LAPACKE, in place of the libraries' own.
#include "CBackendSupport.h"
#include "in_flight.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

_Thread_local struct bs_call bs_call;
static atomic_int captured;

void bs_begin(void) { begin_call(); }

int bs_end(void) { return end_call(); }

void bs_reported_name(char name[32]) {
  memset(name, 0, NAME_SIZE);
  if (bs_call.first_position != 0) memcpy(name, bs_call.first_name, NAME_SIZE);
}

int bs_is_in_flight(void) { return bs_call.in_flight; }

int bs_captured_total(void) { return atomic_load_explicit(&captured, memory_order_relaxed); }

// Fortran names are padded with spaces and not terminated; C callers count their terminator.
static void report(const char *name, size_t length, int position) {
  char trimmed[NAME_SIZE] = {0};
  for (size_t i = 0; i < length && i < NAME_SIZE - 1 && name[i] != 0 && name[i] != ' '; i++) trimmed[i] = name[i];
  if (!bs_call.in_flight) {
    if (position < 0)
      fprintf(stderr, "%s: error %d\n", trimmed, position);
    else
      fprintf(stderr, "%s: argument %d has an illegal value\n", trimmed, position);
    return;
  }
  atomic_fetch_add_explicit(&captured, 1, memory_order_relaxed);
  if (bs_call.first_position != 0) return;
  // OpenBLAS calls the order of a CBLAS routine argument 0.
  bs_call.first_position = position == 0 ? 1 : position;
  memcpy(bs_call.first_name, trimmed, NAME_SIZE);
}

// The hidden length is an int or a size_t by compiler: its low half is right in both.
void xerbla_(const char *name, const int32_t *info, int32_t length) {
  report(name, length > 0 ? (size_t)length : 0, *info);
}

void cblas_xerbla(int32_t position, const char *name, const char *form, ...) {
  (void)form;
  report(name, NAME_SIZE - 1, position);
}

// LAPACKE negates positions, and has codes from -1010 down for memory.
void LAPACKE_xerbla(const char *name, int32_t info) {
  report(name, NAME_SIZE - 1, info <= -1000 ? info : info < 0 ? -info : info);
}
