// LAPACK's iterative routines, in front of the real ones: they pass every call on, and say that it did not converge when
// a test asked for that. What a test asks holds for its own thread.
//
// An executable's own definition of a symbol that one of its shared libraries needs is the one that all of them get
// (ELF; not where libraries are bound two-level, as on macOS: ask lapack_interposed).
#ifndef SWIFT_LINEAR_ALGEBRA_LAPACK_INTERPOSER_H
#define SWIFT_LINEAR_ALGEBRA_LAPACK_INTERPOSER_H

// The next calls of this routine (named without the letter of its type, as "gesdd"; workspace queries do not count) run,
// and then return this info, which the real routine gives where its iteration fails.
void lapack_fail(const char *routine, int calls, int info);

// Forgets what this thread asked for and counted.
void lapack_reset(void);

// How many calls of this routine this thread made since lapack_reset, workspace queries not counted.
int lapack_calls(const char *routine);

// Whether calls from LAPACKE come through here.
int lapack_interposed(void);

#endif
