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

// The 1-based position of the first bad argument since bs_begin, or 0. Errors of LAPACKE that are not about an argument
// (memory) are negative.
int bs_end(void);

// How many reports were kept by all threads since the start.
int bs_captured_total(void);

// The name that belongs to a position that bs_leave or bs_end returned, until the next call of this thread begins.
void bs_reported_name(char name[32]);

// Whether this thread is between bs_begin and bs_end, or inside the gate.
int bs_is_in_flight(void);

// Whether an illegal argument of BLAS is reported here: calls BLAS with one.
int bs_is_hooked(void);

// Whether the buffer of a thread of OpenBLAS, 128 MiB, can be mapped, or has been: where it cannot, OpenBLAS tries again
// for ever. Whoever enters the gate then ends the process.
int bs_has_room(void);

// The gate. bs_enter admits up to 64 callers at once, who run with one BLAS thread; each then calls bs_leave on the same
// thread, which returns as bs_end does. bs_enter_alone waits for all others, sets the number of BLAS threads and returns
// it; bs_leave_alone sets it back to one. What runs alone is put between bs_begin and bs_end on the thread it runs on.
// The gate does not nest.
void bs_enter(void);
int bs_leave(void);
int bs_enter_alone(void);
void bs_leave_alone(void);

// Goes back to one BLAS thread, for a caller that is alone.
void bs_use_one_thread(void);

// How many BLAS threads calls may use that run alone: at the start the usable processors, or OPENBLAS_NUM_THREADS where
// that is less. A change takes effect with the next call.
int bs_threads(void);
void bs_set_threads(int count);

// Runs the body on a new thread with a stack of this many bytes and waits for it; 0 where there is no such thread.
int bs_run_on_stack(size_t size, void (*body)(void *context), void *context);

// The size in bytes of the calling thread's stack; 0 where unknown.
size_t bs_stack_size(void);

// Calls body for parts of 0 ..< count that together are all of it, on up to bs_threads() threads, and returns when all are
// done. Parts begin at multiples of the grain. One thread does it all where the loop is short: its length is told from the
// bytes that it reads and writes, and measured over the first grain where these are few. So it does while another loop is
// shared, and in a loop inside one.
void bs_share(long count, long grain, long bytes, void (*body)(void *context, long from, long to), void *context);

// The processors this process may keep busy: its affinity mask, cut to the control group's quota rounded up. At least 1.
int bs_usable_cpus(void);

#ifdef __cplusplus
}
#endif

#endif
