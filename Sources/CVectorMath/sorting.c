// Sorting short rows, a vector's width of them at once: each lane is a row.
#include "CVectorMath.h"
#include "transpose.h"

#include <string.h>

// Leaves the smaller numbers in the first vector, of pairs by the first number, then by the second.
#define EXCHANGE(a, b)                                      \
  V low = __builtin_elementwise_min(a, b);                  \
  b = __builtin_elementwise_max(a, b);                      \
  a = low;
#define EXCHANGE_PAIRS(a, b)                                                          \
  V swap = (V)(b < a) | ((V)(b == a) & (V)((&b)[VM_SORT_ROW] < (&a)[VM_SORT_ROW]));   \
  V change = (a ^ b) & swap, other = ((&a)[VM_SORT_ROW] ^ (&b)[VM_SORT_ROW]) & swap;  \
  a ^= change, b ^= change;                                                           \
  (&a)[VM_SORT_ROW] ^= other, (&b)[VM_SORT_ROW] ^= other;

// Merge exchange (Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M): the same steps for all data.
#define NETWORK(name, vector, exchange)                                                    \
  VM_INLINE void name(vector *t, ptrdiff_t n) {                                            \
    typedef vector V;                                                                      \
    ptrdiff_t top = 1;                                                                     \
    while (2 * top < n) top *= 2;                                                          \
    for (ptrdiff_t p = top; p > 0; p /= 2)                                                 \
      for (ptrdiff_t q = top, r = 0, d = p;; d = q - p, q /= 2, r = p) {                   \
        for (ptrdiff_t start = r; start < n - d; start += 2 * p) {                         \
          ptrdiff_t end = start + p < n - d ? start + p : n - d;                           \
          for (ptrdiff_t i = start; i < end; i++) {                                        \
            exchange(t[i], t[i + d])                                                       \
          }                                                                                \
        }                                                                                  \
        if (q == p) break;                                                                 \
      }                                                                                    \
  }

NETWORK(network_u32, u32x16, EXCHANGE)
NETWORK(network_u64, u64x8, EXCHANGE)
NETWORK(network_pairs, u64x8, EXCHANGE_PAIRS)

// Between rows and lanes, whole tiles as such.
#define LANES(suffix, T, V, width, transpose)                                              \
  VM_INLINE void to_lanes_##suffix(V *t, const T *x, ptrdiff_t rows, ptrdiff_t n) {        \
    ptrdiff_t j = 0;                                                                       \
    if (rows < width) memset(t, 0, (size_t)n * sizeof(V));                                 \
    for (; rows == width && j + width <= n; j += width) {                                  \
      V v[width];                                                                          \
      UNROLLED for (int r = 0; r < width; r++) v[r] = *(const V##_anywhere *)(x + r * n + j); \
      transpose(v);                                                                        \
      UNROLLED for (int r = 0; r < width; r++) t[j + r] = v[r];                            \
    }                                                                                      \
    for (; j < n; j++)                                                                     \
      for (ptrdiff_t r = 0; r < rows; r++) t[j][r] = x[r * n + j];                         \
  }                                                                                        \
  VM_INLINE void from_lanes_##suffix(T *x, const V *t, ptrdiff_t rows, ptrdiff_t n) {      \
    ptrdiff_t j = 0;                                                                       \
    for (; rows == width && j + width <= n; j += width) {                                  \
      V v[width];                                                                          \
      UNROLLED for (int r = 0; r < width; r++) v[r] = t[j + r];                            \
      transpose(v);                                                                        \
      UNROLLED for (int r = 0; r < width; r++) *(V##_anywhere *)(x + r * n + j) = v[r];    \
    }                                                                                      \
    for (; j < n; j++)                                                                     \
      for (ptrdiff_t r = 0; r < rows; r++) x[r * n + j] = t[j][r];                         \
  }

LANES(u32, uint32_t, u32x16, 16, transpose_4_bytes)
LANES(u64, uint64_t, u64x8, 8, transpose_8_bytes)

#define SORT_ROWS(function, level, attributes, suffix, T, V, width)                        \
  attributes void function(T *x, ptrdiff_t rows, ptrdiff_t n) {                            \
    V t[VM_SORT_ROW];                                                                      \
    for (ptrdiff_t row = 0; row < rows; row += width) {                                    \
      ptrdiff_t count = rows - row < width ? rows - row : width;                           \
      to_lanes_##suffix(t, x + row * n, count, n);                                         \
      network_##suffix(t, n);                                                              \
      from_lanes_##suffix(x + row * n, t, count, n);                                       \
    }                                                                                      \
  }
#define SORT_ROWS_U32(function, level, attributes) \
  SORT_ROWS(function, level, attributes, u32, uint32_t, u32x16, 16)
#define SORT_ROWS_U64(function, level, attributes) \
  SORT_ROWS(function, level, attributes, u64, uint64_t, u64x8, 8)

VM_CHOOSE(vm_sort_rows_u32, SORT_ROWS_U32)
VM_CHOOSE(vm_sort_rows_u64, SORT_ROWS_U64)

#define SORT_PAIRS(function, level, attributes)                                            \
  attributes void function(uint64_t *x, uint64_t *y, ptrdiff_t rows, ptrdiff_t n) {        \
    u64x8 t[2 * VM_SORT_ROW];                                                              \
    for (ptrdiff_t row = 0; row < rows; row += 8) {                                        \
      ptrdiff_t count = rows - row < 8 ? rows - row : 8;                                   \
      to_lanes_u64(t, x + row * n, count, n);                                              \
      to_lanes_u64(t + VM_SORT_ROW, y + row * n, count, n);                                \
      network_pairs(t, n);                                                                 \
      from_lanes_u64(x + row * n, t, count, n);                                            \
      from_lanes_u64(y + row * n, t + VM_SORT_ROW, count, n);                              \
    }                                                                                      \
  }

VM_CHOOSE(vm_sort_pairs_u64, SORT_PAIRS)

// A positive number's bits with the sign's bit, a negative one's inverted; NaN as the greatest.
#define KEYS(T)                                                                                            \
  VM_CLONES static void keys_##T(T *keys, const T *bits, ptrdiff_t n, T infinity, T minus_zero, T flip) {  \
    T sign = (T)((T)1 << (8 * sizeof(T) - 1)), most = (T)~(T)0;                                            \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                                        \
      T x = bits[i] == minus_zero ? 0 : bits[i];                                                           \
      T key = x & sign ? (T)~x : (T)(x | sign);                                                            \
      keys[i] = (T)((x & ~sign) > infinity ? most : key) ^ flip;                                           \
    }                                                                                                      \
  }                                                                                                        \
  VM_CLONES static void bits_##T(T *bits, const T *keys, ptrdiff_t n, T nan, T flip) {                     \
    T sign = (T)((T)1 << (8 * sizeof(T) - 1)), most = (T)~(T)0;                                            \
    INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) {                                                        \
      T key = keys[i] ^ flip, number = key & sign ? key ^ sign : (T)~key;                                  \
      bits[i] = key == most ? nan : number;                                                                \
    }                                                                                                      \
  }

KEYS(uint16_t)
KEYS(uint32_t)
KEYS(uint64_t)

void vm_keys_of_floats(void *keys, const void *bits, ptrdiff_t size, ptrdiff_t n, uint64_t infinity,
                       uint64_t minus_zero, uint64_t flip) {
  if (size == 2) keys_uint16_t(keys, bits, n, (uint16_t)infinity, (uint16_t)minus_zero, (uint16_t)flip);
  if (size == 4) keys_uint32_t(keys, bits, n, (uint32_t)infinity, (uint32_t)minus_zero, (uint32_t)flip);
  if (size == 8) keys_uint64_t(keys, bits, n, infinity, minus_zero, flip);
}

void vm_floats_of_keys(void *bits, const void *keys, ptrdiff_t size, ptrdiff_t n, uint64_t nan, uint64_t flip) {
  if (size == 2) bits_uint16_t(bits, keys, n, (uint16_t)nan, (uint16_t)flip);
  if (size == 4) bits_uint32_t(bits, keys, n, (uint32_t)nan, (uint32_t)flip);
  if (size == 8) bits_uint64_t(bits, keys, n, nan, flip);
}
