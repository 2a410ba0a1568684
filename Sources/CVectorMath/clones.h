// How a function is built for several instruction sets at once.
#ifndef VM_CLONES_H
#define VM_CLONES_H

#include <stddef.h>
#include <stdint.h>

// The psABI levels, not CPU names: "arch=haswell" matches Intel's exact models only and leaves others on SSE2.
#if defined(__x86_64__) && defined(__GLIBC__)
#define VM_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define VM_CLONES
#endif

// Helpers must be inlined into each clone, or they would keep the baseline's instructions.
#define VM_INLINE static inline __attribute__((always_inline))

// Arrays of vectors stay in registers only where the loops over them are gone.
#define UNROLLED _Pragma("clang loop unroll(full)")

#endif
