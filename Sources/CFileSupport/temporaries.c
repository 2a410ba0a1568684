// A signal handler may touch only what is async-signal-safe: static memory with atomic flags, unlink, raise.
#include "CFileSupport.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { SLOTS = 64, FREE = 0, FILLING = 1, NOTED = 2 };

static struct {
  atomic_int state;
  char name[PATH_MAX];
} slots[SLOTS];

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static sigset_t signal_set(void) {
  sigset_t set;
  sigemptyset(&set);
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) sigaddset(&set, signals[i]);
  return set;
}

// A slot that is being filled, or -1. The handler waits for it, so the signals must be blocked on this thread meanwhile.
static int begin_note(void) {
  for (int i = 0; i < SLOTS; i++) {
    int expected = FREE;
    if (atomic_compare_exchange_strong(&slots[i].state, &expected, FILLING)) return i;
  }
  return -1;
}

static int end_note(int slot, const char *name) {
  if (slot < 0) return slot;
  int fits = name != NULL && strlen(name) < PATH_MAX;
  if (fits) strcpy(slots[slot].name, name);
  atomic_store(&slots[slot].state, fits ? NOTED : FREE);
  return fits ? slot : -1;
}

int fs_note(const char *name) {
  sigset_t set = signal_set(), old;
  pthread_sigmask(SIG_BLOCK, &set, &old);
  int slot = end_note(begin_note(), name);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  return slot;
}

int fs_create(char *name_template, int *slot) {
  sigset_t set = signal_set(), old;
  pthread_sigmask(SIG_BLOCK, &set, &old);
  int filling = begin_note();
  int descriptor = mkstemp(name_template);
  int error = errno;
  *slot = end_note(filling, descriptor < 0 ? NULL : name_template);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  errno = error;
  return descriptor;
}

void fs_forget(int slot) {
  if (slot >= 0) atomic_store(&slots[slot].state, FREE);
}

static void end_cleanly(int signal_number) {
  for (int i = 0; i < SLOTS; i++) {
    // Another thread is making a file: it goes on, and notes the name.
    while (atomic_load(&slots[i].state) == FILLING) poll(NULL, 0, 1);
    if (atomic_load(&slots[i].state) == NOTED) unlink(slots[i].name);
  }
  // The default action was restored on entry (SA_RESETHAND): this ends the program, with the right status.
  raise(signal_number);
}

void fs_remove_all(void) {
  // Not waiting for a file that is being made: it may be this very thread that makes it.
  for (int i = 0; i < SLOTS; i++) {
    if (atomic_load(&slots[i].state) == NOTED) unlink(slots[i].name);
  }
}

static void end_by_fault(int signal_number) {
  (void)signal_number;
  fs_remove_all();
  static const char text[] = "internal error: the program ended itself; please report it with the command and its input\n";
  if (write(STDERR_FILENO, text, sizeof text - 1) < 0) _exit(EX_SOFTWARE);
  _exit(EX_SOFTWARE);
}

// What a trap of Swift, an assertion of C or a wrong address raises.
static const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};

// On a stack of its own: the fault may be that the other one is exhausted.
static void catch_faults(void) {
  static char stack[64 << 10];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end_by_fault;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  for (unsigned i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
}

void fs_remove_on_signals(void) {
  catch_faults();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end_cleanly;
  action.sa_flags = SA_RESETHAND | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction old;
    // A signal that whoever started us ignores (nohup) stays ignored.
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
  }
  // Whoever was started by a thread of libdispatch has inherited its mask, which blocks them.
  sigset_t set = signal_set();
  for (unsigned i = 0; i < sizeof faults / sizeof *faults; i++) sigaddset(&set, faults[i]);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}
