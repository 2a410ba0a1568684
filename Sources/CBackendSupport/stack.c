// The calling thread's stack size, asked once for each thread: the main thread's answer reads a file.
#if defined(__linux__)
#define _GNU_SOURCE
#endif

#include "CBackendSupport.h"

#include <pthread.h>

static size_t ask(void) {
#if defined(__APPLE__)
  return pthread_get_stacksize_np(pthread_self());
#elif defined(__linux__)
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  size_t size = 0;
  if (pthread_attr_getstacksize(&attributes, &size) != 0) size = 0;
  pthread_attr_destroy(&attributes);
  return size;
#else
  return 0;
#endif
}

size_t bs_stack_size(void) {
  static _Thread_local size_t size;
  static _Thread_local int known;
  if (!known) {
    size = ask();
    known = 1;
  }
  return size;
}
