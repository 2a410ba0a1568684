// Selection by truth values, and what is to be said of these together.
#include "kinds.h"

typedef struct { uint64_t low, high; } two_words;

#define SELECT(name, T)                                                                                \
  VM_CLONES static void name(T *dst, const uint8_t *mask, const T *x, ptrdiff_t x_step, const T *y,    \
                             ptrdiff_t y_step, ptrdiff_t n) {                                          \
    T first = *x, second = *y;                                                                         \
    if (x_step && y_step) {                                                                            \
      INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                                  \
        T a = x[i], b = y[i];                                                                          \
        dst[i] = mask[i] ? a : b;                                                                      \
      }                                                                                                \
    } else if (x_step) {                                                                               \
      INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                                  \
        T a = x[i];                                                                                    \
        dst[i] = mask[i] ? a : second;                                                                 \
      }                                                                                                \
    } else if (y_step) {                                                                               \
      INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                                  \
        T b = y[i];                                                                                    \
        dst[i] = mask[i] ? first : b;                                                                  \
      }                                                                                                \
    } else {                                                                                           \
      INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = mask[i] ? first : second;                 \
    }                                                                                                  \
  }

SELECT(select_1, uint8_t)
SELECT(select_2, uint16_t)
SELECT(select_4, uint32_t)
SELECT(select_8, uint64_t)

static void select_16(two_words *dst, const uint8_t *mask, const two_words *x, ptrdiff_t x_step, const two_words *y,
                      ptrdiff_t y_step, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < n; i++) dst[i] = mask[i] ? x[i * x_step] : y[i * y_step];
}

void vm_select(void *dst, ptrdiff_t size, const uint8_t *mask, ptrdiff_t mask_step, const void *x, ptrdiff_t x_step,
               const void *y, ptrdiff_t y_step, ptrdiff_t n) {
  if (n <= 0) return;
  if (!mask_step) {
    const void *source = *mask ? x : y;
    int repeats = *mask ? !x_step : !y_step;
    memmove(dst, source, (size_t)((repeats ? 1 : n) * size));
    if (repeats) repeat_first(dst, size, n);
    return;
  }
  switch (size) {
  case 1: return select_1(dst, mask, x, x_step, y, y_step, n);
  case 2: return select_2(dst, mask, x, x_step, y, y_step, n);
  case 4: return select_4(dst, mask, x, x_step, y, y_step, n);
  case 8: return select_8(dst, mask, x, x_step, y, y_step, n);
  case 16: return select_16(dst, mask, x, x_step, y, y_step, n);
  default: return;
  }
}

// MARK: Truth values

enum { TILE = 4096 };

// Leaves at the end of the first tile that decides.
#define DECISION(name, start, op, decided)                                 \
  VM_CLONES int name(const uint8_t *x, ptrdiff_t n) {                      \
    for (ptrdiff_t from = 0; from < n; from += TILE) {                     \
      ptrdiff_t end = n - from < TILE ? n : from + TILE;                   \
      uint8_t tile = start;                                                \
      for (ptrdiff_t i = from; i < end; i++) tile op x[i];                 \
      if (tile == decided) return decided;                                 \
    }                                                                      \
    return start;                                                          \
  }

DECISION(vm_all, 1, &=, 0)
DECISION(vm_any, 0, |=, 1)

VM_CLONES ptrdiff_t vm_count(const uint8_t *x, ptrdiff_t n) {
  ptrdiff_t sum = 0;
  // As many as a byte can count for each lane.
  for (ptrdiff_t from = 0; from < n; from += 64 * 255) {
    ptrdiff_t end = n - from < 64 * 255 ? n : from + 64 * 255, i = from;
    uint8_t lanes[64] = {0};
    for (; i + 64 <= end; i += 64)
      for (ptrdiff_t l = 0; l < 64; l++) lanes[l] += x[i + l];
    for (ptrdiff_t l = 0; l < 64; l++) sum += lanes[l];
    for (; i < end; i++) sum += x[i];
  }
  return sum;
}
