// A team of threads that shares the items of one loop with the thread that runs it. Waking a sleeping thread takes about
// 20 µs, more than many loops do, so helpers look out for the next loop a while before they sleep.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif

#include "CBackendSupport.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

enum {
  TEAM_LIMIT = 64,
  // The loop is divided into so many units for each thread.
  UNITS = 32,
  // Loops shorter than this are not shared, and nobody is woken for those shorter than the next; in nanoseconds.
  SHARED_FROM = 15000,
  WAKES_FROM = 40000,
  // How long to look out before sleeping.
  PATIENCE = 50000,
  // The traffic that one thread gets from the caches, in bytes per nanosecond.
  BANDWIDTH = 100,
};

// The loop at hand. Written by its owner alone, while no unit of it is open or under way.
static struct {
  void (*body)(void *context, long from, long to);
  void *context;
  long first, count, unit;
} loop;

// The units that nobody has taken, from `low` to `high`, and how many of the team may take them.
struct range {
  uint32_t low, high, threads;
};

// Packed to be one atomic number: 24 bits, 24 bits and 16 bits.
static _Alignas(64) _Atomic uint64_t open_units;
static _Alignas(64) _Atomic uint32_t unfinished_units;
static _Alignas(64) atomic_int is_owned;
static atomic_int owner_sleeps;

static uint64_t packed(struct range r) { return (uint64_t)r.threads << 48 | (uint64_t)r.high << 24 | r.low; }

static struct range unpacked(uint64_t number) {
  return (struct range){number & 0xffffff, number >> 24 & 0xffffff, (uint32_t)(number >> 48)};
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all_is_finished = PTHREAD_COND_INITIALIZER;

// A condition that several threads wait on loses wakes in glibc before 2.41 (bug 25847): each helper has its own.
static struct {
  pthread_t thread;
  pthread_cond_t units_are_open;
  atomic_int sleeps;
} team[TEAM_LIMIT];
static uint32_t helpers;

#if defined(__linux__)

// Where each helper ran last, plus one; 0 where that is not known.
static atomic_int processor_of[TEAM_LIMIT];

static void note_processor(uint32_t helper) {
  atomic_store_explicit(&processor_of[helper], sched_getcpu() + 1, memory_order_relaxed);
}

// Linux can put a thread that wakes on the processor of the one that woke it, while others are idle, and leave it there
// for milliseconds: the helper is barred from this processor then, which moves it at once.
static void move_away(uint32_t helper) {
  int processor = sched_getcpu();
  int seen = atomic_load_explicit(&processor_of[helper], memory_order_relaxed);
  if (processor < 0 || processor >= CPU_SETSIZE || (seen != 0 && seen != processor + 1)) return;
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return;
  CPU_CLR(processor, &set);
  if (CPU_COUNT(&set) > 0) pthread_setaffinity_np(team[helper].thread, sizeof set, &set);
}

static void forget_processors(void) {
  for (int i = 0; i < TEAM_LIMIT; i++) atomic_store(&processor_of[i], 0);
}

#else

static void note_processor(uint32_t helper) { (void)helper; }
static void move_away(uint32_t helper) { (void)helper; }
static void forget_processors(void) {}

#endif

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static int is_open(uint32_t seat) {
  struct range r = unpacked(atomic_load(&open_units));
  return r.low < r.high && seat < r.threads;
}

static int is_finished(uint32_t seat) {
  (void)seat;
  return atomic_load(&unfinished_units) == 0;
}

// Whether the condition came true before patience ended.
static int look_out(int (*condition)(uint32_t), uint32_t seat) {
  int64_t end = now() + PATIENCE;
  do {
    for (int i = 0; i < 32; i++) {
      if (condition(seat)) return 1;
      relax();
    }
  } while (now() < end);
  return 0;
}

// Takes some of the open units: fewer as fewer are left, so that all threads end at once. The owner takes the lowest and
// the others the highest, so that with two threads each walks through one half.
static int take(uint32_t seat, struct range *taken) {
  uint64_t seen = atomic_load(&open_units);
  for (;;) {
    struct range r = unpacked(seen);
    if (r.low >= r.high || seat >= r.threads) return 0;
    uint32_t count = (r.high - r.low) / (2 * r.threads);
    if (count == 0) count = 1;
    *taken = r;
    if (seat == 0) {
      taken->high = r.low += count;
    } else {
      taken->low = r.high -= count;
    }
    if (atomic_compare_exchange_weak(&open_units, &seen, packed(r))) return 1;
  }
}

// Whoever has taken units sees the loop they belong to, and the owner waits until they are done.
static void run_units(uint32_t seat) {
  struct range taken;
  while (take(seat, &taken)) {
    long from = loop.first + (long)taken.low * loop.unit, to = loop.first + (long)taken.high * loop.unit;
    loop.body(loop.context, from, to < loop.count ? to : loop.count);
    uint32_t count = taken.high - taken.low;
    if (atomic_fetch_sub(&unfinished_units, count) == count && atomic_load(&owner_sleeps)) {
      pthread_mutex_lock(&lock);
      pthread_cond_signal(&all_is_finished);
      pthread_mutex_unlock(&lock);
    }
  }
}

static void *help(void *argument) {
  uint32_t seat = (uint32_t)(uintptr_t)argument;
  for (;;) {
    if (!look_out(is_open, seat)) {
      pthread_mutex_lock(&lock);
      atomic_store(&team[seat - 1].sleeps, 1);
      while (!is_open(seat)) pthread_cond_wait(&team[seat - 1].units_are_open, &lock);
      atomic_store(&team[seat - 1].sleeps, 0);
      pthread_mutex_unlock(&lock);
    }
    note_processor(seat - 1);
    run_units(seat);
  }
}

// The child of a fork has none of the helpers.
static void forget_helpers(void) {
  pthread_mutex_init(&lock, NULL);
  pthread_cond_init(&all_is_finished, NULL);
  atomic_store(&open_units, 0);
  atomic_store(&is_owned, 0);
  helpers = 0;
  forget_processors();
}

static void watch_forks(void) { pthread_atfork(NULL, NULL, forget_helpers); }

static void start_helpers(uint32_t count) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (helpers >= count) return;
  pthread_once(&once, watch_forks);
  // The program's signals are for its own threads.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  while (helpers < count) {
    pthread_t *thread = &team[helpers].thread;
    pthread_cond_init(&team[helpers].units_are_open, NULL);
    atomic_store(&team[helpers].sleeps, 0);
    if (pthread_create(thread, NULL, help, (void *)(uintptr_t)(helpers + 1)) != 0) break;
    pthread_detach(*thread);
    helpers++;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void share(long first, long count, long grain, uint32_t threads, int wakes) {
  long units = (long)threads * UNITS;
  loop.first = first;
  loop.count = count;
  loop.unit = ((count - first + units - 1) / units + grain - 1) / grain * grain;
  uint32_t all = (uint32_t)((count - first + loop.unit - 1) / loop.unit);
  start_helpers(threads - 1);
  for (uint32_t i = 0; i < helpers && i < threads - 1; i++) move_away(i);
  atomic_store(&unfinished_units, all);
  atomic_store(&open_units, packed((struct range){0, all, threads}));
  for (uint32_t i = 0; wakes && i < helpers && i < threads - 1; i++) {
    if (!atomic_load(&team[i].sleeps)) continue;
    pthread_mutex_lock(&lock);
    pthread_cond_signal(&team[i].units_are_open);
    pthread_mutex_unlock(&lock);
  }
  run_units(0);
  if (look_out(is_finished, 0)) return;
  pthread_mutex_lock(&lock);
  atomic_store(&owner_sleeps, 1);
  while (!is_finished(0)) pthread_cond_wait(&all_is_finished, &lock);
  atomic_store(&owner_sleeps, 0);
  pthread_mutex_unlock(&lock);
}

void bs_share(long count, long grain, long bytes, void (*body)(void *context, long from, long to), void *context) {
  int threads = bs_threads();
  if (threads < 2 || count < 2 * grain || atomic_exchange(&is_owned, 1)) {
    if (count > 0) body(context, 0, count);
    return;
  }
  long first = 0;
  double expected = (double)bytes / BANDWIDTH;
  if (expected < WAKES_FROM) {
    int64_t start = now();
    body(context, 0, grain);
    first = grain;
    double measured = (double)(now() - start) / (double)grain * (double)(count - grain);
    if (measured > expected) expected = measured;
  }
  if (expected < SHARED_FROM) {
    body(context, first, count);
  } else {
    loop.body = body;
    loop.context = context;
    share(first, count, grain, threads < TEAM_LIMIT ? (uint32_t)threads : TEAM_LIMIT, expected >= WAKES_FROM);
  }
  atomic_store(&is_owned, 0);
}
