// Copies past the caches.
#include "CVectorMath.h"
#include "clones.h"
#include "lanes.h"

#include <string.h>

VM_CLONES void vm_stream(void *dst, const void *src, size_t bytes) {
  char *to = dst;
  const char *from = src;
  size_t i = -(uintptr_t)to % sizeof(u64x8);
  if (i > bytes) i = bytes;
  memcpy(to, from, i);
  for (; i + sizeof(u64x8) <= bytes; i += sizeof(u64x8)) {
    u64x8 line;
    memcpy(&line, from + i, sizeof line);
    __builtin_nontemporal_store(line, (u64x8 *)(to + i));
  }
  memcpy(to + i, from + i, bytes - i);
}

void vm_stream_end(void) {
#if defined(__x86_64__)
  __builtin_ia32_sfence();
#endif
}
