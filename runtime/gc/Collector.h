//===- Collector.h - When and how garbage is collected ----------*- C++ -*-===//
//
// A collection stops the world, marks what the roots reach and sweeps
// everything else; no object moves. It runs on the system stack, called by the
// goroutine that found the heap grown by GOGC percent, always at a place where
// all goroutines are at safepoints.
//
// docs/Memory.md tells the whole story.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_GC_COLLECTOR_H
#define ZOKOR_RUNTIME_GC_COLLECTOR_H

#include <cstddef>
#include <cstdint>

namespace zokor::rt {

/// From here on collections happen. Reads GOGC and ZOKOR_DEBUG from the
/// environment. Without it nothing is ever freed.
void initializeCollector();

/// Collects now. On a goroutine, at a safepoint; nothing happens while
/// another collection runs or on a system stack. Other goroutines do not run
/// meanwhile. May call Go code (see beforeCollection). Forced: Go code asked
/// for it, and the C++ functions between hold no heap pointers.
void collect(bool Forced);

/// Asks whether it is time to collect before `Bytes` more are handed out, and
/// does it. The same conditions as for collect.
void collectIfNeeded(size_t Bytes);
/// So many bytes were given to a cache or to a large object.
void noteAllocated(size_t Bytes);

/// A stress mode wants to be asked at this allocation (Cache::Credit is 0).
void stressAllocation();

/// Fn, a Go function without parameters, is called on the goroutine that
/// collects, before the world stops; it must not block. For caches
/// (sync.Pool).
void beforeCollection(void *Fn);

/// Sets GOGC; negative is off. Returns the value before.
int32_t setGCPercent(int32_t Percent);
/// Sets the soft limit of the heap's memory; negative only asks. Returns the
/// value before.
int64_t setMemoryLimit(int64_t Bytes);

/// What MemStats and debug.ReadGCStats tell.
struct CollectorStats {
  uint64_t NextGC = 0;  ///< heap bytes
  uint64_t LastEnd = 0; ///< ns since 1970
  uint64_t PauseTotal = 0;
  uint64_t Pauses[256] = {}, Ends[256] = {}; ///< rings, at (NumGC + 255) % 256
  uint32_t NumGC = 0, NumForced = 0;
};
const CollectorStats &collectorStats();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_GC_COLLECTOR_H
