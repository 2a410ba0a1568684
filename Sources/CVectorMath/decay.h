// exp(x) for x <= 0 as sums of exponentials over their largest term need it: 0 where the result would be less than the
// normal numbers, NaN of NaN.
#ifndef VM_DECAY_H
#define VM_DECAY_H

#include "exponential.h"

// 2^k exp(r) as in exp_f32, with the polynomial of least relative error. The exponent's bias is in the constant, so
// that the low bits of the sum are those of 2^k; k = -127 makes a factor of 0.
VM_INLINE float decay_f32(float x) {
  x = x < -88.0f ? -88.0f : x;
  word_f32 shifted = {x * 1.44269504088896341f + 12583039.0f}, scale;
  float k = shifted.value - 12583039.0f, r = x - k * 0.693359375f;
  r -= k * -2.12194440054690583e-4f;
  float p = 1.38368357e-3f;
  p = p * r + 8.37482403e-3f;
  p = p * r + 4.16682262e-2f;
  p = p * r + 1.66664201e-1f;
  p = p * r + 4.99999921e-1f;
  p = p * r + 1.00000004f;
  p = p * r + 1.0f;
  scale.bits = (int32_t)((uint32_t)shifted.bits << 23);
  return p * scale.value;
}

VM_INLINE double decay_f64(double x) {
  x = x < -709.0 ? -709.0 : x;
  word_f64 shifted = {x * 1.44269504088896340736 + 6755399441056767.0}, scale;
  double k = shifted.value - 6755399441056767.0, r = x - k * 6.93147180369123816490e-01;
  r -= k * 1.90821492927058770002e-10;
  double p = 2.4994303273814395e-8;
  p = p * r + 2.7632308174894486e-7;
  p = p * r + 2.7557622620471980e-6;
  p = p * r + 2.4801486481436400e-5;
  p = p * r + 1.9841269432470489e-4;
  p = p * r + 1.3888888951261041e-3;
  p = p * r + 8.3333333335594339e-3;
  p = p * r + 4.1666666666492630e-2;
  p = p * r + 1.6666666666666168e-1;
  p = p * r + 5.0000000000000177e-1;
  p = p * r + 1.0000000000000000;
  p = p * r + 1.0;
  scale.bits = (int64_t)((uint64_t)shifted.bits << 52);
  return p * scale.value;
}

#endif
