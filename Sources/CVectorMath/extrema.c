// The largest and smallest of contiguous numbers; NaN if there is one.
#include "CVectorMath.h"
#include "clones.h"

#include <math.h>

enum { LANES = 32 };

#define EXTREMUM(name, T, U, start, beats)                                            \
  VM_CLONES T name(const T *x, ptrdiff_t n) {                                         \
    T best[LANES];                                                                    \
    U unordered[LANES] = {0};                                                         \
    for (ptrdiff_t l = 0; l < LANES; l++) best[l] = start;                            \
    ptrdiff_t i = 0;                                                                  \
    for (; i + LANES <= n; i += LANES)                                                \
      for (ptrdiff_t l = 0; l < LANES; l++) {                                         \
        T v = x[i + l];                                                               \
        best[l] = v beats best[l] ? v : best[l];                                      \
        unordered[l] |= v != v;                                                       \
      }                                                                               \
    for (ptrdiff_t l = 0; i < n; i++, l++) {                                          \
      T v = x[i];                                                                     \
      best[l] = v beats best[l] ? v : best[l];                                        \
      unordered[l] |= v != v;                                                         \
    }                                                                                 \
    for (ptrdiff_t l = 1; l < LANES; l++) {                                           \
      best[0] = best[l] beats best[0] ? best[l] : best[0];                            \
      unordered[0] |= unordered[l];                                                   \
    }                                                                                 \
    return unordered[0] ? (T)NAN : best[0];                                           \
  }

EXTREMUM(vm_max_f32, float, uint32_t, -INFINITY, >)
EXTREMUM(vm_max_f64, double, uint64_t, -INFINITY, >)
EXTREMUM(vm_min_f32, float, uint32_t, INFINITY, <)
EXTREMUM(vm_min_f64, double, uint64_t, INFINITY, <)
