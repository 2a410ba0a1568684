// The first index of the least or the greatest element; NaN counts as either.
#include "folds.h"

#include <math.h>

enum { BLOCK = 1024, CHUNK = 1 << 30 };

// A row: the block that holds the extremum first, then the place in it. Columns: the best of eight rows at a time and
// where these begin, then the place among the eight.
#define INDICES(name, T, start, pair, beats)                                                              \
  FOLD_ROW(name, T, T, start, pair)                                                                       \
  VM_INLINE int name##_wins(T value, T best) { return value beats best || (value != value && best == best); } \
  VM_INLINE int64_t name##_index(const T *x, ptrdiff_t n) {                                               \
    ptrdiff_t place = 0;                                                                                  \
    T best = x[0];                                                                                        \
    for (ptrdiff_t from = 0; from < n && best == best; from += BLOCK) {                                   \
      T extremum = name##_row(x + from, n - from < BLOCK ? n - from : BLOCK);                             \
      if (name##_wins(extremum, best)) {                                                                  \
        best = extremum;                                                                                  \
        place = from;                                                                                     \
      }                                                                                                   \
    }                                                                                                     \
    for (uint32_t found = 0; place + FOLD_LANES <= n; place += FOLD_LANES) {                              \
      for (ptrdiff_t l = 0; l < FOLD_LANES; l++) found |= !(x[place + l] != best) | (x[place + l] != x[place + l]); \
      if (found) break;                                                                                   \
    }                                                                                                     \
    while (x[place] != best && x[place] == x[place]) place++;                                             \
    return place;                                                                                         \
  }                                                                                                       \
  VM_CLONES static void name##_rows(void *to, const void *from, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    int64_t *dst = to;                                                                                    \
    for (ptrdiff_t i = 0; i < rows; i++) dst[i] = n > 0 ? name##_index((const T *)from + i * ld, n) : 0;  \
  }                                                                                                       \
  VM_INLINE void name##_chunk(int64_t *dst, T *best, const T *x, ptrdiff_t ld, ptrdiff_t first, int32_t rows, \
                              ptrdiff_t n) {                                                              \
    int32_t place[FOLD_TILE], i = 0;                                                                      \
    const T *row = x + first * ld;                                                                        \
    for (ptrdiff_t j = 0; j < n; j++) place[j] = -1;                                                      \
    for (; i + 8 <= rows; i += 8, row += 8 * ld) {                                                        \
      const T *next = row + 4 * ld;                                                                       \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) {                                                     \
        T four = pair(pair(row[j], row[ld + j]), pair(row[2 * ld + j], row[3 * ld + j]));                 \
        T other = pair(pair(next[j], next[ld + j]), pair(next[2 * ld + j], next[3 * ld + j]));            \
        T value = pair(four, other);                                                                      \
        int better = name##_wins(value, best[j]);                                                         \
        best[j] = better ? value : best[j];                                                               \
        place[j] = better ? i : place[j];                                                                 \
      }                                                                                                   \
    }                                                                                                     \
    for (; i < rows; i++, row += ld) {                                                                    \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) {                                                     \
        int better = name##_wins(row[j], best[j]);                                                        \
        best[j] = better ? row[j] : best[j];                                                              \
        place[j] = better ? i : place[j];                                                                 \
      }                                                                                                   \
    }                                                                                                     \
    for (ptrdiff_t j = 0; j < n; j++) {                                                                   \
      if (place[j] < 0) continue;                                                                         \
      ptrdiff_t found = first + place[j];                                                                 \
      while (x[found * ld + j] != best[j] && x[found * ld + j] == x[found * ld + j]) found++;             \
      dst[j] = found;                                                                                     \
    }                                                                                                     \
  }                                                                                                       \
  VM_CLONES static void name##_columns(void *to, const void *from, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    for (ptrdiff_t tile = 0; tile < n; tile += FOLD_TILE) {                                               \
      ptrdiff_t count = n - tile < FOLD_TILE ? n - tile : FOLD_TILE;                                      \
      int64_t *dst = (int64_t *)to + tile;                                                                \
      const T *x = (const T *)from + tile;                                                                \
      T best[FOLD_TILE];                                                                                  \
      for (ptrdiff_t j = 0; j < count; j++) {                                                             \
        dst[j] = 0;                                                                                       \
        best[j] = rows > 0 ? x[j] : 0;                                                                    \
      }                                                                                                   \
      for (ptrdiff_t i = 0; i < rows; i += CHUNK)                                                         \
        name##_chunk(dst, best, x, ld, i, (int32_t)(rows - i < CHUNK ? rows - i : CHUNK), count);         \
    }                                                                                                     \
  }

INDICES(argmin_f32, float, INFINITY, least_f32, <)
INDICES(argmin_f64, double, INFINITY, least_f64, <)
INDICES(argmin_i8, int8_t, INT8_MAX, least_i8, <)
INDICES(argmin_i16, int16_t, INT16_MAX, least_i16, <)
INDICES(argmin_i32, int32_t, INT32_MAX, least_i32, <)
INDICES(argmin_i64, int64_t, INT64_MAX, least_i64, <)
INDICES(argmin_u8, uint8_t, UINT8_MAX, least_u8, <)
INDICES(argmin_u16, uint16_t, UINT16_MAX, least_u16, <)
INDICES(argmin_u32, uint32_t, UINT32_MAX, least_u32, <)
INDICES(argmin_u64, uint64_t, UINT64_MAX, least_u64, <)

INDICES(argmax_f32, float, -INFINITY, greatest_f32, >)
INDICES(argmax_f64, double, -INFINITY, greatest_f64, >)
INDICES(argmax_i8, int8_t, INT8_MIN, greatest_i8, >)
INDICES(argmax_i16, int16_t, INT16_MIN, greatest_i16, >)
INDICES(argmax_i32, int32_t, INT32_MIN, greatest_i32, >)
INDICES(argmax_i64, int64_t, INT64_MIN, greatest_i64, >)
INDICES(argmax_u8, uint8_t, 0, greatest_u8, >)
INDICES(argmax_u16, uint16_t, 0, greatest_u16, >)
INDICES(argmax_u32, uint32_t, 0, greatest_u32, >)
INDICES(argmax_u64, uint64_t, 0, greatest_u64, >)

const reductions vm_least_index[VM_C64 + 1] = {INTEGERS(argmin), REALS(argmin)};
const reductions vm_greatest_index[VM_C64 + 1] = {INTEGERS(argmax), REALS(argmax)};
