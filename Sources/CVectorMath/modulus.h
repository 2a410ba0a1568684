// Moduli of complex numbers without overflow or underflow on the way.
#ifndef VM_MODULUS_H
#define VM_MODULUS_H

#include "clones.h"

#include <math.h>

// Squares of floats fit in doubles.
VM_INLINE double modulus_f32(float re, float im) {
  double a = re, b = im;
  double root = sqrt(a * a + b * b);
  return fabs(a) == INFINITY || fabs(b) == INFINITY ? INFINITY : root;
}

VM_INLINE double modulus_f64(double re, double im) {
  double a = fabs(re), b = fabs(im);
  double size = a > b ? a : b;
  double scale = size >= 0x1p500 ? 0x1p-600 : size < 0x1p-400 ? 0x1p600 : 1;
  double back = size >= 0x1p500 ? 0x1p600 : size < 0x1p-400 ? 0x1p-600 : 1;
  a *= scale;
  b *= scale;
  double root = sqrt(a * a + b * b) * back;
  return size == INFINITY || a == INFINITY ? INFINITY : root;
}

#endif
