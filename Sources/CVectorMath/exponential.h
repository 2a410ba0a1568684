// The exponentials of one number, for loops that the compiler vectorises.
#ifndef VM_EXPONENTIAL_H
#define VM_EXPONENTIAL_H

#include "clones.h"

// Four vectors at a time hide the latency of the polynomials.
#define FUNCTION(name, T, function)                                            \
  VM_CLONES void name(T *dst, const T *x, ptrdiff_t n) {                       \
    _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")         \
    for (ptrdiff_t i = 0; i < n; i++) dst[i] = function(x[i]);                 \
  }

typedef union { float value; uint32_t bits; } word_f32;
typedef union { double value; uint64_t bits; } word_f64;

// x + y as a sum of two numbers, of which the second is what the first lost in rounding.
#define EXACT_SUM(suffix, T)                                                           \
  typedef struct { T sum, rest; } sum_##suffix;                                        \
  VM_INLINE sum_##suffix exact_sum_##suffix(T x, T y) {                                \
    T sum = x + y, part = sum - x;                                                     \
    return (sum_##suffix){sum, (x - (sum - part)) + (y - part)};                       \
  }

EXACT_SUM(f32, float)
EXACT_SUM(f64, double)

// x = k ln 2 + r with the integer k nearest to x / ln 2, so that exp(x) = 2^k exp(r) with |r| at most ln 2 / 2. k is
// found in the low bits of a sum with 1.5 * 2^23 (2^52) and twice the bias of exponents: NaN needs no special case.
// The upper part of ln 2 has few bits, its products with k are exact.
typedef struct { float r, k; uint32_t bits; } reduced_f32;
typedef struct { double r, k; uint64_t bits; } reduced_f64;

#define LN2_HIGH_f32 0.693359375f
#define LN2_LOW_f32 -2.12194440054690583e-4f
#define BIAS_f32 127
#define DIGITS_f32 23
#define LN2_HIGH_f64 6.93147180369123816490e-01
#define LN2_LOW_f64 1.90821492927058770002e-10
#define BIAS_f64 1023
#define DIGITS_f64 52

VM_INLINE reduced_f32 exp_reduce_f32(float x) {
  word_f32 shifted = {x * 1.44269504088896341f + 12583166.0f};
  float k = shifted.value - 12583166.0f;
  return (reduced_f32){x - k * LN2_HIGH_f32 - k * LN2_LOW_f32, k, shifted.bits};
}

VM_INLINE reduced_f64 exp_reduce_f64(double x) {
  word_f64 shifted = {x * 1.44269504088896340736 + 6755399441057790.0};
  double k = shifted.value - 6755399441057790.0;
  return (reduced_f64){x - k * LN2_HIGH_f64 - k * LN2_LOW_f64, k, shifted.bits};
}

// exp(r) - 1, such that 1 more has a small relative error: minimax.
VM_INLINE float exp_change_f32(float r) {
  float p = 0x1.68510ap-10f;
  p = p * r + 0x1.123bdp-7f;
  p = p * r + 0x1.555b98p-5f;
  p = p * r + 0x1.55548ep-3f;
  p = p * r + 0x1.fffff8p-2f;
  return p * (r * r) + r;
}

VM_INLINE double exp_change_f64(double r) {
  double p = 0x1.ade16d03eeda4p-26;
  p = p * r + 0x1.28af4645c86c8p-22;
  p = p * r + 0x1.71dee61e21325p-19;
  p = p * r + 0x1.a01997c296aa7p-16;
  p = p * r + 0x1.a01a014761d7bp-13;
  p = p * r + 0x1.6c16c1852d3c4p-10;
  p = p * r + 0x1.1111111122326p-7;
  p = p * r + 0x1.555555555029cp-5;
  p = p * r + 0x1.5555555555511p-3;
  p = p * r + 0x1.000000000000bp-1;
  return p * (r * r) + r;
}

VM_INLINE float exp_small_f32(float r) { return exp_change_f32(r) + 1.0f; }
VM_INLINE double exp_small_f64(double r) { return exp_change_f64(r) + 1.0; }

// 2^k as two factors, since k may be beyond the exponents of normal numbers. A product with the first is exact, so that
// one with the second rounds once.
typedef struct { float first, second; } power_of_two_f32;
typedef struct { double first, second; } power_of_two_f64;

VM_INLINE power_of_two_f32 exp_scale_f32(uint32_t bits) {
  word_f32 first, second;
  first.bits = (bits >> 1) << 23;
  second.bits = (bits - (bits >> 1)) << 23;
  return (power_of_two_f32){first.value, second.value};
}

VM_INLINE power_of_two_f64 exp_scale_f64(uint64_t bits) {
  word_f64 first, second;
  first.bits = (bits >> 1) << 52;
  second.bits = (bits - (bits >> 1)) << 52;
  return (power_of_two_f64){first.value, second.value};
}

VM_INLINE float exp_f32(float x) {
  x = x > 90.0f ? 90.0f : x;
  x = x < -105.0f ? -105.0f : x;
  reduced_f32 t = exp_reduce_f32(x);
  power_of_two_f32 scale = exp_scale_f32(t.bits);
  return exp_small_f32(t.r) * scale.first * scale.second;
}

VM_INLINE double exp_f64(double x) {
  x = x > 710.0 ? 710.0 : x;
  x = x < -750.0 ? -750.0 : x;
  reduced_f64 t = exp_reduce_f64(x);
  power_of_two_f64 scale = exp_scale_f64(t.bits);
  return exp_small_f64(t.r) * scale.first * scale.second;
}

#endif
