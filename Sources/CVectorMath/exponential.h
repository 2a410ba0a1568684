// The exponentials of one number, for loops that the compiler vectorises.
#ifndef VM_EXPONENTIAL_H
#define VM_EXPONENTIAL_H

#include "clones.h"

typedef union { float value; int32_t bits; } single;
typedef union { double value; int64_t bits; } twice;

// exp(x) = 2^k exp(r) with k the integer nearest to x / ln 2 and |r| at most ln 2 / 2, where Taylor's polynomial is exact
// to rounding. k comes from the low bits of a sum with 1.5 * 2^23 (2^52): NaN needs no special case. 2^k is multiplied in
// two steps, since k may be beyond the exponents of normal numbers.
VM_INLINE float exp_f32(float x) {
  x = x > 90.0f ? 90.0f : x;
  x = x < -105.0f ? -105.0f : x;
  single shifted = {x * 1.44269504088896341f + 12582912.0f}, low, high;
  float k = shifted.value - 12582912.0f, r = x - k * 0.693359375f;
  r -= k * -2.12194440054690583e-4f;
  float p = 1.98412698e-4f;
  p = p * r + 1.38888889e-3f;
  p = p * r + 8.33333333e-3f;
  p = p * r + 4.16666667e-2f;
  p = p * r + 1.66666667e-1f;
  p = p * r + 0.5f;
  p = p * (r * r) + r + 1.0f;
  int32_t exponent = shifted.bits - 0x4B400000, half = exponent >> 1;
  low.bits = (int32_t)((uint32_t)(half + 127) << 23);
  high.bits = (int32_t)((uint32_t)(exponent - half + 127) << 23);
  return p * low.value * high.value;
}

VM_INLINE double exp_f64(double x) {
  x = x > 710.0 ? 710.0 : x;
  x = x < -750.0 ? -750.0 : x;
  twice shifted = {x * 1.44269504088896340736 + 6755399441055744.0}, low, high;
  double k = shifted.value - 6755399441055744.0, r = x - k * 6.93147180369123816490e-01;
  r -= k * 1.90821492927058770002e-10;
  double p = 1.60590438368216146e-10;
  p = p * r + 2.08767569878680990e-09;
  p = p * r + 2.50521083854417188e-08;
  p = p * r + 2.75573192239858907e-07;
  p = p * r + 2.75573192239858907e-06;
  p = p * r + 2.48015873015873016e-05;
  p = p * r + 1.98412698412698413e-04;
  p = p * r + 1.38888888888888889e-03;
  p = p * r + 8.33333333333333333e-03;
  p = p * r + 4.16666666666666667e-02;
  p = p * r + 1.66666666666666667e-01;
  p = p * r + 0.5;
  p = p * (r * r) + r + 1.0;
  int64_t exponent = shifted.bits - 0x4338000000000000, half = (int32_t)exponent >> 1;
  low.bits = (int64_t)((uint64_t)(half + 1023) << 52);
  high.bits = (int64_t)((uint64_t)(exponent - half + 1023) << 52);
  return p * low.value * high.value;
}

#endif
