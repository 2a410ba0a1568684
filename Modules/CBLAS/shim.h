// CBLAS as OpenBLAS declares it. The struct form of complex results is what Swift can import.
#ifndef SWIFT_LINEAR_ALGEBRA_CBLAS_SHIM_H
#define SWIFT_LINEAR_ALGEBRA_CBLAS_SHIM_H

#define FORCE_OPENBLAS_COMPLEX_STRUCT

#if __has_include(<cblas.h>)
#include <cblas.h>
#else
#error "OpenBLAS headers not found: apt-get install libopenblas-dev (macOS: brew install openblas)"
#endif

#endif
