//===- TimeSlice.h - Asking goroutines to let others run --------*- C++ -*-===//
//
// A goroutine that readies another one passes its time slice on with it
// (P::RunNext), so that two that talk to each other count as one. When a slice
// has lasted long enough, a thread that does nothing else sets
//   - P::SliceOver: the next RunNext goes to the end of the global queue;
//   - the stack limit of the thread that runs Go code to abi::PreemptLimit: the
//     next prologue or poll yields. Switching to another goroutine writes the
//     limit anew, so that request may get lost; P::SliceOver does not.
//
// The thread is started when there is a second goroutine. It sleeps while the
// scheduler has nothing to run.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_SCHED_TIMESLICE_H
#define ZOKOR_RUNTIME_SCHED_TIMESLICE_H

namespace zokor::rt {

struct P;

/// Starts the thread, if there is none. Called by the thread that runs P, which
/// keeps it. Without resources for a thread nobody is asked to yield.
void startTimeSlices(P *Proc);

/// Around a sleep of the scheduler.
void beginIdle();
void endIdle();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_SCHED_TIMESLICE_H
