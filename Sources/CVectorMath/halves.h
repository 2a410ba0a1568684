// Conversions of one number to and from 16-bit floating point, for loops that the compiler vectorises. Only integers are
// shifted and compared, so that every instruction set gives the same bits.
#ifndef VM_HALVES_H
#define VM_HALVES_H

#include "clones.h"

VM_INLINE float single_of_bits(uint32_t bits) { return ((union { uint32_t bits; float value; }){bits}).value; }
VM_INLINE uint32_t bits_of_single(float value) { return ((union { float value; uint32_t bits; }){value}).bits; }

// Subnormal numbers are made with the least exponent of normal ones and its leading bit taken off.
VM_INLINE float f32_of_f16(uint16_t half) {
  uint32_t magnitude = (uint32_t)(half & 0x7FFF) << 13;
  uint32_t normal = magnitude + (112u << 23);
  uint32_t special = (magnitude + (224u << 23)) | (magnitude > (31u << 23) ? 1u << 22 : 0);
  uint32_t subnormal = bits_of_single(single_of_bits(magnitude + (113u << 23)) - 0x1p-14f);
  uint32_t bits = magnitude >= (31u << 23) ? special : magnitude >= (1u << 23) ? normal : subnormal;
  return single_of_bits(bits | (uint32_t)(half & 0x8000) << 16);
}

// Below the normal numbers, a sum with 1/2 rounds to their unit, 2^-24.
VM_INLINE uint16_t f16_of_f32(float value) {
  uint32_t bits = bits_of_single(value), magnitude = bits & 0x7FFFFFFF;
  uint32_t normal = (magnitude + 0xFFF + (magnitude >> 13 & 1) - (112u << 23)) >> 13;
  uint32_t subnormal = bits_of_single(single_of_bits(magnitude) + 0.5f) - bits_of_single(0.5f);
  uint32_t special = magnitude > 0x7F800000 ? 0x7E00 | (magnitude >> 13 & 0x3FF) : 0x7C00;
  uint32_t half = magnitude >= 0x477FF000 ? special : magnitude >= (113u << 23) ? normal : subnormal;
  return (uint16_t)(half | (bits >> 16 & 0x8000));
}

VM_INLINE float f32_of_bf16(uint16_t half) {
  uint32_t bits = (uint32_t)half << 16;
  return single_of_bits((bits & 0x7FFFFFFF) > 0x7F800000 ? bits | 1u << 22 : bits);
}

VM_INLINE uint16_t bf16_of_f32(float value) {
  uint32_t bits = bits_of_single(value);
  uint32_t rounded = (bits + 0x7FFF + (bits >> 16 & 1)) >> 16;
  return (uint16_t)((bits & 0x7FFFFFFF) > 0x7F800000 ? bits >> 16 | 0x40 : rounded);
}

// Rounds to the neighbour whose last bit is 1, unless the value is exact: a second rounding to at least two bits less
// is then that of the value itself.
VM_INLINE float f32_odd_of_f64(double value) {
  float nearest = (float)value;
  double back = nearest;
  uint32_t bits = bits_of_single(nearest) - (__builtin_fabs(back) > __builtin_fabs(value) ? 1 : 0);
  return single_of_bits(bits | (back != value ? 1 : 0));
}

VM_INLINE uint16_t f16_of_f64(double value) { return f16_of_f32(f32_odd_of_f64(value)); }
VM_INLINE uint16_t bf16_of_f64(double value) { return bf16_of_f32(f32_odd_of_f64(value)); }

#endif
