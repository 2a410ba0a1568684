// Sums of rows and columns of floating-point numbers, and of their squares about a shift. Columns are summed in blocks
// of 128 rows, whose sums are added pairwise: the error grows with the logarithm of the number of rows.
#include "folds.h"
#include "pairwise.h"

#include "CVectorMath.h"

enum { ROWS = 128, TILE = 2048 };

#define ITSELF(i) x[i]
#define SQUARE(i) (x[i] - s) * (x[i] - s)

PAIRWISE_SUM(sum_f32, float, float, 1, ITSELF)
PAIRWISE_SUM(sum_f64, double, double, 1, ITSELF)
PAIRWISE_SUM(squares_f32, float, float, 1, SQUARE)
PAIRWISE_SUM(squares_f64, double, double, 1, SQUARE)

VM_INLINE ptrdiff_t levels_for(ptrdiff_t blocks) {
  ptrdiff_t levels = 1;
  while (blocks >>= 1) levels++;
  return levels;
}

// sums[j] = the sum of at most 128 rows, eight at a time.
#define BLOCK_SUM(name, T, term)                                                                        \
  VM_INLINE void name##_block(T *sums, const T *x, ptrdiff_t ld, const T *shift, ptrdiff_t rows, ptrdiff_t n) { \
    _Pragma("clang fp contract(off)")                                                                   \
    ptrdiff_t i = 0;                                                                                    \
    for (ptrdiff_t j = 0; j < n; j++) sums[j] = 0;                                                      \
    for (; i + 8 <= rows; i += 8) {                                                                     \
      const T *row = x + i * ld;                                                                        \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++)                                                     \
        sums[j] += ((term(0) + term(1)) + (term(2) + term(3))) + ((term(4) + term(5)) + (term(6) + term(7))); \
    }                                                                                                   \
    for (; i < rows; i++) {                                                                             \
      const T *row = x + i * ld;                                                                        \
      INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) sums[j] += term(0);                                 \
    }                                                                                                   \
  }

// Narrow rows without gaps are summed as wide ones, whose halves are added; `waiting` has a row for each bit of the
// number of blocks and one more.
#define COLUMN_SUM(name, T, term)                                                                       \
  BLOCK_SUM(name, T, term)                                                                              \
  VM_INLINE void name##_tile(T *dst, const T *x, ptrdiff_t ld, const T *shift, ptrdiff_t rows, ptrdiff_t n, \
                             T *waiting) {                                                              \
    ptrdiff_t depth = 0, blocks = 0;                                                                    \
    for (ptrdiff_t from = 0; from < rows; from += ROWS, blocks++) {                                     \
      T *part = waiting + depth * n;                                                                    \
      name##_block(part, x + from * ld, ld, shift, rows - from < ROWS ? rows - from : ROWS, n);         \
      for (ptrdiff_t carry = blocks; carry & 1; carry >>= 1, depth--, part -= n)                        \
        INDEPENDENT for (ptrdiff_t j = 0; j < n; j++) part[j - n] += part[j];                           \
      depth++;                                                                                          \
    }                                                                                                   \
    for (ptrdiff_t j = 0; j < n; j++) dst[j] = 0;                                                       \
    while (depth-- > 0)                                                                                 \
      for (ptrdiff_t j = 0; j < n; j++) dst[j] += waiting[depth * n + j];                               \
  }                                                                                                     \
  VM_INLINE void name(T *dst, const T *x, ptrdiff_t ld, const T *shift, ptrdiff_t rows, ptrdiff_t n) {  \
    T waiting[(levels_for(rows / ROWS + 1) + 1) * (n > TILE ? TILE : n > WIDE ? n : WIDE)];             \
    ptrdiff_t times = 1;                                                                                \
    while (ld == n && n > 0 && 2 * times * n <= WIDE) times *= 2;                                       \
    if (times > 1 && rows >= 4 * times) {                                                               \
      T wide[WIDE], shifts[WIDE], rest[WIDE];                                                           \
      ptrdiff_t whole = rows / times * times;                                                           \
      for (ptrdiff_t j = 0; shift && j < times * n; j++) shifts[j] = shift[j % n];                      \
      name##_tile(wide, x, times * n, shifts, whole / times, times * n, waiting);                       \
      for (ptrdiff_t half = times * n / 2; half >= n; half /= 2)                                        \
        for (ptrdiff_t j = 0; j < half; j++) wide[j] += wide[j + half];                                 \
      name##_block(rest, x + whole * n, n, shift, rows - whole, n);                                     \
      for (ptrdiff_t j = 0; j < n; j++) dst[j] = wide[j] + rest[j];                                     \
      return;                                                                                           \
    }                                                                                                   \
    for (ptrdiff_t from = 0; from < n; from += TILE)                                                    \
      name##_tile(dst + from, x + from, ld, shift ? shift + from : shift, rows,                         \
                  n - from < TILE ? n - from : TILE, waiting);                                          \
  }

#define ELEMENT(k) row[(k) * ld + j]
#define SHIFTED(k) (ELEMENT(k) - shift[j]) * (ELEMENT(k) - shift[j])

COLUMN_SUM(columns_f32, float, ELEMENT)
COLUMN_SUM(columns_f64, double, ELEMENT)
COLUMN_SUM(square_columns_f32, float, SHIFTED)
COLUMN_SUM(square_columns_f64, double, SHIFTED)

#define ROWS_AND_COLUMNS(suffix, T)                                                                     \
  VM_CLONES void vm_sum_##suffix##_rows(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    for (ptrdiff_t i = 0; i < rows; i++) ((T *)dst)[i] = sum_##suffix((const T *)x + i * ld, n, 0);     \
  }                                                                                                     \
  VM_CLONES void vm_sum_##suffix##_columns(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    columns_##suffix(dst, x, ld, 0, rows, n);                                                           \
  }                                                                                                     \
  VM_CLONES void vm_square_rows_##suffix(T *dst, const T *x, ptrdiff_t ld, const T *shift, ptrdiff_t rows, \
                                         ptrdiff_t n) {                                                 \
    for (ptrdiff_t i = 0; i < rows; i++) dst[i] = squares_##suffix(x + i * ld, n, shift[i]);            \
  }                                                                                                     \
  VM_CLONES void vm_square_columns_##suffix(T *dst, const T *x, ptrdiff_t ld, const T *shift, ptrdiff_t rows, \
                                            ptrdiff_t n) {                                              \
    square_columns_##suffix(dst, x, ld, shift, rows, n);                                                \
  }

ROWS_AND_COLUMNS(f32, float)
ROWS_AND_COLUMNS(f64, double)

// Complex columns are those of the parts.
#define COMPLEX(suffix, real, T)                                                                        \
  void vm_sum_##suffix##_rows(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) {    \
    for (ptrdiff_t i = 0; i < rows; i++) vm_sum_##suffix((T *)dst + 2 * i, (const T *)x + 2 * i * ld, n); \
  }                                                                                                     \
  void vm_sum_##suffix##_columns(void *dst, const void *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    vm_sum_##real##_columns(dst, x, 2 * ld, rows, 2 * n);                                               \
  }

COMPLEX(c32, f32, float)
COMPLEX(c64, f64, double)
