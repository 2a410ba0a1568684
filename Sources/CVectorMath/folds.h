// How two elements become one, and the kernels that fold rows and columns so.
#ifndef VM_FOLDS_H
#define VM_FOLDS_H

#include "CVectorMathReductions.h"
#include "clones.h"

#include <math.h>

enum { FOLD_LANES = 32, FOLD_TILE = 1024, NARROW = 32, WIDE = 64 };

// NaN wins: the first comparison is false for it, the second tells it.
#define PAIRS(suffix, A)                                                                  \
  VM_INLINE A times_##suffix(A a, A b) { return a * b; }                                  \
  VM_INLINE A least_##suffix(A a, A b) { return a < b || a != a ? a : b; }                \
  VM_INLINE A greatest_##suffix(A a, A b) { return a > b || a != a ? a : b; }

PAIRS(f32, float)
PAIRS(f64, double)
PAIRS(i8, int8_t)
PAIRS(i16, int16_t)
PAIRS(i32, int32_t)
PAIRS(u8, uint8_t)
PAIRS(u16, uint16_t)
PAIRS(u32, uint32_t)
PAIRS(u64, uint64_t)
VM_INLINE int64_t least_i64(int64_t a, int64_t b) { return a < b ? a : b; }
VM_INLINE int64_t greatest_i64(int64_t a, int64_t b) { return a > b ? a : b; }
VM_INLINE int64_t times_i64(int64_t a, int64_t b) { return (int64_t)((uint64_t)a * (uint64_t)b); }
VM_INLINE int64_t plus_i64(int64_t a, int64_t b) { return (int64_t)((uint64_t)a + (uint64_t)b); }
VM_INLINE uint64_t plus_u64(uint64_t a, uint64_t b) { return a + b; }

// One row of n elements of type T, folded in lanes to a number of type A.
#define FOLD_ROW(name, A, T, start, pair)                                                 \
  VM_INLINE A name##_row(const T *x, ptrdiff_t n) {                                       \
    A lanes[FOLD_LANES], tail = start;                                                    \
    if (n < FOLD_LANES) {                                                                 \
      for (ptrdiff_t i = 0; i < n; i++) tail = pair(tail, x[i]);                          \
      return tail;                                                                        \
    }                                                                                     \
    for (ptrdiff_t l = 0; l < FOLD_LANES; l++) lanes[l] = start;                          \
    ptrdiff_t i = 0;                                                                      \
    for (; i + FOLD_LANES <= n; i += FOLD_LANES)                                          \
      for (ptrdiff_t l = 0; l < FOLD_LANES; l++) lanes[l] = pair(lanes[l], x[i + l]);     \
    for (; i < n; i++) tail = pair(tail, x[i]);                                           \
    for (ptrdiff_t half = FOLD_LANES / 2; half > 0; half /= 2)                            \
      for (ptrdiff_t l = 0; l < half; l++) lanes[l] = pair(lanes[l], lanes[l + half]);    \
    return pair(lanes[0], tail);                                                          \
  }

// One row of real numbers: the loop does not see NaN, which leaves a trace in a sum of zeros, as infinity does. Then
// the row is folded once more.
#define EXTREME_ROW(name, T, start, pair, beats)                                          \
  FOLD_ROW(name##_careful, T, T, start, pair)                                             \
  VM_INLINE T name##_row(const T *x, ptrdiff_t n) {                                       \
    T lanes[FOLD_LANES], traces[FOLD_LANES];                                              \
    if (n < 2 * FOLD_LANES) return name##_careful_row(x, n);                              \
    for (ptrdiff_t l = 0; l < FOLD_LANES; l++) {                                          \
      lanes[l] = start;                                                                   \
      traces[l] = 0;                                                                      \
    }                                                                                     \
    ptrdiff_t i = 0;                                                                      \
    for (; i + FOLD_LANES <= n; i += FOLD_LANES)                                          \
      for (ptrdiff_t l = 0; l < FOLD_LANES; l++) {                                        \
        lanes[l] = x[i + l] beats lanes[l] ? x[i + l] : lanes[l];                         \
        traces[l] += x[i + l] * 0;                                                        \
      }                                                                                   \
    for (ptrdiff_t half = FOLD_LANES / 2; half > 0; half /= 2)                            \
      for (ptrdiff_t l = 0; l < half; l++) {                                              \
        lanes[l] = pair(lanes[l], lanes[l + half]);                                       \
        traces[l] += traces[l + half];                                                    \
      }                                                                                   \
    if (traces[0] != 0) return name##_careful_row(x, n);                                  \
    for (; i < n; i++) lanes[0] = pair(lanes[0], x[i]);                                   \
    return lanes[0];                                                                      \
  }

// Rows that are folded with the results several at a time; how many were is returned.
#define FOLD_GROUPS(name, A, T, pair)                                                     \
  VM_INLINE ptrdiff_t name##_groups(A *sums, const T *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    ptrdiff_t i = 0;                                                                      \
    for (; i + 4 <= rows; i += 4) {                                                       \
      const T *a = x + i * ld, *b = a + ld, *c = b + ld, *d = c + ld;                     \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++)                                       \
        sums[j] = pair(pair(sums[j], pair(a[j], b[j])), pair(c[j], d[j]));                \
    }                                                                                     \
    return i;                                                                             \
  }

// One comparison tells of two real numbers whether either is NaN.
#define EXTREME_GROUPS(name, T, pair, beats)                                              \
  VM_INLINE T name##_best(T a, T b) { return a beats b ? a : b; }                         \
  VM_INLINE ptrdiff_t name##_groups(T *sums, const T *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    ptrdiff_t i = 0;                                                                      \
    for (; i + 8 <= rows; i += 8) {                                                       \
      const T *row = x + i * ld, *next = row + 4 * ld;                                    \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) {                                     \
        T a = row[j], b = row[ld + j], c = row[2 * ld + j], d = row[3 * ld + j];          \
        T e = next[j], f = next[ld + j], g = next[2 * ld + j], h = next[3 * ld + j];      \
        T first = name##_best(name##_best(a, b), name##_best(c, d));                      \
        T second = name##_best(name##_best(e, f), name##_best(g, h));                     \
        T best = name##_best(first, second);                                              \
        int unordered = __builtin_isunordered(a, b) | __builtin_isunordered(c, d) |       \
                        __builtin_isunordered(e, f) | __builtin_isunordered(g, h);        \
        sums[j] = pair(sums[j], unordered ? (T)NAN : best);                               \
      }                                                                                   \
    }                                                                                     \
    return i;                                                                             \
  }

// Many narrow rows without gaps are folded as fewer wide ones first.
#define FOLD(name, A, T, start, pair)                                                     \
  FOLD_ROW(name, A, T, start, pair)                                                       \
  FOLD_GROUPS(name, A, T, pair)                                                           \
  FOLD_BLOCK(name, A, T, start, pair)

#define FOLD_EXTREME(name, T, start, pair, beats)                                         \
  EXTREME_ROW(name, T, start, pair, beats)                                                \
  EXTREME_GROUPS(name, T, pair, beats)                                                    \
  FOLD_BLOCK(name, T, T, start, pair)

#define FOLD_BLOCK(name, A, T, start, pair)                                               \
  VM_CLONES static void name##_rows(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    for (ptrdiff_t i = 0; i < rows; i++) ((A *)dst)[i] = name##_row((const T *)x + i * ld, n); \
  }                                                                                       \
  VM_INLINE void name##_block(A *dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    for (ptrdiff_t from = 0; from < n; from += FOLD_TILE) {                               \
      ptrdiff_t count = n - from < FOLD_TILE ? n - from : FOLD_TILE, i = 0;               \
      A *sums = dst + from;                                                               \
      i = name##_groups(sums, x + from, ld, rows, count);                                 \
      for (; i < rows; i++) {                                                             \
        const T *a = x + i * ld + from;                                                   \
        INDEPENDENT for (ptrdiff_t j = 0; j < count; j++) sums[j] = pair(sums[j], a[j]);  \
      }                                                                                   \
    }                                                                                     \
  }                                                                                       \
  VM_CLONES static void name##_columns(void *to, const void *from, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    A *dst = to;                                                                          \
    const T *x = from;                                                                    \
    for (ptrdiff_t j = 0; j < n; j++) dst[j] = start;                                     \
    ptrdiff_t times = ld == n && n > 0 && n < NARROW ? WIDE / n : 1, done = 0;            \
    if (times > 1 && rows >= 4 * times) {                                                 \
      A wide[WIDE];                                                                       \
      for (ptrdiff_t j = 0; j < WIDE; j++) wide[j] = start;                               \
      name##_block(wide, x, times * n, rows / times, times * n);                          \
      for (ptrdiff_t j = 0; j < times * n; j++) dst[j % n] = pair(dst[j % n], wide[j]);   \
      done = rows / times * times;                                                        \
    }                                                                                     \
    name##_block(dst, x + done * ld, ld, rows - done, n);                                 \
  }

// Rows and columns; x points to elements of the kind, dst to results.
typedef void (*reduction)(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
typedef struct { reduction rows, columns; } reductions;

// By the kind of elements; null where there is none.
extern const reductions vm_least_index[], vm_greatest_index[];

#define BOTH(name) {name##_rows, name##_columns}
#define REALS(name) [VM_F32] = BOTH(name##_f32), [VM_F64] = BOTH(name##_f64)

// Bool is read as u8: sums count, minima and maxima are all and any.
#define INTEGERS(name)                                                                             \
  [VM_I8] = BOTH(name##_i8), [VM_I16] = BOTH(name##_i16), [VM_I32] = BOTH(name##_i32),             \
  [VM_I64] = BOTH(name##_i64), [VM_U8] = BOTH(name##_u8), [VM_U16] = BOTH(name##_u16),             \
  [VM_U32] = BOTH(name##_u32), [VM_U64] = BOTH(name##_u64), [VM_BOOL] = BOTH(name##_u8)

// Sums of f32, f64 and complex numbers.
void vm_sum_f32_rows(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_sum_f64_rows(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_sum_c32_rows(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_sum_c64_rows(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_sum_f32_columns(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_sum_f64_columns(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_sum_c32_columns(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);
void vm_sum_c64_columns(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n);

#endif
