// Logarithms of one number, for loops that the compiler vectorises.
#ifndef VM_LOGARITHM_H
#define VM_LOGARITHM_H

#include "exponential.h"

// x = 2^k m with m between sqrt(1/2) and sqrt(2), for normal numbers. Integers that SSE2 cannot convert are written
// into the digits of 2^52.
typedef struct { float k, m; } binary_f32;
typedef struct { double k, m; } binary_f64;

VM_INLINE binary_f32 split_f32(float x) {
  word_f32 number = {x}, m;
  uint32_t shifted = number.bits - 0x3F3504F3;
  m.bits = (shifted & 0x7FFFFF) + 0x3F3504F3;
  return (binary_f32){(float)((int32_t)shifted >> 23), m.value};
}

VM_INLINE binary_f64 split_f64(double x) {
  word_f64 number = {x}, m, k;
  uint64_t shifted = number.bits - 0x3FE6A09E667F3BCD;
  m.bits = (shifted & 0xFFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD;
  k.bits = ((shifted + 0x4000000000000000) >> 52) | 0x4330000000000000;
  return (binary_f64){k.value - (0x1p52 + 1024), m.value};
}

// k ln 2 + log(1 + f) for f from sqrt(1/2) - 1 to sqrt(2) - 1: f - f^2 / 2 + f^3 P(f), or with s = f / (2 + f)
// as in fdlibm. The upper part of ln 2 times k is exact.
VM_INLINE float log_sum_f32(float k, float f) {
  float square = f * f;
  float p = 0x1.2cb40ep-4f;
  p = p * f - 0x1.ddb2cep-4f;
  p = p * f + 0x1.dc75e8p-4f;
  p = p * f - 0x1.fbbf2ep-4f;
  p = p * f + 0x1.23de4p-3f;
  p = p * f - 0x1.556288p-3f;
  p = p * f + 0x1.999d2ap-3f;
  p = p * f - 0x1.ffffe6p-3f;
  p = p * f + 0x1.555554p-2f;
  return k * LN2_HIGH_f32 + (f - (0.5f * square - (f * square * p + k * LN2_LOW_f32)));
}

VM_INLINE double log_sum_f64(double k, double f) {
  double s = f / (2.0 + f), z = s * s, half = 0.5 * (f * f);
  double p = 0x1.2b5c822d67194p-3;
  p = p * z + 0x1.39fe05e02e40cp-3;
  p = p * z + 0x1.7462b76fc23dp-3;
  p = p * z + 0x1.c71c62dc1800fp-3;
  p = p * z + 0x1.2492492df75bp-2;
  p = p * z + 0x1.99999999952d9p-2;
  p = p * z + 0x1.5555555555558p-1;
  return k * LN2_HIGH_f64 + (f - (half - (s * (half + z * p) + k * LN2_LOW_f64)));
}

// log x of normal numbers, and log(1 + x) for x above -1 up to 2^20: with 2^k m near 1 + x, f = 2^-k x + (2^-k - 1) has
// a single rounding. The sign is that of x, of zeros too.
#define LOGARITHMS(suffix, T)                                                                     \
  VM_INLINE T log_##suffix(T x) {                                                                 \
    binary_##suffix b = split_##suffix(x);                                                        \
    return log_sum_##suffix(b.k, b.m - 1);                                                        \
  }                                                                                               \
  VM_INLINE T log1p_##suffix(T x) {                                                               \
    word_##suffix u = {1 + x}, m, scale = {1};                                                    \
    binary_##suffix b = split_##suffix(u.value);                                                  \
    m.value = b.m;                                                                                \
    scale.bits -= u.bits - m.bits;                                                                \
    T f = x * scale.value + (scale.value - 1);                                                    \
    return __builtin_elementwise_copysign(log_sum_##suffix(b.k, f), x);                           \
  }

LOGARITHMS(f32, float)
LOGARITHMS(f64, double)

#endif
