// Products and distances of two vectors, and the search among many scores.
#include "CVectorMathDistances.h"
#include "clones.h"

enum { PAIR_LANES = 32, SCORES = 64 };

// Lanes are fixed and no step is fused, so that every instruction set gives the same sum.
#define PAIR_SUM(name, R, T, term)                                                          \
  VM_CLONES R name(const T *x, const T *y, ptrdiff_t n) {                                   \
    _Pragma("clang fp contract(off)")                                                       \
    R lanes[PAIR_LANES] = {0}, tail = 0;                                                    \
    ptrdiff_t i = 0;                                                                        \
    for (; i + PAIR_LANES <= n; i += PAIR_LANES)                                            \
      for (ptrdiff_t l = 0; l < PAIR_LANES; l++) lanes[l] += term((R)x[i + l], (R)y[i + l]); \
    for (; i < n; i++) tail += term((R)x[i], (R)y[i]);                                      \
    for (ptrdiff_t half = PAIR_LANES / 2; half > 0; half /= 2)                              \
      for (ptrdiff_t l = 0; l < half; l++) lanes[l] += lanes[l + half];                     \
    return lanes[0] + tail;                                                                 \
  }

#define PRODUCT(a, b) ((a) * (b))
#define SQUARED_DIFFERENCE(a, b) (((a) - (b)) * ((a) - (b)))

PAIR_SUM(vm_dot_f32, double, float, PRODUCT)
PAIR_SUM(vm_dot_f64, double, double, PRODUCT)
PAIR_SUM(vm_squared_distance_f32, double, float, SQUARED_DIFFERENCE)
PAIR_SUM(vm_squared_distance_f64, double, double, SQUARED_DIFFERENCE)

#define ROW_SQUARES(suffix, T)                                                              \
  VM_CLONES void vm_row_squares_##suffix(T *dst, const T *x, ptrdiff_t ld, ptrdiff_t rows, ptrdiff_t n) { \
    for (ptrdiff_t r = 0; r < rows; r++, x += ld) {                                         \
      T lanes[PAIR_LANES] = {0}, tail = 0;                                                  \
      ptrdiff_t i = 0;                                                                      \
      for (; i + PAIR_LANES <= n; i += PAIR_LANES)                                          \
        for (ptrdiff_t l = 0; l < PAIR_LANES; l++) lanes[l] += x[i + l] * x[i + l];         \
      for (; i < n; i++) tail += x[i] * x[i];                                               \
      for (ptrdiff_t half = PAIR_LANES / 2; half > 0; half /= 2)                            \
        for (ptrdiff_t l = 0; l < half; l++) lanes[l] += lanes[l + half];                   \
      dst[r] = lanes[0] + tail;                                                             \
    }                                                                                       \
  }

ROW_SQUARES(f32, float)
ROW_SQUARES(f64, double)

// Several scores at a time are asked whether one of them is above.
#define NEXT_ABOVE(name, T, I, value)                                                       \
  VM_CLONES static ptrdiff_t name(const T *score, const T *scale, const T *shift, T limit,  \
                                  ptrdiff_t i, ptrdiff_t n) {                               \
    (void)scale, (void)shift;                                                               \
    for (; i + SCORES <= n; i += SCORES) {                                                  \
      I any = 0;                                                                            \
      for (ptrdiff_t l = i; l < i + SCORES; l++) any |= -(I)!(value(l) <= limit);           \
      if (any) break;                                                                       \
    }                                                                                       \
    while (i < n && value(i) <= limit) i++;                                                 \
    return i;                                                                               \
  }

#define PLAIN(i) score[i]
#define SCALED(i) (score[i] * scale[i])
#define SHIFTED(i) (score[i] - shift[i])
#define BOTH(i) (score[i] * scale[i] - shift[i])

#define SEARCHES(suffix, T, I)                                                              \
  NEXT_ABOVE(plain_##suffix, T, I, PLAIN)                                                   \
  NEXT_ABOVE(scaled_##suffix, T, I, SCALED)                                                 \
  NEXT_ABOVE(shifted_##suffix, T, I, SHIFTED)                                               \
  NEXT_ABOVE(both_##suffix, T, I, BOTH)                                                     \
  ptrdiff_t vm_next_above_##suffix(const T *score, const T *scale, const T *shift, T limit, \
                                   ptrdiff_t from, ptrdiff_t n) {                           \
    if (scale && shift) return both_##suffix(score, scale, shift, limit, from, n);          \
    if (scale) return scaled_##suffix(score, scale, shift, limit, from, n);                 \
    if (shift) return shifted_##suffix(score, scale, shift, limit, from, n);                \
    return plain_##suffix(score, scale, shift, limit, from, n);                             \
  }

SEARCHES(f32, float, int32_t)
SEARCHES(f64, double, int64_t)

#define SQUARES(suffix, T, I)                                                               \
  VM_CLONES ptrdiff_t vm_squares_from_products_##suffix(T *product, const T *square_x, T square_y, \
                                                        T share, T floor, ptrdiff_t n) {    \
    I cancelled = 0;                                                                        \
    for (ptrdiff_t i = 0; i < n; i++) {                                                     \
      T sum = square_x[i] + square_y, difference = sum - 2 * product[i];                    \
      cancelled += !(difference >= share * sum + floor);                                    \
      product[i] = difference > 0 ? difference : 0;                                         \
    }                                                                                       \
    return cancelled;                                                                       \
  }

SQUARES(f32, float, int32_t)
SQUARES(f64, double, int64_t)
