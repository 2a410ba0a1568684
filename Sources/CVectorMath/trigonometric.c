// Sine, cosine and tangent.
#include "CVectorMath.h"
#include "rework.h"

// x = q pi / 2 + r, q found in the low bits of a sum with 1.5 * 2^52. The upper part of pi / 2 has 33 bits, so that its
// products with q are exact. Beyond this bound of |x|, q has more than 20 bits.
#define FAR 0x1p20
#define HALF_PI_1 0x1.921fb544p+0
#define HALF_PI_2 0x1.0b4611a6p-34
#define HALF_PI_3 0x1.3198a2e037073p-69
#define TWO_OVER_PI 0x1.45f306dc9c883p-1

// Single precision is reduced in double: sin r = r + r z S(z) and cos r = 1 + z C(z) with z = r^2. The sign is that of
// bit 1 of q, where the quarters are counted from `quarter` on: 0 for sines, 1 for cosines.
VM_INLINE float sine_f32(float number, uint64_t quarter) {
  double x = number;
  word_f64 shifted = {x * TWO_OVER_PI + 0x1.8p52};
  word_f32 result;
  double q = shifted.value - 0x1.8p52;
  float r = (float)(x - q * HALF_PI_1 - q * 0x1.0b4611a626331p-34), z = r * r;
  uint32_t n = (uint32_t)(shifted.bits + quarter);
  int odd = (n & 1) != 0;
  float p = odd ? 0x1.992c3cp-16f : 0x1.6cd3fep-19f;
  p = p * z + (odd ? -0x1.6c085ap-10f : -0x1.a00f8ap-13f);
  p = p * z + (odd ? 0x1.55553ep-5f : 0x1.111108p-7f);
  p = p * z + (odd ? -0.5f : -0x1.555556p-3f);
  float base = odd ? 1.0f : r;
  result.value = base + base * (z * p);
  result.bits ^= (n & 2) << 30;
  return result.value;
}

// Sine over cosine, in quarters counted by odd numbers its negative inverse.
VM_INLINE float tan_f32(float number) {
  double x = number;
  word_f64 shifted = {x * TWO_OVER_PI + 0x1.8p52};
  double q = shifted.value - 0x1.8p52, r = x - q * HALF_PI_1 - q * 0x1.0b4611a626331p-34, z = r * r;
  double s = 0x1.6cd3fd74ba88cp-19, c = 0x1.992c3b2bc5907p-16;
  s = s * z - 0x1.a00f8a5a9c9b0p-13;
  s = s * z + 0x1.1111087c99dbap-7;
  s = s * z - 0x1.5555554c932d3p-3;
  c = c * z - 0x1.6c085abd0f53dp-10;
  c = c * z + 0x1.55553daf68bfcp-5;
  c = c * z - 0x1.ffffffcf9bf1cp-2;
  float sine = (float)(r + r * (z * s)), cosine = (float)(1.0 + z * c);
  int odd = (shifted.bits & 1) != 0;
  float result = (odd ? -cosine : sine) / (odd ? sine : cosine);
  return number == 0.0f ? number : result;
}

// As in fdlibm, with r and what it lost in rounding: sin = r + (r z S(z) + rest (1 - z / 2)) and, with w = 1 - z / 2
// and its error, cos = w + (error + z^2 C(z) - r rest).
VM_INLINE double sine_f64(double x, uint64_t quarter) {
  word_f64 shifted = {x * TWO_OVER_PI + 0x1.8p52}, sign;
  double q = shifted.value - 0x1.8p52;
  sum_f64 t = exact_sum_f64(x - q * HALF_PI_1, -(q * HALF_PI_2));
  double tail = t.rest - q * HALF_PI_3, r = t.sum + tail, rest = (t.sum - r) + tail;
  double z = r * r, half = 0.5 * z, w = 1.0 - half;
  uint64_t n = shifted.bits + quarter;
  int odd = (n & 1) != 0;
  double p = odd ? -1.13596475577881948265e-11 : 1.58969099521155010221e-10;
  p = p * z + (odd ? 2.08757232129817482790e-09 : -2.50507602534068634195e-08);
  p = p * z + (odd ? -2.75573143513906633035e-07 : 2.75573137070700676789e-06);
  p = p * z + (odd ? 2.48015872894767294178e-05 : -1.98412698298579493134e-04);
  p = p * z + (odd ? -1.38888888888741095749e-03 : 8.33333333332248946124e-03);
  p = p * z + (odd ? 4.16666666666666019037e-02 : -1.66666666666666324348e-01);
  double small = odd ? ((1.0 - w) - half) - r * rest : rest - rest * half;
  sign.value = (odd ? w : r) + ((odd ? z : r) * z * p + small);
  sign.bits ^= (n & 2) << 62;
  return sign.value;
}

VM_INLINE float sin_f32(float x) { return x == 0.0f ? x : sine_f32(x, 0); }
VM_INLINE float cos_f32(float x) { return sine_f32(x, 1); }
VM_INLINE double sin_f64(double x) { return x == 0.0 ? x : sine_f64(x, 0); }
VM_INLINE double cos_f64(double x) { return sine_f64(x, 1); }

// Where the reduction does not suffice: far away, and for doubles also next to the zeros.
VM_INLINE uint32_t size_f32(float x, float y) {
  (void)y;
  word_f32 magnitude = {__builtin_fabsf(x)};
  return magnitude.bits;
}
VM_INLINE uint64_t is_far_f64(double x, double y) {
  return !(__builtin_fabs(x) <= FAR) | ((__builtin_fabs(y) < 0x1p-40) & (__builtin_fabs(x) > 1.0));
}
#define FAR_BITS_f32 0x49800001u

FUNCTION_REWORKED(vm_sin_f32, f32, float, sin_f32, size_f32, FAR_BITS_f32, sinf)
FUNCTION_REWORKED(vm_sin_f64, f64, double, sin_f64, is_far_f64, 1, sin)
FUNCTION_REWORKED(vm_cos_f32, f32, float, cos_f32, size_f32, FAR_BITS_f32, cosf)
FUNCTION_REWORKED(vm_cos_f64, f64, double, cos_f64, is_far_f64, 1, cos)
FUNCTION_REWORKED(vm_tan_f32, f32, float, tan_f32, size_f32, FAR_BITS_f32, tanf)
