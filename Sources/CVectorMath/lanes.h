// Vectors of one cache line's 64 bytes; the compiler splits them where registers are narrower.
#ifndef VM_LANES_H
#define VM_LANES_H

#include "clones.h"

typedef uint32_t u32x16 __attribute__((vector_size(64)));
typedef uint64_t u64x8 __attribute__((vector_size(64)));
typedef uint32_t u32x16_anywhere __attribute__((vector_size(64), aligned(4), may_alias));
typedef uint64_t u64x8_anywhere __attribute__((vector_size(64), aligned(4), may_alias));
typedef uint32_t u32_bits __attribute__((may_alias));
typedef uint64_t u64_bits __attribute__((may_alias));

// Streaming stores pay once the result is larger than the caches: the lines are not read first. They must be ordered
// before what follows.
#if defined(__x86_64__)
VM_INLINE void finish_streaming(void) { __builtin_ia32_sfence(); }
#else
VM_INLINE void finish_streaming(void) {}
#endif

#define STREAM_BYTES ((ptrdiff_t)16 << 20)

#endif
