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

// The same where a product and a sum round once, so that the square needs no second part; without such instructions it
// is done in double precision. ln 2 has 16 bits here and its products with k are exact; P has the smooth factor that
// this leaves out. 2^k, times 2^64 until the last product, is added to an exponent.
VM_INLINE float gelu_f32(float x) {
  word_f32 total;
  float a = __builtin_fabsf(x);
  a = a > 14.5f ? 14.5f : a;
  float s = a / (3.95f + a), v = s - 0.375f;
  float p = 0x1.89e0e2p-3f;
  p = p * v - 0x1.aff64ep-8f;
  p = p * v + 0x1.4d059ep-4f;
  p = p * v + 0x1.385186p-4f;
  p = p * v - 0x1.68c85ap-2f;
  p = p * v + 0x1.ccd55cp-5f;
  p = p * v + 0x1.ddbb18p-1f;
  p = p * v - 0x1.e5f9p0f;
  p = p * v + 0x1.12d0e2p1f;
  p = p * v - 0x1.a9cf1ap0f;
  p = p * v + 0x1.dd4a74p-1f;
  word_f32 shifted = {(12582912.0f + 64) - a * a * 0.72134752f};
  float k = shifted.value - (12582912.0f + 64);
  float w = __builtin_fmaf(a, a, k * 0x1.62e4p0f);
  float q = 0x1.6e3758p-16f;
  q = q * w - 0x1.12af3ap-12f;
  q = q * w + 0x1.555456p-9f;
  q = q * w - 0x1.5553e6p-6f;
  q = q * w + 0x1.000046p-3f;
  q = q * w - 0x1.000024p-1f;
  total.value = p + p * (q * w);
  total.bits += shifted.bits << DIGITS_f32;
  return (-0.0f > x ? -0.0f : x) - s * total.value * 0x1p-64f;
}

#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
#define gelu_f32_base gelu_f32
#else
#define gelu_f32_base (float)gelu_f64
#endif
#define gelu_f32_v3 gelu_f32
#define gelu_f32_v4 gelu_f32
#define LOOP_base
#define LOOP_v3 _Pragma("clang loop vectorize(assume_safety) vectorize_width(8) interleave_count(4)")
#define LOOP_v4 _Pragma("clang loop vectorize(assume_safety) vectorize_width(16) interleave_count(4)")

#define GELU(name, level, attributes)                                                              \
  attributes void name(float *dst, const float *x, ptrdiff_t n) {                                  \
    LOOP_##level for (ptrdiff_t i = 0; i < n; i++) dst[i] = gelu_f32_##level(x[i]);                \
  }

FUNCTION(vm_erf_f32, float, erf_f32)
FUNCTION(vm_erf_f64, double, erf_f64)
VM_CHOOSE(vm_gelu_f32, GELU)
FUNCTION(vm_gelu_f64, double, gelu_f64)
