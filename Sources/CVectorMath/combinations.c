// Arithmetic of integers, bits of integers and truth values, minima and maxima of everything that has an order.
#include "kinds.h"

#define LOOP(value) INDEPENDENT for (ptrdiff_t i = 0; i < n; i++) dst[i] = (value)

// The comparison is false for NaN: y is taken where it is NaN, x must say so itself. Of zeros, the second wins.
#define LESSER(a, b) ((a) < (b) || (a) != (a) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) || (a) != (a) ? (a) : (b))

// Unsigned arithmetic wraps around, and that of short integers is done in 32 bits.
#define INTEGERS(name, T, U)                                                                        \
  VM_CLONES static void name(T *dst, vm_operation op, const T *x, const T *y, ptrdiff_t n) {        \
    switch (op) {                                                                                   \
    case VM_ADD: LOOP((T)((U)x[i] + (U)y[i])); break;                                               \
    case VM_SUBTRACT: LOOP((T)((U)x[i] - (U)y[i])); break;                                          \
    case VM_MULTIPLY: LOOP((T)((U)x[i] * (U)y[i])); break;                                          \
    case VM_MINIMUM: LOOP(x[i] < y[i] ? x[i] : y[i]); break;                                        \
    case VM_MAXIMUM: LOOP(x[i] > y[i] ? x[i] : y[i]); break;                                        \
    case VM_AND: LOOP(x[i] & y[i]); break;                                                          \
    case VM_OR: LOOP(x[i] | y[i]); break;                                                           \
    case VM_XOR: LOOP(x[i] ^ y[i]); break;                                                          \
    }                                                                                               \
  }                                                                                                 \
  VM_CLONES static void name##_scalar(T *dst, vm_operation op, const T *x, const T *y, ptrdiff_t n) { \
    T scalar = *y;                                                                                  \
    switch (op) {                                                                                   \
    case VM_ADD: LOOP((T)((U)x[i] + (U)scalar)); break;                                             \
    case VM_SUBTRACT: LOOP((T)((U)x[i] - (U)scalar)); break;                                        \
    case VM_MULTIPLY: LOOP((T)((U)x[i] * (U)scalar)); break;                                        \
    case VM_MINIMUM: LOOP(x[i] < scalar ? x[i] : scalar); break;                                    \
    case VM_MAXIMUM: LOOP(x[i] > scalar ? x[i] : scalar); break;                                    \
    case VM_AND: LOOP(x[i] & scalar); break;                                                        \
    case VM_OR: LOOP(x[i] | scalar); break;                                                         \
    case VM_XOR: LOOP(x[i] ^ scalar); break;                                                        \
    }                                                                                               \
  }                                                                                                 \
  VM_CLONES static void name##_from_scalar(T *dst, const T *x, const T *y, ptrdiff_t n) {           \
    T scalar = *x;                                                                                  \
    LOOP((T)((U)scalar - (U)y[i]));                                                                 \
  }

INTEGERS(combine_i8, int8_t, uint32_t)
INTEGERS(combine_i16, int16_t, uint32_t)
INTEGERS(combine_i32, int32_t, uint32_t)
INTEGERS(combine_i64, int64_t, uint64_t)
INTEGERS(combine_u8, uint8_t, uint32_t)
INTEGERS(combine_u16, uint16_t, uint32_t)
INTEGERS(combine_u32, uint32_t, uint32_t)
INTEGERS(combine_u64, uint64_t, uint64_t)

#define REALS(name, T)                                                                              \
  VM_CLONES static void name(T *dst, vm_operation op, const T *x, const T *y, ptrdiff_t n) {        \
    switch (op) {                                                                                   \
    case VM_ADD: LOOP(x[i] + y[i]); break;                                                          \
    case VM_SUBTRACT: LOOP(x[i] - y[i]); break;                                                     \
    case VM_MULTIPLY: LOOP(x[i] * y[i]); break;                                                     \
    case VM_MINIMUM: LOOP(LESSER(x[i], y[i])); break;                                            \
    case VM_MAXIMUM: LOOP(GREATER(x[i], y[i])); break;                                           \
    default: break;                                                                                 \
    }                                                                                               \
  }                                                                                                 \
  VM_CLONES static void name##_scalar(T *dst, vm_operation op, const T *x, const T *y, ptrdiff_t n) { \
    T scalar = *y;                                                                                  \
    switch (op) {                                                                                   \
    case VM_ADD: LOOP(x[i] + scalar); break;                                                        \
    case VM_SUBTRACT: LOOP(x[i] - scalar); break;                                                   \
    case VM_MULTIPLY: LOOP(x[i] * scalar); break;                                                   \
    case VM_MINIMUM: LOOP(LESSER(x[i], scalar)); break;                                          \
    case VM_MAXIMUM: LOOP(GREATER(x[i], scalar)); break;                                         \
    default: break;                                                                                 \
    }                                                                                               \
  }                                                                                                 \
  VM_CLONES static void name##_from_scalar(T *dst, const T *x, const T *y, ptrdiff_t n) {           \
    T scalar = *x;                                                                                  \
    LOOP(scalar - y[i]);                                                                            \
  }

REALS(combine_f32, float)
REALS(combine_f64, double)

// Sums and products of two halves in f32 are rounded once more, which is the same as once.
static void combine_halves(void *dst, vm_operation op, vm_kind kind, const void *x, ptrdiff_t x_step, const void *y,
                           ptrdiff_t y_step, ptrdiff_t n) {
  float left[HALF_TILE], right[HALF_TILE];
  for (ptrdiff_t start = 0; start < n; start += HALF_TILE) {
    ptrdiff_t count = n - start < HALF_TILE ? n - start : HALF_TILE;
    load_halves(left, kind, x, x_step, start, count);
    load_halves(right, kind, y, y_step, start, count);
    vm_combine(left, op, VM_F32, left, x_step, right, y_step, count);
    vm_convert((uint16_t *)dst + start, kind, left, VM_F32, count, 0);
  }
}

#define CHOICE(combine)                                          \
  if (!x_step) return combine##_from_scalar(dst, x, y, n);       \
  return (y_step ? combine : combine##_scalar)(dst, op, x, y, n)

void vm_combine(void *dst, vm_operation op, vm_kind kind, const void *x, ptrdiff_t x_step, const void *y,
                ptrdiff_t y_step, ptrdiff_t n) {
  if (n <= 0) return;
  if (!x_step && !y_step) {
    vm_combine(dst, op, kind, x, 1, y, 1, 1);
    return repeat_first(dst, kind_size(kind), n);
  }
  // All but the difference commute.
  if (!x_step && op != VM_SUBTRACT) return vm_combine(dst, op, kind, y, y_step, x, 0, n);
  switch (kind) {
  case VM_F16: case VM_BF16: return combine_halves(dst, op, kind, x, x_step, y, y_step, n);
  case VM_F32: CHOICE(combine_f32);
  case VM_F64: CHOICE(combine_f64);
  case VM_I8: CHOICE(combine_i8);
  case VM_I16: CHOICE(combine_i16);
  case VM_I32: CHOICE(combine_i32);
  case VM_I64: CHOICE(combine_i64);
  case VM_U8: case VM_BOOL: CHOICE(combine_u8);
  case VM_U16: CHOICE(combine_u16);
  case VM_U32: CHOICE(combine_u32);
  case VM_U64: CHOICE(combine_u64);
  case VM_C32: case VM_C64: return;
  }
}

// MARK: One operand

#define CLAMP(name, T)                                                                     \
  VM_CLONES static void name(T *dst, const T *x, T low, T high, ptrdiff_t n) {             \
    LOOP(x[i] < low ? low : x[i] > high ? high : x[i]);                                    \
  }

CLAMP(clamp_f32, float)
CLAMP(clamp_f64, double)

void vm_clamp(void *dst, vm_kind kind, const void *x, const void *low, const void *high, ptrdiff_t n) {
  if (kind == VM_F32) return clamp_f32(dst, x, *(const float *)low, *(const float *)high, n);
  if (kind == VM_F64) return clamp_f64(dst, x, *(const double *)low, *(const double *)high, n);
  vm_combine(dst, VM_MAXIMUM, kind, x, 1, low, 0, n);
  vm_combine(dst, VM_MINIMUM, kind, dst, 1, high, 0, n);
}

#define ABSOLUTE(name, T, U)                                                                      \
  VM_CLONES static void name(T *dst, const T *x, ptrdiff_t n) { LOOP((T)(x[i] < 0 ? 0 - (U)x[i] : (U)x[i])); }

ABSOLUTE(abs_i8, int8_t, uint32_t)
ABSOLUTE(abs_i16, int16_t, uint32_t)
ABSOLUTE(abs_i32, int32_t, uint32_t)
ABSOLUTE(abs_i64, int64_t, uint64_t)

void vm_integer_negate(void *dst, vm_kind kind, const void *x, ptrdiff_t n) {
  uint64_t zero = 0;
  vm_combine(dst, VM_SUBTRACT, kind, &zero, 0, x, 1, n);
}

void vm_integer_abs(void *dst, vm_kind kind, const void *x, ptrdiff_t n) {
  switch (kind) {
  case VM_I8: return abs_i8(dst, x, n);
  case VM_I16: return abs_i16(dst, x, n);
  case VM_I32: return abs_i32(dst, x, n);
  case VM_I64: return abs_i64(dst, x, n);
  default: memmove(dst, x, (size_t)(n * kind_size(kind)));
  }
}

void vm_not(uint8_t *dst, const uint8_t *x, ptrdiff_t n) {
  uint8_t one = 1;
  vm_combine(dst, VM_XOR, VM_BOOL, x, 1, &one, 0, n);
}
