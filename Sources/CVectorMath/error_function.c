// The error function, and x times the distribution function of the normal distribution.
#include "CVectorMath.h"
#include "hyperbolic.h"

// |x| = a: a + a P(a^2) below 1, 1 - exp(-Q(a)) above, where the exponential is at most 0.16: one polynomial with
// chosen coefficients.
VM_INLINE float erf_f32(float x) {
  float a = __builtin_fabsf(x);
  a = a > 4.0f ? 4.0f : a;
  int large = a >= 1.0f;
  float v = large ? a : a * a;
  float p = large ? -0x1.869dbp-13f : 0x1.496a5ep-14f;
  p = p * v + (large ? 0x1.82347cp-9f : -0x1.a3f708p-11f);
  p = p * v + (large ? -0x1.65b8bp-6f : 0x1.5405b2p-8f);
  p = p * v + (large ? 0x1.a649c4p-4f : -0x1.b7f90cp-6f);
  p = p * v + (large ? 0x1.46bc3cp-1f : 0x1.ce2cf8p-4f);
  p = p * v + (large ? 0x1.20888ap0f : -0x1.81273ep-2f);
  p = p * v + (large ? 0x1.678948p-12f : 0x1.06eba8p-3f);
  float z = exp_minus_f32(large ? p : 0.0f);
  return __builtin_copysignf(large ? 1.0f - z : a + a * p, x);
}

// The same with 1 - exp(-a^2) Q(s - 3/8), s = a / (3 + a), above 1.
VM_INLINE double erf_f64(double x) {
  double a = __builtin_fabs(x);
  a = a > 6.0 ? 6.0 : a;
  int small = a < 1.0;
  double v = small ? a * a : a / (3.0 + a) - 0.375;
  double p = small ? 0.0 : -0x1.0a264e4e9412fp-5;
  p = p * v + (small ? -0x1.abae491e05bf8p-31 : 0x1.bbf6a475f8090p-6);
  p = p * v + (small ? 0x1.d71b1080cea9cp-27 : 0x1.062a551d998fep-4);
  p = p * v + (small ? -0x1.5c072763f3bcap-23 : -0x1.0d28d632d87b4p-4);
  p = p * v + (small ? 0x1.b97fd3f8d4645p-20 : -0x1.078e093d14052p-3);
  p = p * v + (small ? -0x1.f4ca4d73cef2bp-17 : 0x1.eb33afa90b1bcp-3);
  p = p * v + (small ? 0x1.f9a2baa9622abp-14 : 0x1.03e0cd3502ad7p-3);
  p = p * v + (small ? -0x1.c02db03ddbfdbp-11 : -0x1.e0b2480f797c1p-1);
  p = p * v + (small ? 0x1.565bccf92b4fap-8 : 0x1.b090506315fc9p0);
  p = p * v + (small ? -0x1.b82ce311fa946p-6 : -0x1.e7e5d59d5f892p0);
  p = p * v + (small ? 0x1.ce2f21a040d16p-4 : 0x1.8e7265bfb0a1cp0);
  p = p * v + (small ? -0x1.812746b0379bdp-2 : -0x1.edbbad0d626ecp-1);
  p = p * v + (small ? 0x1.06eba8214db68p-3 : 0x1.1d3edb92eaa28p-2);
  reduced_f64 e = exp_reduce_f64(-(a * a));
  word_f64 scale;
  scale.bits = (e.bits - BIAS_f64) << DIGITS_f64;
  double factor = scale.value * p, tail = factor + factor * exp_change_f64(e.r);
  return __builtin_copysign(small ? a + a * p : 1.0 - tail, x);
}

// x Phi(x) = max(x, 0) - a Phi(-a) with a = |x|, and a Phi(-a) = exp(-a^2 / 2) s P(s - 1/2) with s = a / (c + a). The
// square is taken exactly in two parts, since its error would be one of the result relative to 1; what rounding takes
// from the last sums of P is kept. Where k is not 0, s is normal: the first factor of 2^k is added to its exponent.
VM_INLINE float gelu_f32(float x) {
  word_f32 whole = {__builtin_fabsf(x)}, upper, s;
  whole.value = whole.value > 14.5f ? 14.5f : whole.value;
  upper.bits = whole.bits & 0xFFFFF000;
  float a = whole.value, h = upper.value, square = h * h;
  s.value = a / (2.5f + a);
  float v = s.value - 0.5f;
  float p = -0x1.49d31ep-4f;
  p = p * v - 0x1.45f894p-4f;
  p = p * v + 0x1.66cc2ep-4f;
  p = p * v + 0x1.4abcp-3f;
  p = p * v - 0x1.a3aee8p-5f;
  p = p * v - 0x1.0c77f6p-2f;
  p = p * v + 0x1.2ea47ap-4f;
  p = p * v + 0x1.0e4f2ep-1f;
  p = p * v - 0x1.bc19c2p-1f;
  sum_f32 total = exact_sum_f32(p * v, 0x1.69cee6p-1f);
  word_f32 shifted = {12583166.0f - square * 0.72134752f};
  float k = shifted.value - 12583166.0f;
  float w = square + k * (2 * LN2_HIGH_f32) + k * (2 * LN2_LOW_f32) + (a - h) * (a + h);
  float q = 0x1.68510ap-16f;
  q = q * w - 0x1.123bdp-12f;
  q = q * w + 0x1.555b98p-9f;
  q = q * w - 0x1.55548ep-6f;
  q = q * w + 0x1.fffff8p-4f;
  q = (q * w - 0.5f) * w;
  s.bits += ((shifted.bits >> 1) - BIAS_f32) << DIGITS_f32;
  float tail = s.value * (total.sum + (total.sum * q + total.rest));
  return (-0.0f > x ? -0.0f : x) - tail * exp_scale_f32(shifted.bits).second;
}

VM_INLINE double gelu_f64(double x) {
  word_f64 whole = {__builtin_fabs(x)}, upper;
  whole.value = whole.value > 38.7 ? 38.7 : whole.value;
  upper.bits = whole.bits & 0xFFFFFFFFF8000000;
  double a = whole.value, h = upper.value, s = a / (3.0 + a), v = s - 0.5;
  double p = -0x1.4624f9167cfd7p-5;
  p = p * v - 0x1.be1899b4d7d72p-5;
  p = p * v + 0x1.1c7b2b0144930p-5;
  p = p * v + 0x1.9502eee2a1db9p-4;
  p = p * v + 0x1.e599c2c499e4fp-6;
  p = p * v - 0x1.2473f6baffca8p-4;
  p = p * v - 0x1.45be7cc71bd7ap-4;
  p = p * v + 0x1.05c78c5377875p-11;
  p = p * v + 0x1.30000e0bd9c7bp-4;
  p = p * v + 0x1.e89110c6c7dafp-5;
  p = p * v - 0x1.d899226091d71p-6;
  p = p * v - 0x1.5b1b322982574p-4;
  p = p * v - 0x1.bc6ec3531091fp-6;
  p = p * v + 0x1.4a9077438d9a8p-4;
  p = p * v + 0x1.43c9cfd747080p-4;
  p = p * v - 0x1.0d09eba132f75p-4;
  p = p * v - 0x1.12285ea07f97fp-3;
  p = p * v + 0x1.0d608c96bf1a1p-4;
  p = p * v + 0x1.c8f52c30c2099p-3;
  p = p * v - 0x1.56d8e3d801c2bp-3;
  p = p * v - 0x1.832dbf6990fc6p-2;
  p = p * v + 0x1.d71387c654ce7p-1;
  sum_f64 inner = exact_sum_f64(p * v, -0x1.04c7295a48f36p0);
  sum_f64 total = exact_sum_f64(inner.sum * v, 0x1.754a751a56f4ap-1);
  total.rest += inner.rest * v;
  reduced_f64 e = exp_reduce_f64(-0.5 * (h * h));
  power_of_two_f64 scale = exp_scale_f64(e.bits);
  double change = exp_change_f64(e.r - 0.5 * ((a - h) * (a + h)));
  double tail = s * scale.first * (total.sum + (total.sum * change + total.rest));
  return (-0.0 > x ? -0.0 : x) - tail * scale.second;
}

FUNCTION(vm_erf_f32, float, erf_f32)
FUNCTION(vm_erf_f64, double, erf_f64)
FUNCTION(vm_gelu_f32, float, gelu_f32)
FUNCTION(vm_gelu_f64, double, gelu_f64)
