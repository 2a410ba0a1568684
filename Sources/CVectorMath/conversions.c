// Conversions between the element types of tensors: directly where it pays or rounding asks for it, in two steps over
// f64 or i64 elsewhere, a tile at a time.
#include "halves.h"
#include "kinds.h"

enum { TILE = 1024, KINDS = VM_BOOL + 1 };

// One step, T from F. The second loop finds the tile, and the third the number, that is not exact.
#define STEP(name, T, F, converted, exact)                                                \
  VM_CLONES static ptrdiff_t name(void *dst, const void *src, ptrdiff_t n, int check) {   \
    T *target = dst;                                                                      \
    const F *source = src;                                                                \
    for (ptrdiff_t start = 0; start < n; start += TILE) {                                 \
      ptrdiff_t end = n - start < TILE ? n : start + TILE;                                \
      INDEPENDENT for (ptrdiff_t i = start; i < end; i++) {                               \
        F x = source[i];                                                                  \
        target[i] = converted;                                                            \
      }                                                                                   \
      if (!check) continue;                                                               \
      uint32_t lost = 0;                                                                  \
      for (ptrdiff_t i = start; i < end; i++) {                                           \
        F x = source[i];                                                                  \
        T y = target[i];                                                                  \
        lost |= !(exact);                                                                 \
      }                                                                                   \
      for (ptrdiff_t i = start; lost && i < end; i++) {                                   \
        F x = source[i];                                                                  \
        T y = target[i];                                                                  \
        if (!(exact)) return i;                                                           \
      }                                                                                   \
    }                                                                                     \
    return n;                                                                             \
  }

#define ALWAYS ((void)x, (void)y, 1)

// MARK: To the widest formats

STEP(f64_from_f16, double, uint16_t, f32_of_f16(x), ALWAYS)
STEP(f64_from_bf16, double, uint16_t, f32_of_bf16(x), ALWAYS)
STEP(f64_from_f32, double, float, x, ALWAYS)
STEP(f64_from_i8, double, int8_t, x, ALWAYS)
STEP(f64_from_i16, double, int16_t, x, ALWAYS)
STEP(f64_from_i32, double, int32_t, x, ALWAYS)
STEP(f64_from_u8, double, uint8_t, x, ALWAYS)
STEP(f64_from_u16, double, uint16_t, x, ALWAYS)
STEP(f64_from_u32, double, uint32_t, x, ALWAYS)
STEP(i64_from_i8, int64_t, int8_t, x, ALWAYS)
STEP(i64_from_i16, int64_t, int16_t, x, ALWAYS)
STEP(i64_from_i32, int64_t, int32_t, x, ALWAYS)
STEP(i64_from_u8, int64_t, uint8_t, x, ALWAYS)
STEP(i64_from_u16, int64_t, uint16_t, x, ALWAYS)
STEP(i64_from_u32, int64_t, uint32_t, x, ALWAYS)
STEP(i64_from_u64, int64_t, uint64_t, x > INT64_MAX ? INT64_MAX : (int64_t)x, (uint64_t)y == x)

// MARK: From 64-bit integers

// Keeps the 40 leading bits and whether any other is set: fewer then round as if all were there.
VM_INLINE uint64_t leading_bits(uint64_t x) {
  uint64_t sticky = x & 0xFFFFFF ? 1 << 24 : 0;
  return x >> 40 ? (x & ~0xFFFFFFull) | sticky : x;
}

VM_INLINE uint16_t bf16_of_u64(uint64_t x) { return bf16_of_f64((double)leading_bits(x)); }
VM_INLINE uint16_t bf16_of_i64(int64_t x) {
  return x < 0 ? bf16_of_u64(0 - (uint64_t)x) | 0x8000 : bf16_of_u64((uint64_t)x);
}

#define KEEPS_I64(y) ((y) < 0x1p63 && (int64_t)(y) == x)
#define KEEPS_U64(y) ((y) < 0x1p64 && (uint64_t)(y) == x)

STEP(f64_from_i64, double, int64_t, (double)x, KEEPS_I64(y))
STEP(f64_from_u64, double, uint64_t, (double)x, KEEPS_U64(y))
STEP(f32_from_i64, float, int64_t, (float)x, KEEPS_I64(y))
STEP(f32_from_u64, float, uint64_t, (float)x, KEEPS_U64(y))
STEP(bf16_from_i64, uint16_t, int64_t, bf16_of_i64(x), KEEPS_I64(f32_of_bf16(y)))
STEP(bf16_from_u64, uint16_t, uint64_t, bf16_of_u64(x), KEEPS_U64(f32_of_bf16(y)))

#define CLAMPED(x, T, low, high) ((T)((x) < (low) ? (low) : (x) > (high) ? (high) : (x)))

STEP(i8_from_i64, int8_t, int64_t, CLAMPED(x, int8_t, INT8_MIN, INT8_MAX), y == x)
STEP(i16_from_i64, int16_t, int64_t, CLAMPED(x, int16_t, INT16_MIN, INT16_MAX), y == x)
STEP(i32_from_i64, int32_t, int64_t, CLAMPED(x, int32_t, INT32_MIN, INT32_MAX), y == x)
STEP(u8_from_i64, uint8_t, int64_t, CLAMPED(x, uint8_t, 0, UINT8_MAX), y == x)
STEP(u16_from_i64, uint16_t, int64_t, CLAMPED(x, uint16_t, 0, UINT16_MAX), y == x)
STEP(u32_from_i64, uint32_t, int64_t, CLAMPED(x, uint32_t, 0, (int64_t)UINT32_MAX), y == x)
STEP(u64_from_i64, uint64_t, int64_t, x < 0 ? 0 : (uint64_t)x, ((void)y, x >= 0))
STEP(bool_from_i64, uint8_t, int64_t, x != 0, y == x)

// MARK: From f64

#define NUMBER(x) ((x) != (x) ? 0 : (x))
#define SAME(y) ((y) == x || x != x)

STEP(f16_from_f64, uint16_t, double, f16_of_f64(x), SAME(f32_of_f16(y)))
STEP(bf16_from_f64, uint16_t, double, bf16_of_f64(x), SAME(f32_of_bf16(y)))
STEP(f32_from_f64, float, double, (float)x, SAME(y))
STEP(i8_from_f64, int8_t, double, CLAMPED(NUMBER(x), int32_t, INT8_MIN, INT8_MAX), y == x)
STEP(i16_from_f64, int16_t, double, CLAMPED(NUMBER(x), int32_t, INT16_MIN, INT16_MAX), y == x)
STEP(i32_from_f64, int32_t, double, CLAMPED(NUMBER(x), int32_t, INT32_MIN, INT32_MAX), y == x)
STEP(u8_from_f64, uint8_t, double, CLAMPED(NUMBER(x), int32_t, 0, UINT8_MAX), y == x)
STEP(u16_from_f64, uint16_t, double, CLAMPED(NUMBER(x), int32_t, 0, UINT16_MAX), y == x)
STEP(u32_from_f64, uint32_t, double, CLAMPED(NUMBER(x), uint32_t, 0, UINT32_MAX), y == x)
STEP(i64_from_f64, int64_t, double, x >= 0x1p63 ? INT64_MAX : x < -0x1p63 ? INT64_MIN : x != x ? 0 : (int64_t)x,
     x < 0x1p63 && (double)y == x)
STEP(u64_from_f64, uint64_t, double, x >= 0x1p64 ? UINT64_MAX : x >= 1 ? (uint64_t)x : 0, x < 0x1p64 && (double)y == x)
STEP(bool_from_f64, uint8_t, double, x != 0, y == x)

// MARK: To and from f32

STEP(f32_from_f16, float, uint16_t, f32_of_f16(x), ALWAYS)
STEP(f32_from_bf16, float, uint16_t, f32_of_bf16(x), ALWAYS)
STEP(f32_from_i8, float, int8_t, x, ALWAYS)
STEP(f32_from_i16, float, int16_t, x, ALWAYS)
STEP(f32_from_i32, float, int32_t, (float)x, (double)y == x)
STEP(f32_from_u8, float, uint8_t, x, ALWAYS)
STEP(f32_from_u16, float, uint16_t, x, ALWAYS)
STEP(f32_from_u32, float, uint32_t, (float)x, (double)y == x)
STEP(f16_from_f32, uint16_t, float, f16_of_f32(x), SAME(f32_of_f16(y)))
STEP(bf16_from_f32, uint16_t, float, bf16_of_f32(x), SAME(f32_of_bf16(y)))

// MARK: Choice

typedef ptrdiff_t (*step)(void *, const void *, ptrdiff_t, int);

// [to][from]; bytes that are 0 or 1 are read as u8.
static const step steps[KINDS][KINDS] = {
  [VM_F64] = {[VM_F16] = f64_from_f16, [VM_BF16] = f64_from_bf16, [VM_F32] = f64_from_f32, [VM_I8] = f64_from_i8,
              [VM_I16] = f64_from_i16, [VM_I32] = f64_from_i32, [VM_I64] = f64_from_i64, [VM_U8] = f64_from_u8,
              [VM_U16] = f64_from_u16, [VM_U32] = f64_from_u32, [VM_U64] = f64_from_u64},
  [VM_F32] = {[VM_F16] = f32_from_f16, [VM_BF16] = f32_from_bf16, [VM_F64] = f32_from_f64, [VM_I8] = f32_from_i8,
              [VM_I16] = f32_from_i16, [VM_I32] = f32_from_i32, [VM_I64] = f32_from_i64, [VM_U8] = f32_from_u8,
              [VM_U16] = f32_from_u16, [VM_U32] = f32_from_u32, [VM_U64] = f32_from_u64},
  [VM_F16] = {[VM_F32] = f16_from_f32, [VM_F64] = f16_from_f64},
  [VM_BF16] = {[VM_F32] = bf16_from_f32, [VM_F64] = bf16_from_f64, [VM_I64] = bf16_from_i64, [VM_U64] = bf16_from_u64},
  [VM_I64] = {[VM_F64] = i64_from_f64, [VM_I8] = i64_from_i8, [VM_I16] = i64_from_i16, [VM_I32] = i64_from_i32,
              [VM_U8] = i64_from_u8, [VM_U16] = i64_from_u16, [VM_U32] = i64_from_u32, [VM_U64] = i64_from_u64},
  [VM_I8] = {[VM_F64] = i8_from_f64, [VM_I64] = i8_from_i64},
  [VM_I16] = {[VM_F64] = i16_from_f64, [VM_I64] = i16_from_i64},
  [VM_I32] = {[VM_F64] = i32_from_f64, [VM_I64] = i32_from_i64},
  [VM_U8] = {[VM_F64] = u8_from_f64, [VM_I64] = u8_from_i64},
  [VM_U16] = {[VM_F64] = u16_from_f64, [VM_I64] = u16_from_i64},
  [VM_U32] = {[VM_F64] = u32_from_f64, [VM_I64] = u32_from_i64},
  [VM_U64] = {[VM_F64] = u64_from_f64, [VM_I64] = u64_from_i64},
  [VM_BOOL] = {[VM_F64] = bool_from_f64, [VM_I64] = bool_from_i64},
};

static int is_integer(vm_kind kind) { return kind >= VM_I8; }

ptrdiff_t vm_convert(void *dst, vm_kind to, const void *src, vm_kind from, ptrdiff_t n, int check) {
  if (from == to || (from == VM_BOOL && to == VM_U8)) {
    memcpy(dst, src, (size_t)(n * kind_size(to)));
    return n;
  }
  if (from == VM_BOOL) from = VM_U8;
  step direct = steps[to][from];
  if (direct) return direct(dst, src, n, check);
  vm_kind hub = is_integer(from) && is_integer(to) ? VM_I64 : VM_F64;
  uint64_t tile[TILE];
  for (ptrdiff_t start = 0; start < n; start += TILE) {
    ptrdiff_t count = n - start < TILE ? n - start : TILE;
    ptrdiff_t in = steps[hub][from](tile, (const char *)src + start * kind_size(from), count, check);
    ptrdiff_t out = steps[to][hub]((char *)dst + start * kind_size(to), tile, count, check);
    if (in < count || out < count) return start + (in < out ? in : out);
  }
  return n;
}
