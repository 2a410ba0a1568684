// The error hooks of BLAS, CBLAS, LAPACK and LAPACKE, in place of the libraries' own.
#include "CBackendSupport.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 32 };

static _Thread_local int in_flight;
static _Thread_local int first_position;
static _Thread_local char first_name[NAME_SIZE];
static atomic_int captured;

void bs_begin(void) {
  in_flight = 1;
  first_position = 0;
  first_name[0] = 0;
}

int bs_end(char name[32]) {
  in_flight = 0;
  memcpy(name, first_name, NAME_SIZE);
  return first_position;
}

int bs_captured_total(void) { return atomic_load_explicit(&captured, memory_order_relaxed); }

// Fortran names are padded with spaces and not terminated; C callers count their terminator.
static void report(const char *name, size_t length, int position) {
  char trimmed[NAME_SIZE] = {0};
  for (size_t i = 0; i < length && i < NAME_SIZE - 1 && name[i] != 0 && name[i] != ' '; i++) trimmed[i] = name[i];
  if (!in_flight) {
    if (position < 0)
      fprintf(stderr, "%s: error %d\n", trimmed, position);
    else
      fprintf(stderr, "%s: argument %d has an illegal value\n", trimmed, position);
    return;
  }
  atomic_fetch_add_explicit(&captured, 1, memory_order_relaxed);
  if (first_position != 0) return;
  // OpenBLAS calls the order of a CBLAS routine argument 0.
  first_position = position == 0 ? 1 : position;
  memcpy(first_name, trimmed, NAME_SIZE);
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
