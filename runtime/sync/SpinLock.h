//===- SpinLock.h - A lock for very short critical sections -----*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_SYNC_SPINLOCK_H
#define ZOKOR_RUNTIME_SYNC_SPINLOCK_H

#include "runtime/base/Atomic.h"

namespace zokor::rt {

/// Held for a few instructions, or while an element of a channel is copied;
/// never across anything that suspends, allocates from the heap or blocks in the
/// system. (Reserving address space, which is done for many objects at a time,
/// does not.)
class SpinLock {
public:
  void lock() {
    while (Held.exchange(true, Acquire)) // pairs with the store in unlock
      while (Held.load(Relaxed))
        __builtin_ia32_pause();
  }
  /// Returns whether the lock was free.
  bool tryLock() { return !Held.exchange(true, Acquire); } // as in lock
  void unlock() { Held.store(false, Release); } // pairs with lock's exchange

private:
  Atomic<bool> Held{false};
};

/// Holds a lock for a scope.
template <class Lock> class LockScope {
public:
  explicit LockScope(Lock &L) : L(L) { L.lock(); }
  ~LockScope() { L.unlock(); }
  LockScope(const LockScope &) = delete;

private:
  Lock &L;
};

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_SYNC_SPINLOCK_H
