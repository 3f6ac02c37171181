//===- Finalizers.h - Functions called before objects are freed -*- C++ -*-===//
//
// A collection treats finalizers so:
//   1. Everything that an object with a finalizer refers to is marked, but not
//      the object itself, and so is the finalizer. So of a chain of objects
//      with finalizers the first goes first, and a cycle is never freed.
//   2. When all is marked, objects with finalizers that are not marked enter
//      the queue, without their finalizers, and are marked: they live once
//      more.
//   3. A goroutine of the runtime takes them from the queue, in the order in
//      which their finalizers were set, and makes the calls, one at a time.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_GC_FINALIZERS_H
#define ZOKOR_RUNTIME_GC_FINALIZERS_H

#include "runtime/gc/Marker.h"

namespace zokor::rt {

/// Step 1: what finalizers keep alive, and the queue.
void markFinalizers(Marker &M);
/// Step 2; drains M. True if there is something to call.
bool queueFinalizers(Marker &M);
/// Readies the goroutine of step 3, if it waits. On a goroutine.
void wakeFinalizers();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_GC_FINALIZERS_H
