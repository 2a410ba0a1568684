// How many processors the scheduler will really give us: OpenBLAS counts those of the affinity mask only and starts too
// many threads in a container with a quota.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif

#include "CBackendSupport.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)

static int affinity(void) {
  for (int capacity = 1024; capacity <= 1 << 20; capacity *= 2) {
    cpu_set_t *set = CPU_ALLOC(capacity);
    if (set == NULL) return 0;
    size_t size = CPU_ALLOC_SIZE(capacity);
    int count = sched_getaffinity(0, size, set) == 0 ? CPU_COUNT_S(size, set) : 0;
    CPU_FREE(set);
    if (count > 0) return count;
  }
  return 0;
}

static int read_line(const char *directory, const char *group, const char *file, char *line, int size) {
  char path[4400];
  if (snprintf(path, sizeof path, "%s%s/%s", directory, group, file) >= (int)sizeof path) return 0;
  FILE *stream = fopen(path, "re");
  if (stream == NULL) return 0;
  int found = fgets(line, size, stream) != NULL;
  fclose(stream);
  return found;
}

// Processors of one control group's quota rounded up, or 0 without one.
static int quota_of(const char *directory, const char *group, int version) {
  char line[128];
  long long quota = 0, period = 0;
  if (version == 2) {
    if (!read_line(directory, group, "cpu.max", line, sizeof line)) return 0;
    if (sscanf(line, "%lld %lld", &quota, &period) != 2) return 0;
  } else {
    if (!read_line(directory, group, "cpu.cfs_quota_us", line, sizeof line)) return 0;
    quota = strtoll(line, NULL, 10);
    if (!read_line(directory, group, "cpu.cfs_period_us", line, sizeof line)) return 0;
    period = strtoll(line, NULL, 10);
  }
  if (quota <= 0 || period <= 0) return 0;
  long long count = quota / period + (quota % period != 0);
  return count > 1 << 20 ? 1 << 20 : (int)count;
}

// The tightest quota of the group and of those above it. In a container the path may be the host's: only the root of
// the mount is found then, and it is the container's.
static int tightest(const char *directory, char *group, int version) {
  int least = 0;
  for (;;) {
    int quota = quota_of(directory, group, version);
    if (quota > 0 && (least == 0 || quota < least)) least = quota;
    char *slash = strrchr(group, '/');
    if (slash == NULL) return least;
    *slash = 0;
  }
}

static int lists_cpu(const char *controllers) {
  for (const char *word = controllers; word != NULL; word = strchr(word, ',')) {
    if (*word == ',') word++;
    if (strncmp(word, "cpu", 3) == 0 && (word[3] == ',' || word[3] == 0)) return 1;
  }
  return 0;
}

static int quota(void) {
  FILE *stream = fopen("/proc/self/cgroup", "re");
  if (stream == NULL) return 0;
  char line[4096];
  int least = 0;
  while (fgets(line, sizeof line, stream) != NULL) {
    line[strcspn(line, "\n")] = 0;
    char *controllers = strchr(line, ':');
    char *group = controllers == NULL ? NULL : strchr(controllers + 1, ':');
    if (group == NULL) continue;
    *group++ = 0;
    controllers++;
    int found = 0;
    if (*controllers == 0)
      found = tightest("/sys/fs/cgroup", group, 2);
    else if (lists_cpu(controllers))
      found = tightest("/sys/fs/cgroup/cpu", group, 1);
    if (found > 0 && (least == 0 || found < least)) least = found;
  }
  fclose(stream);
  return least;
}

int bs_usable_cpus(void) {
  int count = affinity(), limit = quota();
  if (limit > 0 && (limit < count || count == 0)) count = limit;
  return count > 0 ? count : 1;
}

#else

int bs_usable_cpus(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

#endif
