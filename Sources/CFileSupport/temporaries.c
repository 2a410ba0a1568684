// A signal handler may touch only what is async-signal-safe: static memory with atomic flags, unlink, raise.
#include "CFileSupport.h"

#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { SLOTS = 64, FREE = 0, FILLING = 1, NOTED = 2 };

static struct {
  atomic_int state;
  char name[PATH_MAX];
} slots[SLOTS];

int fs_note(const char *name) {
  if (strlen(name) >= PATH_MAX) return -1;
  for (int i = 0; i < SLOTS; i++) {
    int expected = FREE;
    if (!atomic_compare_exchange_strong(&slots[i].state, &expected, FILLING)) continue;
    strcpy(slots[i].name, name);
    atomic_store(&slots[i].state, NOTED);
    return i;
  }
  return -1;
}

void fs_forget(int slot) {
  if (slot >= 0) atomic_store(&slots[slot].state, FREE);
}

static void end_cleanly(int signal_number) {
  for (int i = 0; i < SLOTS; i++)
    if (atomic_load(&slots[i].state) == NOTED) unlink(slots[i].name);
  // The default action was restored on entry (SA_RESETHAND): this ends the program, with the right status.
  raise(signal_number);
}

void fs_remove_on_signals(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end_cleanly;
  action.sa_flags = SA_RESETHAND | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  sigset_t blocked;
  sigemptyset(&blocked);
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    struct sigaction old;
    // A signal that whoever started us ignores (nohup) stays ignored.
    if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(numbers[i], &action, NULL);
    sigaddset(&blocked, numbers[i]);
  }
  // Whoever was started by a thread of libdispatch has inherited its mask, which blocks them.
  pthread_sigmask(SIG_UNBLOCK, &blocked, NULL);
}
