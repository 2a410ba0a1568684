// What xerbla keeps for the calling thread while a call of ours runs.
#ifndef SWIFT_LINEAR_ALGEBRA_IN_FLIGHT_H
#define SWIFT_LINEAR_ALGEBRA_IN_FLIGHT_H

enum { NAME_SIZE = 32 };

struct bs_call {
  int in_flight;
  int first_position;
  char first_name[NAME_SIZE];
};

extern _Thread_local struct bs_call bs_call;

static inline void begin_call(void) {
  bs_call.in_flight = 1;
  bs_call.first_position = 0;
}

static inline int end_call(void) {
  bs_call.in_flight = 0;
  return bs_call.first_position;
}

#endif
