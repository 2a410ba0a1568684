// What the library needs to know about its backend and its machine, and cannot ask from Swift.
#ifndef SWIFT_LINEAR_ALGEBRA_CBACKENDSUPPORT_H
#define SWIFT_LINEAR_ALGEBRA_CBACKENDSUPPORT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// BLAS and LAPACK report a bad argument to xerbla, which prints and returns: stale data is then taken for a result. The
// definitions here take precedence wherever this target is linked into the executable. Between bs_begin and bs_end the
// report is kept for this thread; outside, one line goes to standard error. The pair does not nest.

void bs_begin(void);

// The 1-based position of the first bad argument since bs_begin, with the routine's name, or 0 and an empty name. Errors
// of LAPACKE that are not about an argument (memory) are negative.
int bs_end(char name[32]);

// How many reports were kept by all threads since the start.
int bs_captured_total(void);

// The size in bytes of the calling thread's stack; 0 where unknown.
size_t bs_stack_size(void);

// The processors this process may keep busy: its affinity mask, cut to the control group's quota rounded up. At least 1.
int bs_usable_cpus(void);

#ifdef __cplusplus
}
#endif

#endif
