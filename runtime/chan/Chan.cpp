//===- Chan.cpp - Send, receive and close ---------------------------------===//

#include "runtime/chan/Chan.h"

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/Alloc.h"
#include "runtime/gc/TypedCopy.h"

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.panicchan", void, goPanicChan, (int64_t Code));

//===----------------------------------------------------------------------===//
// Queues
//===----------------------------------------------------------------------===//

void WaitQueue::enqueue(Sudog *S) {
  S->Next = nullptr;
  S->Prev = Last;
  S->Queued = true;
  (Last ? Last->Next : First) = S;
  Last = S;
}

void WaitQueue::remove(Sudog *S) {
  if (!S->Queued)
    return;
  (S->Prev ? S->Prev->Next : First) = S->Next;
  (S->Next ? S->Next->Prev : Last) = S->Prev;
  S->Next = S->Prev = nullptr;
  S->Queued = false;
}

Sudog *WaitQueue::dequeue() {
  while (Sudog *S = First) {
    remove(S);
    // Relaxed: only one may win; what it passes on is ordered by the channel's
    // lock, which the goroutine takes again, and by readying it.
    bool Expected = false;
    if (!S->IsSelect ||
        S->Goroutine->SelectDone.compareExchange(Expected, true, Relaxed))
      return S;
  }
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Without waiting
//===----------------------------------------------------------------------===//

/// Notes for the goroutine that S was the one, and whom to ready.
static G *finish(Sudog *S, bool Success) {
  G *Goroutine = S->Goroutine;
  S->Success = Success;
  Goroutine->Param = S;
  return Goroutine;
}

Attempt zokor::rt::trySend(Chan *C, const void *Elem, G *&Wake) {
  if (C->Closed)
    return Attempt::Closed;
  if (Sudog *Receiver = C->Receivers.dequeue()) {
    if (Receiver->Elem)
      typedCopy(C->Elem, Receiver->Elem, Elem);
    Wake = finish(Receiver, true);
    return Attempt::Done;
  }
  if (C->Count == C->Capacity)
    return Attempt::WouldBlock;
  typedCopy(C->Elem, C->place(C->SendIndex), Elem);
  C->SendIndex = C->after(C->SendIndex);
  ++C->Count;
  return Attempt::Done;
}

Attempt zokor::rt::tryRecv(Chan *C, void *Elem, G *&Wake) {
  if (C->Count) {
    char *Place = C->place(C->RecvIndex);
    if (Elem)
      typedCopy(C->Elem, Elem, Place);
    C->RecvIndex = C->after(C->RecvIndex);
    if (Sudog *Sender = C->Senders.dequeue()) {
      // The buffer is full: the free place is also the one behind the last.
      typedCopy(C->Elem, Place, Sender->Elem);
      C->SendIndex = C->RecvIndex;
      Wake = finish(Sender, true);
      return Attempt::Done;
    }
    typedClear(C->Elem, Place);
    --C->Count;
    return Attempt::Done;
  }
  if (C->Closed) {
    if (Elem)
      typedClear(C->Elem, Elem);
    return Attempt::Closed;
  }
  Sudog *Sender = C->Senders.dequeue();
  if (!Sender)
    return Attempt::WouldBlock;
  if (Elem)
    typedCopy(C->Elem, Elem, Sender->Elem);
  Wake = finish(Sender, true);
  return Attempt::Done;
}

//===----------------------------------------------------------------------===//
// Waiting
//===----------------------------------------------------------------------===//

static bool unlockChan(G *, void *C) {
  static_cast<Chan *>(C)->Lock.unlock();
  return true;
}

/// Waits in a queue of C, whose lock is held and then released; true if an
/// element was passed, false if C was closed.
static bool wait(Chan *C, WaitQueue &Queue, void *Elem, WaitReason Reason) {
  Sudog S;
  S.Goroutine = currentG();
  S.Elem = Elem;
  S.C = C;
  Queue.enqueue(&S);
  S.Goroutine->Param = nullptr;
  park(unlockChan, C, Reason);
  ZOKOR_CHECK(currentG()->Param == &S);
  currentG()->Param = nullptr;
  return S.Success;
}

/// False if it would have to wait and must not.
static bool send(Chan *C, void *Elem, bool MayWait) {
  if (!C) {
    if (MayWait)
      park(nullptr, nullptr, WaitReason::ChanSendNil);
    return false;
  }
  G *Wake = nullptr;
  C->Lock.lock();
  Attempt A = trySend(C, Elem, Wake);
  if (A == Attempt::WouldBlock && MayWait) {
    if (!wait(C, C->Senders, Elem, WaitReason::ChanSend))
      goPanicChan(SendOnClosed);
    return true;
  }
  C->Lock.unlock();
  if (A == Attempt::Closed)
    goPanicChan(SendOnClosed);
  if (Wake)
    ready(Wake);
  return A == Attempt::Done;
}

/// Closed means: nothing was received, Elem is zeroed.
static Attempt receive(Chan *C, void *Elem, bool MayWait) {
  if (!C) {
    if (MayWait)
      park(nullptr, nullptr, WaitReason::ChanReceiveNil);
    return Attempt::WouldBlock;
  }
  G *Wake = nullptr;
  C->Lock.lock();
  Attempt A = tryRecv(C, Elem, Wake);
  if (A == Attempt::WouldBlock && MayWait)
    return wait(C, C->Receivers, Elem, WaitReason::ChanReceive)
               ? Attempt::Done
               : Attempt::Closed;
  C->Lock.unlock();
  if (Wake)
    ready(Wake);
  return A;
}

static void closeChan(Chan *C) {
  if (!C)
    goPanicChan(CloseOfNil);
  C->Lock.lock();
  if (C->Closed) {
    C->Lock.unlock();
    goPanicChan(CloseOfClosed);
  }
  C->Closed = true;
  // All are readied behind the lock; the Gs, which outlive their Sudogs, make
  // the list. Receivers first, as gc does.
  G *Wake = nullptr, **End = &Wake;
  auto Add = [&End](Sudog *S) {
    *End = finish(S, false);
    (*End)->Link = nullptr;
    End = &(*End)->Link;
  };
  while (Sudog *Receiver = C->Receivers.dequeue()) {
    if (Receiver->Elem)
      typedClear(C->Elem, Receiver->Elem);
    Add(Receiver);
  }
  while (Sudog *Sender = C->Senders.dequeue())
    Add(Sender); // they panic
  C->Lock.unlock();
  while (G *Next = Wake) {
    Wake = Next->Link;
    ready(Next);
  }
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

/// Of a Chan's words only Buffer points into the heap: waiting goroutines keep
/// their Sudogs alive, and descriptors are kept by who has the type.
static const uint8_t ChanMask[] = {0b100};
static const abi::TypeDescriptor ChanObject = {
    sizeof(Chan), 24,       0, 0, 8, 8, uint8_t(abi::Kind::Struct),
    nullptr,      ChanMask, 0, 0};

ZOKOR_GO_FUNC("runtime.makechan", Chan *, goMakeChan,
              (const abi::ChanType *T, int64_t Capacity)) {
  uint64_t Bytes;
  if (Capacity < 0 ||
      __builtin_mul_overflow(T->Elem->Size, uint64_t(Capacity), &Bytes) ||
      Bytes > (uint64_t(1) << 48) - sizeof(Chan))
    goPanicChan(MakeChanSize);
  auto *C = static_cast<Chan *>(newObject(&ChanObject));
  C->Elem = T->Elem;
  C->Capacity = Capacity;
  auto *Buffer = static_cast<char *>(newArray(T->Elem, size_t(Capacity)));
  pointerStore(&C->Buffer, Buffer);
  return C;
}

ZOKOR_GO_FUNC("runtime.chansend1", void, goChanSend, (Chan * C, void *Elem)) {
  send(C, Elem, true);
}
ZOKOR_GO_FUNC("runtime.chanrecv2", int64_t, goChanRecv,
              (Chan * C, void *Elem)) {
  return receive(C, Elem, true) == Attempt::Done;
}
ZOKOR_GO_FUNC("runtime.closechan", void, goChanClose, (Chan * C)) {
  closeChan(C);
}
ZOKOR_GO_FUNC("runtime.selectnbsend", int64_t, goChanSendNonBlocking,
              (Chan * C, void *Elem)) {
  return send(C, Elem, false);
}
ZOKOR_GO_FUNC("runtime.selectnbrecv", IntInt, goChanRecvNonBlocking,
              (void *Elem, Chan *C)) {
  Attempt A = receive(C, Elem, false);
  return {A != Attempt::WouldBlock, A == Attempt::Done};
}
