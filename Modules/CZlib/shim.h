// zlib: deflate, inflate and CRC-32.
#ifndef SWIFT_LINEAR_ALGEBRA_CZLIB_SHIM_H
#define SWIFT_LINEAR_ALGEBRA_CZLIB_SHIM_H

#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib headers not found: apt-get install zlib1g-dev (macOS: brew install zlib)"
#endif

#endif
