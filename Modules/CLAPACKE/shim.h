// LAPACKE with complex numbers as structs: `_Complex` and LAPACKE's own struct macros are
// invisible to Swift. The layout is that of swift-numerics' Complex, so pointers can be rebound.
#ifndef SWIFT_LINEAR_ALGEBRA_CLAPACKE_SHIM_H
#define SWIFT_LINEAR_ALGEBRA_CLAPACKE_SHIM_H

#include <stdint.h>

typedef struct { float real, imag; } lapack_complex_float;
typedef struct { double real, imag; } lapack_complex_double;
typedef int32_t lapack_int;
#define lapack_int lapack_int
#define LAPACK_COMPLEX_CUSTOM

#if __has_include(<lapacke.h>)
#include <lapacke.h>
#else
#error "LAPACKE headers not found: apt-get install liblapacke-dev (macOS: brew install openblas)"
#endif

#endif
