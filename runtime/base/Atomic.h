//===- Atomic.h - Atomic variables without a default order ------*- C++ -*-===//
//
// std::atomic's operations default to sequential consistency and so hide the
// decision. Here every access names its order; anything stronger than relaxed
// names its partner in a comment.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_BASE_ATOMIC_H
#define ZOKOR_RUNTIME_BASE_ATOMIC_H

#include <atomic>

namespace zokor::rt {

inline constexpr std::memory_order Relaxed = std::memory_order_relaxed,
                                   Acquire = std::memory_order_acquire,
                                   Release = std::memory_order_release,
                                   AcqRel = std::memory_order_acq_rel,
                                   SeqCst = std::memory_order_seq_cst;

template <class T> class Atomic {
public:
  constexpr Atomic() = default;
  constexpr explicit Atomic(T V) : V(V) {}
  Atomic(const Atomic &) = delete;
  Atomic &operator=(const Atomic &) = delete;

  T load(std::memory_order O) const { return V.load(O); }
  void store(T X, std::memory_order O) { V.store(X, O); }
  T exchange(T X, std::memory_order O) { return V.exchange(X, O); }
  T fetchAdd(T X, std::memory_order O) { return V.fetch_add(X, O); }
  T fetchOr(T X, std::memory_order O) { return V.fetch_or(X, O); }
  T fetchAnd(T X, std::memory_order O) { return V.fetch_and(X, O); }
  /// On failure Expected receives the value found (relaxed).
  bool compareExchange(T &Expected, T Desired, std::memory_order O) {
    return V.compare_exchange_strong(Expected, Desired, O, Relaxed);
  }

private:
  std::atomic<T> V{};
};

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_BASE_ATOMIC_H
