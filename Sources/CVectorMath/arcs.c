// Inverse trigonometric functions of single numbers, in double precision.
#include "CVectorMath.h"
#include "exponential.h"

#define HALF_PI 0x1.921fb54442d18p+0

// With t = a, (a - 1) / (a + 1) or -1 / a up to tan(pi / 8), which is off by pi / 4 and pi / 2.
VM_INLINE float atan_f32(float x) {
  double a = __builtin_fabsf(x);
  int small = a < 0.41421356237309503, large = a > 2.414213562373095;
  double t = (large ? -1.0 : small ? a : a - 1.0) / (large ? a : small ? 1.0 : a + 1.0), z = t * t;
  double p = 0x1.9e6afa1cff69p-5;
  p = p * z - 0x1.617512c182498p-4;
  p = p * z + 0x1.c5831f7f3deadp-4;
  p = p * z - 0x1.248a529c920c9p-3;
  p = p * z + 0x1.99997c5ff8c4ap-3;
  p = p * z - 0x1.5555554c9fe0bp-2;
  double base = large ? HALF_PI : small ? 0.0 : 0.5 * HALF_PI;
  return __builtin_copysignf((float)(base + (t + t * (z * p))), x);
}

// asin t for t up to 1/2; of larger ones asin a = pi / 2 - 2 asin(sqrt((1 - a) / 2)).
typedef struct { double value; int large; } arc_f64;

VM_INLINE arc_f64 arc_f32(float x) {
  double a = __builtin_fabsf(x);
  int large = a > 0.5;
  double z = large ? 0.5 - 0.5 * a : a * a, t = large ? __builtin_elementwise_sqrt(z) : a;
  double p = 0x1.15f6f2ab5c73fp-5;
  p = p * z + 0x1.1687549ebf00fp-6;
  p = p * z + 0x1.fe1576351f3fp-6;
  p = p * z + 0x1.6d55b708b4865p-5;
  p = p * z + 0x1.333448c3491e6p-4;
  p = p * z + 0x1.555554d534d1ep-3;
  return (arc_f64){t + t * (z * p), large};
}

VM_INLINE float asin_f32(float x) {
  arc_f64 arc = arc_f32(x);
  return __builtin_copysignf((float)(arc.large ? HALF_PI - 2.0 * arc.value : arc.value), x);
}

VM_INLINE float acos_f32(float x) {
  arc_f64 arc = arc_f32(x);
  double signed_arc = x < 0.0f ? -arc.value : arc.value;
  double large = x < 0.0f ? 2.0 * HALF_PI + 2.0 * signed_arc : 2.0 * signed_arc;
  return (float)(arc.large ? large : HALF_PI - signed_arc);
}

FUNCTION(vm_atan_f32, float, atan_f32)
FUNCTION(vm_asin_f32, float, asin_f32)
FUNCTION(vm_acos_f32, float, acos_f32)
