//===- Poller.h - Goroutines that wait for files ----------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_NETPOLL_POLLER_H
#define ZOKOR_RUNTIME_NETPOLL_POLLER_H

namespace zokor::rt {

/// Fills in the scheduler's hooks for files. Once, before goroutines run.
void initializePoller();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_NETPOLL_POLLER_H
