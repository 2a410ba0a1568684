// Powers.
#include "CVectorMath.h"
#include "logarithm.h"
#include "power_table.h"
#include "rework.h"

// |x|^y; single precision in double: 2^(y log2 |x|), where log2(1 + f) = f P(f) and 2^r = 1 + r Q(r).
VM_INLINE float power_f32(float base, float exponent) {
  double y = exponent;
  word_f64 number = {__builtin_fabsf(base)}, m, k, scale;
  uint64_t shifted = number.bits - 0x3FE6A09E667F3BCD;
  m.bits = (shifted & 0xFFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD;
  k.bits = ((shifted + 0x4000000000000000) >> 52) | 0x4330000000000000;
  double f = m.value - 1.0;
  double p = 0x1.8d754587acc95p-4;
  p = p * f - 0x1.5a3e22f85d0bdp-3;
  p = p * f + 0x1.605eeeeb5812dp-3;
  p = p * f - 0x1.6e678f133aaebp-3;
  p = p * f + 0x1.a3ede21d3ea46p-3;
  p = p * f - 0x1.ec7a165d2e43ep-3;
  p = p * f + 0x1.278083008a14dp-2;
  p = p * f - 0x1.7154905a8e6e4p-2;
  p = p * f + 0x1.ec707f0bc5f2ep-2;
  p = p * f - 0x1.71547629c05f4p-1;
  p = p * f + 0x1.71547656a150ap0;
  double t = y * (k.value - (0x1p52 + 1024) + f * p);
  t = t > 200.0 ? 200.0 : t;
  t = t < -200.0 ? -200.0 : t;
  word_f64 rounded = {t + (0x1.8p52 + BIAS_f64)};
  double r = t - (rounded.value - (0x1.8p52 + BIAS_f64));
  double q = 0x1.470bfc7e71137p-13;
  q = q * r + 0x1.5f728c99fd162p-10;
  q = q * r + 0x1.3b270d768f279p-7;
  q = q * r + 0x1.c6ae72b091f54p-5;
  q = q * r + 0x1.ebfbe2c642b3ap-3;
  q = q * r + 0x1.62e4311758a8fp-1;
  scale.bits = rounded.bits << DIGITS_f64;
  return (float)((1.0 + r * q) * scale.value);
}

// log x = k ln 2 - log c + log(1 + r) with c, a number of nine bits near 1 / m, from a table, and r = c m - 1 in two
// parts; all of it, and the product with y, in two parts.
VM_INLINE double power_f64(double base, double y) {
  int tiny = __builtin_fabs(base) < 0x1p-1022;
  binary_f64 b = split_f64(tiny ? __builtin_fabs(base) * 0x1p53 : __builtin_fabs(base));
  b.k -= tiny ? 53.0 : 0.0;
  word_f64 m = {b.m}, upper;
  uint64_t row = (m.bits - 0x3FE6A09E667F3BCD) >> 45 & 127;
  double c = power_table[row][0];
  upper.bits = m.bits & 0xFFFFFFFFF8000000;
  sum_f64 r = exact_sum_f64(upper.value * c - 1.0, (b.m - upper.value) * c);
  upper.value = r.sum;
  upper.bits &= 0xFFFFFFFFF8000000;
  double coarse = b.k * 0x1.62e42fefa3800p-1 + power_table[row][1], square = -0.5 * upper.value * upper.value;
  double fine = b.k * 0x1.ef35793c76730p-45 + power_table[row][2] + r.rest * (1.0 - r.sum);
  double p = 1.0 / 9.0;
  p = p * r.sum - 1.0 / 8.0;
  p = p * r.sum + 1.0 / 7.0;
  p = p * r.sum - 1.0 / 6.0;
  p = p * r.sum + 1.0 / 5.0;
  p = p * r.sum - 1.0 / 4.0;
  p = p * r.sum + 1.0 / 3.0;
  sum_f64 first = exact_sum_f64(coarse, r.sum), second = exact_sum_f64(first.sum, square);
  fine += first.rest + second.rest - 0.5 * ((r.sum - upper.value) * (r.sum + upper.value));
  fine += p * (r.sum * r.sum * r.sum);
  double high = second.sum + fine, low = (second.sum - high) + fine;

  double times = y > 0x1p64 ? 0x1p64 : y < -0x1p64 ? -0x1p64 : y;
  word_f64 y1 = {times}, h1 = {high};
  y1.bits &= 0xFFFFFFFFF8000000;
  h1.bits &= 0xFFFFFFFFF8000000;
  double product = y1.value * h1.value;
  double rest = y1.value * (high - h1.value) + (times - y1.value) * high + times * low;
  double clamped = product > 720.0 ? 720.0 : product < -760.0 ? -760.0 : product;
  rest = clamped == product ? rest : 0.0;
  reduced_f64 e = exp_reduce_f64(clamped);
  power_of_two_f64 scale = exp_scale_f64(e.bits);
  return exp_small_f64(e.r + rest) * scale.first * scale.second;
}

// Powers of negative numbers: NaN unless y is an integer, negative where it is odd.
VM_INLINE double sign_f64(double base, double y, double result) {
  word_f64 integer = {y + 0x1.8p52};
  double negative = integer.value - 0x1.8p52 != y ? __builtin_nan("") : (integer.bits & 1) ? -result : result;
  return base < 0.0 ? negative : result;
}
VM_INLINE float sign_f32(float base, float y, float result) {
  return (float)sign_f64(base, y > 0x1p40f ? 0x1p40f : y < -0x1p40f ? -0x1p40f : y, result);
}

// Zeros, infinities and NaNs, and integers beyond the test for odd ones.
VM_INLINE uint32_t is_special_f32(float x, float y) {
  return !((x != 0.0f) & (__builtin_fabsf(x) < __builtin_inff()) & (__builtin_fabsf(y) < __builtin_inff()));
}
VM_INLINE uint64_t is_special_f64(double x, double y) {
  return !((x != 0.0) & (__builtin_fabs(x) < __builtin_inf()) & (__builtin_fabs(y) < __builtin_inf())) |
         ((x < 0.0) & (__builtin_fabs(y) >= 0x1p51));
}

#define POWERS(suffix, T, library)                                                                    \
  FUNCTION_OF_TWO(vm_power_##suffix, suffix, T, const T *x, const T *y, x[start + i], y[start + i],   \
                  power_##suffix, sign_##suffix, is_special_##suffix, library)                        \
  FUNCTION_OF_TWO(vm_power_vs_##suffix, suffix, T, const T *x, T y, x[start + i], y,                  \
                  power_##suffix, sign_##suffix, is_special_##suffix, library)                        \
  FUNCTION_OF_TWO(vm_power_sv_##suffix, suffix, T, T x, const T *y, x, y[start + i],                  \
                  power_##suffix, sign_##suffix, is_special_##suffix, library)

POWERS(f32, float, powf)
POWERS(f64, double, pow)
