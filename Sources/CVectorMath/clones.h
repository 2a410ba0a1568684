// How a function is built for several instruction sets at once.
#ifndef VM_CLONES_H
#define VM_CLONES_H

#include <stddef.h>
#include <stdint.h>

// The psABI levels, not CPU names: "arch=haswell" matches Intel's exact models only and leaves others on SSE2. The
// highest prefers vectors of 256 bits and splits others, unless a function is known to need them whole. The thread
// sanitizer's own calls in the functions that choose would come before it is ready.
#if defined(__x86_64__) && defined(__GLIBC__) && !__has_feature(thread_sanitizer)
#define VM_LEVELS
#define VM_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#define VM_V3 __attribute__((target("arch=x86-64-v3")))
#define VM_V4 __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#else
#define VM_CLONES
#endif

// Where the levels differ in source: build(function, level, attributes) defines one of them, `name` is the best, chosen
// when the program is loaded.
#ifdef VM_LEVELS
#define VM_CHOOSE(name, build)                                         \
  build(name##_base, base, static)                                     \
  build(name##_v3, v3, static VM_V3)                                   \
  build(name##_v4, v4, static VM_V4)                                   \
  static void *choose_##name(void) {                                   \
    __builtin_cpu_init();                                              \
    if (__builtin_cpu_supports("x86-64-v4")) return (void *)name##_v4; \
    if (__builtin_cpu_supports("x86-64-v3")) return (void *)name##_v3; \
    return (void *)name##_base;                                        \
  }                                                                    \
  __typeof__(name) name __attribute__((ifunc("choose_" #name)));
#else
#define VM_CHOOSE(name, build) build(name, base, )
#endif

// Helpers must be inlined into each clone, or they would keep the baseline's instructions.
#define VM_INLINE static inline __attribute__((always_inline))

// Arrays of vectors stay in registers only where the loops over them are gone.
#define UNROLLED _Pragma("clang loop unroll(full)")

// The target may be an operand: iterations do not depend on each other, though the compiler's own check for overlap would
// fall back to one element at a time.
#define INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")

// Makes the compiler forget where a value comes from, so that it holds it in a register and does not compute it again.
#define KEEP(x) __asm__("" : "+r"(x))

#endif
