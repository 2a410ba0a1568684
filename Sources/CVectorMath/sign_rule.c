// Where the largest entry of each row or column of singular vectors or eigenvectors is, the first one of equals.
#include "CVectorMath.h"
#include "clones.h"

enum { BLOCK = 512, LANES = 16 };

#define SQUARE_REAL(x, i) ((x)[i] * (x)[i])
#define SQUARE_COMPLEX(x, i) ((x)[2 * (i)] * (x)[2 * (i)] + (x)[2 * (i) + 1] * (x)[2 * (i) + 1])

// `width` is the number of parts of an element, I an integer as wide as T, so that both live in one kind of lane.
#define PIVOTS(suffix, T, I, P, width, SQUARE)                                                             \
  VM_INLINE void columns_##suffix(I *index, T *best, const T *v, ptrdiff_t ld, ptrdiff_t rows,             \
                                  ptrdiff_t columns) {                                                     \
    for (ptrdiff_t i = 0; i < rows; i++) {                                                                 \
      index[i] = 0;                                                                                        \
      best[i] = -1;                                                                                        \
    }                                                                                                      \
    for (ptrdiff_t j = 0; j < columns; j++) {                                                              \
      const T *x = v + width * j * ld;                                                                     \
      for (ptrdiff_t i = 0; i < rows; i++) {                                                               \
        T square = SQUARE(x, i);                                                                           \
        I mask = -(I)(square > best[i]);                                                                   \
        index[i] = (mask & (I)j) | (~mask & index[i]);                                                     \
        best[i] = square > best[i] ? square : best[i];                                                     \
      }                                                                                                    \
    }                                                                                                      \
  }                                                                                                        \
  VM_CLONES void vm_row_pivots_##suffix(int64_t *index, const P *v, ptrdiff_t ld, ptrdiff_t rows,          \
                                        ptrdiff_t columns) {                                               \
    I indices[BLOCK];                                                                                      \
    T best[BLOCK];                                                                                         \
    for (ptrdiff_t start = 0; start < rows; start += BLOCK) {                                              \
      ptrdiff_t count = rows - start < BLOCK ? rows - start : BLOCK;                                       \
      columns_##suffix(indices, best, (const T *)v + width * start, ld, count, columns);                   \
      for (ptrdiff_t i = 0; i < count; i++) index[start + i] = indices[i];                                 \
    }                                                                                                      \
  }                                                                                                        \
  VM_CLONES int64_t vm_pivot_##suffix(const P *v, ptrdiff_t n) {                                           \
    I indices[LANES];                                                                                      \
    T best[LANES];                                                                                         \
    ptrdiff_t whole = n / LANES;                                                                           \
    const T *x = (const T *)v;                                                                             \
    columns_##suffix(indices, best, x, LANES, LANES, whole);                                               \
    T largest = -1;                                                                                        \
    int64_t pivot = 0;                                                                                     \
    for (ptrdiff_t l = 0; l < LANES && whole > 0; l++) {                                                   \
      int64_t position = (int64_t)indices[l] * LANES + l;                                                  \
      if (best[l] > largest || (best[l] == largest && position < pivot)) {                                 \
        largest = best[l];                                                                                 \
        pivot = position;                                                                                  \
      }                                                                                                    \
    }                                                                                                      \
    for (ptrdiff_t i = whole * LANES; i < n; i++) {                                                        \
      if (SQUARE(x, i) > largest) {                                                                        \
        largest = SQUARE(x, i);                                                                            \
        pivot = i;                                                                                         \
      }                                                                                                    \
    }                                                                                                      \
    return pivot;                                                                                          \
  }

PIVOTS(f32, float, int32_t, float, 1, SQUARE_REAL)
PIVOTS(f64, double, int64_t, double, 1, SQUARE_REAL)
PIVOTS(c32, float, int32_t, void, 2, SQUARE_COMPLEX)
PIVOTS(c64, double, int64_t, void, 2, SQUARE_COMPLEX)
