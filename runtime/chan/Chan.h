//===- Chan.h - Channels ----------------------------------------*- C++ -*-===//
//
// A channel has a ring of buffered elements and two queues of goroutines that
// wait to send or to receive.
//
// Invariants, whenever Lock is free:
//   - at least one of the queues is empty, but for a goroutine that waits on
//     both sides in one select;
//   - elements in the buffer: nobody waits to receive;
//   - free places in the buffer: nobody waits to send.
// So a sender that meets a waiting receiver hands it the element directly, and
// a receiver that meets a waiting sender of a full channel takes the oldest
// element and puts the sender's in its place.
//
// A waiting goroutine is described by a Sudog on its own stack (stacks do not
// move); for a large select in the heap. Who takes a Sudog from the queue, with
// Lock held, copies the element, tells the goroutine by Param which Sudog it
// was, unlocks and readies it; the Sudog may be gone from then on. Elem may
// point into the waiting goroutine's stack.
//
// A select has one Sudog on each of its channels, and several channels may
// want to wake it at once. The one that sets SelectDone from false to true may;
// others drop its Sudog. The goroutine itself takes the rest from the queues
// after it wakes, with the locks of all channels held.
//
// Lock order: channels by address. No channel's lock is held while allocating,
// panicking or suspending; park releases it on g0, when the goroutine can be
// readied.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_CHAN_CHAN_H
#define ZOKOR_RUNTIME_CHAN_CHAN_H

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/sched/Sched.h"
#include "runtime/sync/SpinLock.h"

namespace zokor::rt {

struct Chan;

/// A goroutine in the queue of a channel. Written by the goroutine before it
/// is queued; from then on guarded by the channel's lock.
struct Sudog {
  G *Goroutine = nullptr;
  Sudog *Next = nullptr, *Prev = nullptr; ///< in the queue
  void *Elem = nullptr; ///< to send from or to receive into (may be null)
  Chan *C = nullptr;
  bool IsSelect = false;
  bool Queued = false;
  /// Set by who wakes the goroutine: an element was passed; else the channel
  /// was closed.
  bool Success = false;
};

/// First come, first served. Guarded by the channel's lock.
class WaitQueue {
public:
  void enqueue(Sudog *S);
  /// The next one that may be woken, or null.
  Sudog *dequeue();
  /// Removes S if it is still queued.
  void remove(Sudog *S);
  bool isEmpty() const { return !First; }

private:
  Sudog *First = nullptr, *Last = nullptr;
};

/// len and cap of compiled code read the first two words without the lock.
struct Chan {
  int64_t Count;    ///< elements in the buffer
  int64_t Capacity; ///< constant, as Buffer and Elem
  char *Buffer;
  const abi::TypeDescriptor *Elem;
  int64_t SendIndex, RecvIndex; ///< next place to fill, and to empty
  WaitQueue Receivers, Senders;
  SpinLock Lock; ///< guards Count, the indices, the queues and Closed
  bool Closed;

  char *place(int64_t Index) { return Buffer + uintptr_t(Index) * Elem->Size; }
  int64_t after(int64_t Index) const {
    return Index + 1 == Capacity ? 0 : Index + 1;
  }
};
static_assert(offsetof(Chan, Capacity) == 8 && offsetof(Chan, Buffer) == 16);

/// Arguments of runtime.panicchan.
enum ChanError : int64_t {
  SendOnClosed,
  CloseOfNil,
  CloseOfClosed,
  MakeChanSize
};

/// How an operation that must not wait ended.
enum class Attempt : uint8_t {
  WouldBlock,
  Done,
  Closed, ///< receive: Elem is zeroed; send: has to panic
};

/// Tries to send the element at Elem, or to receive into Elem (unless null).
/// With C->Lock held; returns with it held. Who has to be readied when all
/// locks are released comes back in Wake.
Attempt trySend(Chan *C, const void *Elem, G *&Wake);
Attempt tryRecv(Chan *C, void *Elem, G *&Wake);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_CHAN_CHAN_H
