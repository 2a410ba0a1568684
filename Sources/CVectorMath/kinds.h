// What is known of the element types of tensors by their codes.
#ifndef VM_KINDS_H
#define VM_KINDS_H

#include "CVectorMathElements.h"
#include "clones.h"

#include <string.h>

VM_INLINE ptrdiff_t kind_size(vm_kind kind) {
  static const uint8_t sizes[] = {2, 2, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 1, 8, 16};
  return sizes[kind];
}

// Repeats the first element over the rest of n.
VM_INLINE void repeat_first(void *dst, ptrdiff_t size, ptrdiff_t n) {
  char *bytes = dst;
  for (ptrdiff_t done = 1; done < n; done *= 2) {
    ptrdiff_t count = n - done < done ? n - done : done;
    memcpy(bytes + done * size, bytes, (size_t)(count * size));
  }
}

// Halves are computed with a tile at a time.
enum { HALF_TILE = 512 };

// The tile of an operand in f32; a scalar is converted once for each tile.
VM_INLINE void load_halves(float *tile, vm_kind kind, const void *x, ptrdiff_t step, ptrdiff_t start, ptrdiff_t n) {
  vm_convert(tile, VM_F32, (const uint16_t *)x + step * start, kind, step ? n : 1, 0);
}

#endif
