//===- Roots.h - Where marking begins ---------------------------*- C++ -*-===//
//
//   - the program's writable data, by the masks of zokor_roots;
//   - goroutine stacks: frames of Go code by the maps of their call sites and
//     their pending open-coded defers; frames of C++ conservatively; and the
//     stack objects that any of these lead to;
//   - defer records, and what a G points to;
//   - memory of the runtime that was registered here;
//   - finalizers (gc/Finalizers.h).
//
// Conservative, and why:
//   - frames of the runtime's C++ between the place where a goroutine left and
//     the Go frame that called them, with the registers that were saved on the
//     way: clang says nothing of pointers there;
//   - a goroutine stopped in a prologue: its arguments are in the registers
//     that __morestack saved, and in its stack arguments;
//   - frames of Go code called directly by C++ (hash and equal functions,
//     methods of panic values): they may have saved registers of the C++
//     caller. zokor_call_closure saves all registers itself, so deferred calls
//     and goroutines' first functions are precise; so do reflect's calls.
//   - stack arguments of functions that reflect has made.
// C++ frames at the bottom of a stack, below all Go code, hold nothing that the
// goroutine needs.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_GC_ROOTS_H
#define ZOKOR_RUNTIME_GC_ROOTS_H

#include "runtime/gc/Marker.h"
#include "runtime/sched/Sched.h"

namespace zokor::rt {

/// Memory of the runtime itself, outside the heap, that may hold heap pointers:
/// every word of it is a root from now on. Start is aligned to words. Any
/// thread; never inside a collection.
void addRoot(const void *Start, size_t Bytes);
/// Ends that; the same arguments.
void removeRoot(const void *Start, size_t Bytes);

struct RootOptions {
  /// Offer every word of Go frames too: for finding wrong maps.
  bool Conservative = false;
  /// The C++ frames in front of this goroutine's innermost Go frame hold no
  /// pointers: it has called runtime.GC. What lies about in them would only
  /// keep garbage alive.
  const G *Clean = nullptr;
};

/// Offers all roots but the finalizers. The world is stopped; each goroutine's
/// Ctx says where it left.
void markRoots(Marker &M, const RootOptions &O);
/// What one goroutine refers to, its stack above all.
void markGoroutine(Marker &M, const G &Goroutine, const RootOptions &O);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_GC_ROOTS_H
