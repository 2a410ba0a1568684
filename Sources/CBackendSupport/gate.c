// The reader-writer gate in front of BLAS and LAPACK. Readers run with one BLAS thread and cost one atomic addition on
// the way in and one on the way out; a writer is alone, and its calls may use several threads.
#include "CBackendSupport.h"
#include "in_flight.h"

#include <cblas.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

// The library serves this many callers at once; hundreds crash it.
enum { READER_LIMIT = 64 };

// The readers inside, in the low half, and what sends everybody to the lock.
static const uint64_t READERS = UINT32_MAX;
static const uint64_t UNPREPARED = UINT64_C(1) << 32;
static const uint64_t WRITER = UINT64_C(1) << 33;
static const uint64_t WAITING = UINT64_C(1) << 34;

static _Atomic uint64_t state = UNPREPARED;
static atomic_int wanted_threads;

// Each waits on a condition of its own: one that several threads wait on loses wakes in glibc before 2.41 (bug 25847), and
// then nobody ever enters again.
struct waiter {
  pthread_cond_t may_enter;
  int is_admitted;
  struct waiter *next;
};

struct queue {
  struct waiter *first, *last;
  uint64_t count;
};

// All below belongs to the lock. Phases alternate where both kinds wait: a writer that leaves admits the readers that
// wait at this moment, and only then the next writer, so nobody starves.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct queue waiting_readers, waiting_writers;
// Of the waiting readers so many go before the next writer.
static uint64_t readers_first;
static int writer_inside;

// The processors this process may use, and no more than the user asked for.
static int initial_threads(void) {
  int count = bs_usable_cpus();
  const char *asked = getenv("OPENBLAS_NUM_THREADS");
  if (asked != NULL) {
    long number = strtol(asked, NULL, 10);
    if (number >= 1 && number < count) count = (int)number;
  }
  return count < READER_LIMIT ? count : READER_LIMIT;
}

int bs_has_room(void) {
  if (!(atomic_load(&state) & UNPREPARED)) return 1;
  const size_t size = 128 << 20;
  void *room = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  return room != MAP_FAILED && munmap(room, size) == 0;
}

static void choose_threads(void) {
  if (atomic_load(&wanted_threads) == 0) atomic_store(&wanted_threads, initial_threads());
}

// Before the first call.
static void prepare(void) {
  if (!(atomic_load(&state) & UNPREPARED)) return;
  if (!bs_has_room()) {
    fputs("OpenBLAS cannot have its memory, 128 MiB of address space for each thread\n", stderr);
    abort();
  }
  choose_threads();
  openblas_set_num_threads(1);
  atomic_fetch_and(&state, ~UNPREPARED);
}

static void admit_first(struct queue *queue) {
  struct waiter *waiter = queue->first;
  queue->first = waiter->next;
  queue->count--;
  waiter->is_admitted = 1;
  pthread_cond_signal(&waiter->may_enter);
}

static uint64_t readers(void) { return atomic_load(&state) & READERS; }

// Admits whoever may enter now. A reader that leaves, or that only tried, may be what others waited for.
static void admit(void) {
  while (waiting_readers.count > 0 && !writer_inside && (waiting_writers.count == 0 || readers_first > 0) &&
         readers() < READER_LIMIT) {
    atomic_fetch_add(&state, 1);
    admit_first(&waiting_readers);
    if (readers_first > 0) readers_first--;
  }
  if (waiting_readers.count == 0) atomic_fetch_and(&state, ~WAITING);
  if (waiting_writers.count > 0 && readers_first == 0 && !writer_inside && readers() == 0) {
    writer_inside = 1;
    admit_first(&waiting_writers);
  }
}

static void wait_in(struct queue *queue) {
  struct waiter waiter = {.may_enter = PTHREAD_COND_INITIALIZER};
  if (queue->count == 0) {
    queue->first = &waiter;
  } else {
    queue->last->next = &waiter;
  }
  queue->last = &waiter;
  queue->count++;
  admit();
  while (!waiter.is_admitted) pthread_cond_wait(&waiter.may_enter, &lock);
  pthread_cond_destroy(&waiter.may_enter);
}

static void enter_slowly(void) {
  atomic_fetch_sub(&state, 1);
  pthread_mutex_lock(&lock);
  prepare();
  atomic_fetch_or(&state, WAITING);
  wait_in(&waiting_readers);
  pthread_mutex_unlock(&lock);
}

void bs_enter(void) {
  uint64_t before = atomic_fetch_add_explicit(&state, 1, memory_order_acquire);
  if (__builtin_expect(before >= READER_LIMIT, 0)) enter_slowly();
  begin_call();
}

int bs_leave(void) {
  uint64_t before = atomic_fetch_sub_explicit(&state, 1, memory_order_release);
  if (__builtin_expect(before > READERS, 0)) {
    pthread_mutex_lock(&lock);
    admit();
    pthread_mutex_unlock(&lock);
  }
  return end_call();
}

int bs_enter_alone(void) {
  pthread_mutex_lock(&lock);
  prepare();
  atomic_fetch_or(&state, WRITER);
  wait_in(&waiting_writers);
  pthread_mutex_unlock(&lock);
  int threads = atomic_load(&wanted_threads);
  openblas_set_num_threads(threads);
  return threads;
}

void bs_use_one_thread(void) { openblas_set_num_threads(1); }

void bs_leave_alone(void) {
  openblas_set_num_threads(1);
  pthread_mutex_lock(&lock);
  writer_inside = 0;
  if (waiting_writers.count == 0) atomic_fetch_and(&state, ~WRITER);
  readers_first = waiting_writers.count > 0 ? waiting_readers.count : 0;
  admit();
  pthread_mutex_unlock(&lock);
}

int bs_threads(void) {
  if (atomic_load_explicit(&wanted_threads, memory_order_relaxed) == 0) {
    pthread_mutex_lock(&lock);
    choose_threads();
    pthread_mutex_unlock(&lock);
  }
  return atomic_load_explicit(&wanted_threads, memory_order_relaxed);
}

void bs_set_threads(int count) {
  atomic_store(&wanted_threads, count < 1 ? 1 : count < READER_LIMIT ? count : READER_LIMIT);
}

struct task {
  void (*body)(void *);
  void *context;
};

static void *run(void *argument) {
  struct task *task = argument;
  task->body(task->context);
  return NULL;
}

int bs_run_on_stack(size_t size, void (*body)(void *), void *context) {
  struct task task = {body, context};
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return 0;
  pthread_t thread;
  int started = pthread_attr_setstacksize(&attributes, size) == 0 && pthread_create(&thread, &attributes, run, &task) == 0;
  pthread_attr_destroy(&attributes);
  if (started) pthread_join(thread, NULL);
  return started;
}
