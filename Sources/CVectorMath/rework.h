// Loops whose rare hard cases are computed again by the C library.
#ifndef VM_REWORK_H
#define VM_REWORK_H

#include "exponential.h"

#include <math.h>
#include <string.h>

#define BLOCK 256

// Results are kept in a block; `hard` tells from argument and result which ones the library computes again.
#define FUNCTION_REWORKED(name, suffix, T, function, hard, library)                                        \
  VM_CLONES void name(T *dst, const T *x, ptrdiff_t n) {                                                   \
    T result[BLOCK];                                                                                       \
    for (ptrdiff_t start = 0; start < n; start += BLOCK) {                                                 \
      ptrdiff_t count = n - start < BLOCK ? n - start : BLOCK;                                             \
      word_##suffix any = {.bits = 0};                                                                     \
      _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")                                   \
      for (ptrdiff_t i = 0; i < count; i++) {                                                              \
        result[i] = function(x[start + i]);                                                                \
        any.bits |= hard(x[start + i], result[i]);                                                         \
      }                                                                                                    \
      for (ptrdiff_t i = 0; any.bits && i < count; i++)                                                    \
        if (hard(x[start + i], result[i])) result[i] = library(x[start + i]);                              \
      memcpy(dst + start, result, (size_t)count * sizeof(T));                                              \
    }                                                                                                      \
  }

// The same for two operands: vectors, or one number on the right or on the left. `negative` changes the results of a
// block that has a negative first operand.
#define FUNCTION_OF_TWO(name, suffix, T, first, second, X, Y, function, negative, hard, library)           \
  VM_CLONES void name(T *dst, first, second, ptrdiff_t n) {                                                \
    T result[BLOCK];                                                                                       \
    for (ptrdiff_t start = 0; start < n; start += BLOCK) {                                                 \
      ptrdiff_t count = n - start < BLOCK ? n - start : BLOCK;                                             \
      word_##suffix any = {.bits = 0}, signs = any;                                                        \
      _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")                                   \
      for (ptrdiff_t i = 0; i < count; i++) {                                                              \
        word_##suffix number = {X};                                                                        \
        result[i] = function(X, Y);                                                                        \
        signs.bits |= number.bits;                                                                         \
        any.bits |= hard(X, Y);                                                                            \
      }                                                                                                    \
      if (signs.bits >> (BIAS_##suffix == 127 ? 31 : 63))                                                  \
        INDEPENDENT for (ptrdiff_t i = 0; i < count; i++) result[i] = negative(X, Y, result[i]);           \
      for (ptrdiff_t i = 0; any.bits && i < count; i++)                                                    \
        if (hard(X, Y)) result[i] = library(X, Y);                                                         \
      memcpy(dst + start, result, (size_t)count * sizeof(T));                                              \
    }                                                                                                      \
  }

#endif
