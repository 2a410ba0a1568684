// exp(x) - 1 and tanh of one number, for loops that the compiler vectorises.
#ifndef VM_HYPERBOLIC_H
#define VM_HYPERBOLIC_H

#include "exponential.h"

// exp(r) - 1 - r for |r| at most ln 2 / 2, and for a remainder r + c, where c is what was lost in rounding r.
VM_INLINE float expm1_rest_f32(float r, float c) {
  float q = 0x1.a2675ep-13f;
  q = q * r + 0x1.6d2e04p-10f;
  q = q * r + 0x1.110ff2p-7f;
  q = q * r + 0x1.555502p-5f;
  q = q * r + 0x1.555556p-3f;
  q = q * r + 0.5f;
  return q * (r * r) + (c + c * r);
}

VM_INLINE double expm1_rest_f64(double r, double c) {
  double q = 0x1.1f32fdb611c47p-29;
  q = q * r + 0x1.af4ebda277035p-26;
  q = q * r + 0x1.27e500d834d01p-22;
  q = q * r + 0x1.71de01b37eb94p-19;
  q = q * r + 0x1.a01a0197bf4cap-16;
  q = q * r + 0x1.a01a01ac1be2dp-13;
  q = q * r + 0x1.6c16c16c1892ep-10;
  q = q * r + 0x1.1111111110054p-7;
  q = q * r + 0x1.5555555555552p-5;
  q = q * r + 0x1.5555555555557p-3;
  q = q * r + 0.5;
  return q * (r * r) + (c + c * r);
}

// exp(x) - 1 times `half` as a sum of two numbers, of which the second is what the first lost in rounding:
// 2^k `half` - `half` + 2^k `half` (exp(r) - 1). `half` is 1, or 1/2 where 2^k may be beyond the range.
#define EXPM1_SUM(suffix, T)                                                                            \
  VM_INLINE sum_##suffix expm1_sum_##suffix(T x, T half) {                                              \
    reduced_##suffix t = exp_reduce_##suffix(x);                                                        \
    T c = (x - t.k * LN2_HIGH_##suffix - t.r) - t.k * LN2_LOW_##suffix;                                 \
    word_##suffix scale;                                                                                \
    scale.bits = (t.bits - BIAS_##suffix - (half < 1)) << DIGITS_##suffix;                              \
    T base = scale.value - half, sum = base + scale.value * t.r;                                        \
    T rest = (base - sum) + scale.value * t.r;                                                          \
    rest += scale.value * expm1_rest_##suffix(t.r, c);                                                  \
    T total = sum + rest;                                                                               \
    return (sum_##suffix){total, (sum - total) + rest};                                                 \
  }

EXPM1_SUM(f32, float)
EXPM1_SUM(f64, double)

VM_INLINE float expm1_f32(float x) {
  float y = x > 89.0f ? 89.0f : x;
  y = y < -20.0f ? -20.0f : y;
  sum_f32 half = expm1_sum_f32(y, 0.5f);
  float result = 2.0f * (half.sum);
  return x == 0.0f ? x : result;
}

VM_INLINE double expm1_f64(double x) {
  double y = x > 710.0 ? 710.0 : x;
  y = y < -40.0 ? -40.0 : y;
  sum_f64 half = expm1_sum_f64(y, 0.5);
  double result = 2.0 * (half.sum);
  return x == 0.0 ? x : result;
}

// tanh |x| = -m / (m + 2) with m = exp(-2 |x|) - 1. What m and the divisor lost in rounding corrects the quotient y,
// 1 / (m + 2) being (1 + y) / 2.
VM_INLINE double tanh_f64(double x) {
  double a = __builtin_fabs(x);
  a = a > 20.0 ? 20.0 : a;
  sum_f64 m = expm1_sum_f64(-2.0 * a, 1.0);
  double divisor = 2.0 + m.sum, rest = (2.0 - divisor) + m.sum + m.rest, y = -m.sum / divisor;
  double correction = (m.rest + y * rest) * (0.5 + 0.5 * y);
  return __builtin_copysign(y - correction, x);
}

// sinh and cosh of |x| = k ln 2 + r by the addition theorems from those of r; quarters of the results at first, since
// 2^k may be beyond the range where they are not.
VM_INLINE double hyperbolic_f64(double a, int cosine) {
  reduced_f64 t = exp_reduce_f64(a > 711.0 ? 711.0 : a);
  double z = t.r * t.r;
  double s = 0x1.6124613a86d09p-33;
  s = s * z + 0x1.ae64567f544e4p-26;
  s = s * z + 0x1.71de3a556c734p-19;
  s = s * z + 0x1.a01a01a01a01ap-13;
  s = s * z + 0x1.1111111111111p-7;
  s = s * z + 0x1.5555555555555p-3;
  double c = 0x1.1eed8eff8d898p-29;
  c = c * z + 0x1.27e4fb7789f5cp-22;
  c = c * z + 0x1.a01a01a01a01ap-16;
  c = c * z + 0x1.6c16c16c16c17p-10;
  c = c * z + 0x1.5555555555555p-5;
  c = c * z + 0x1.0000000000000p-1;
  s = t.r + t.r * (z * s);
  c = 1.0 + z * c;
  word_f64 high;
  high.bits = (t.bits - BIAS_f64 - 3) << DIGITS_f64;
  double low = 0x1p-6 / high.value, sum = high.value + low, difference = high.value - low;
  return 4.0 * (cosine ? sum * c + difference * s : difference * c + sum * s);
}

VM_INLINE double cosh_f64(double x) { return hyperbolic_f64(__builtin_fabs(x), 1); }
VM_INLINE double sinh_f64(double x) { return __builtin_copysign(hyperbolic_f64(__builtin_fabs(x), 0), x); }
VM_INLINE float cosh_f32(float x) { return (float)cosh_f64(x); }
VM_INLINE float sinh_f32(float x) { return (float)sinh_f64(x); }

// exp(-b) for b from 0 to 80, within 3 ulp: for what is subtracted from 1.
VM_INLINE float exp_minus_f32(float b) {
  word_f32 shifted = {12582912.0f + BIAS_f32 - b * 1.44269504088896341f}, scale;
  float k = shifted.value - (12582912.0f + BIAS_f32), r = b + k * 0.693147181f;
  scale.bits = shifted.bits << DIGITS_f32;
  return exp_small_f32(-r) * scale.value;
}

// tanh |x| = c + c v P(v) with c = a, v = a^2 below 0.95 and c = 1, v = exp(-2 |x|) above: one polynomial with chosen
// coefficients. exp(-2 a) = 2^k exp(-2 r) with r = a + k ln 2 / 2, where ln 2 / 2 has 16 bits, so that its products are
// exact; P has the smooth factor that this leaves out.
VM_INLINE float tanh_f32(float x) {
  float a = __builtin_fabsf(x);
  a = a > 10.0f ? 10.0f : a;
  word_f32 shifted = {12582912.0f - a * 2.88539008f}, power;
  float r = a + (shifted.value - 12582912.0f) * 0x1.62e4p-2f;
  float z = -0x1.0fbe68p-2f;
  z = z * r + 0x1.57408cp-1f;
  z = z * r - 0x1.555ac2p0f;
  z = z * r + 0x1.fffe44p0f;
  z = z * r - 0x1.00001ep1f;
  z = z * r + 0x1p0f;
  power.value = z;
  power.bits += shifted.bits << DIGITS_f32;
  int small = a < 0.9f;
  float c = small ? a : 1.0f, v = small ? a * a : power.value;
  float p = small ? 0x1.55c34p-10f : 0x1.ef1d16p0f;
  p = p * v + (small ? -0x1.c18c0cp-8f : -0x1.1f6b6ep1f);
  p = p * v + (small ? 0x1.567c98p-6f : 0x1.08c9b8p1f);
  p = p * v + (small ? -0x1.b815dap-5f : -0x1.010638p1f);
  p = p * v + (small ? 0x1.110178p-3f : 0x1.001062p1f);
  p = p * v + (small ? -0x1.555504p-2f : -0x1.0000c2p1f);
  return __builtin_copysignf(c + c * v * p, x);
}

#endif
