// Loops whose rare hard cases are computed again by the C library.
#ifndef VM_REWORK_H
#define VM_REWORK_H

#include "exponential.h"

#include <math.h>
#include <string.h>

#define BLOCK 256

// `hard` tells from argument and result by numbers from `limit` on which ones the library computes again; for these the
// arguments are saved where they are the target.
#define FUNCTION_REWORKED(name, suffix, T, function, hard, limit, library)                                 \
  VM_CLONES void name(T *dst, const T *x, ptrdiff_t n) {                                                   \
    T saved[BLOCK];                                                                                        \
    for (ptrdiff_t start = 0; start < n; start += BLOCK) {                                                 \
      ptrdiff_t count = n - start < BLOCK ? n - start : BLOCK;                                             \
      const T *from = x + start;                                                                           \
      T *to = dst + start;                                                                                 \
      if (dst == x) from = memcpy(saved, from, (size_t)count * sizeof(T));                                 \
      __typeof__(hard(*from, *to)) most = 0;                                                               \
      _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")                                   \
      for (ptrdiff_t i = 0; i < count; i++) {                                                              \
        T value = function(from[i]);                                                                       \
        __typeof__(most) size = hard(from[i], value);                                                      \
        most = size > most ? size : most;                                                                  \
        to[i] = value;                                                                                     \
      }                                                                                                    \
      for (ptrdiff_t i = 0; most >= limit && i < count; i++)                                               \
        if (hard(from[i], to[i]) >= limit) to[i] = library(from[i]);                                       \
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
