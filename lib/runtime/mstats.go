package runtime

// MemStats are statistics of the memory allocator.
type MemStats struct {
	// In general.
	Alloc      uint64 // bytes of heap objects, as HeapAlloc
	TotalAlloc uint64 // bytes allocated for heap objects since the start
	Sys        uint64 // bytes obtained from the operating system
	Lookups    uint64 // pointer lookups; always 0
	Mallocs    uint64 // heap objects allocated since the start
	Frees      uint64 // heap objects freed since the start

	// The heap.
	HeapAlloc    uint64 // bytes of objects that are alive or not yet swept
	HeapSys      uint64 // bytes of address space reserved for the heap
	HeapIdle     uint64 // bytes in unused spans
	HeapInuse    uint64 // bytes in spans in use
	HeapReleased uint64 // bytes given back to the operating system
	HeapObjects  uint64 // objects that are alive or not yet swept

	// Goroutine stacks, and what the runtime needs for itself.
	StackInuse  uint64
	StackSys    uint64
	MSpanInuse  uint64
	MSpanSys    uint64
	MCacheInuse uint64
	MCacheSys   uint64
	BuckHashSys uint64
	GCSys       uint64
	OtherSys    uint64

	// The garbage collector.
	NextGC        uint64      // heap size at which the next cycle begins
	LastGC        uint64      // end of the last cycle, ns since 1970
	PauseTotalNs  uint64      // sum of all pauses
	PauseNs       [256]uint64 // the last pauses, a ring indexed by (NumGC+255)%256
	PauseEnd      [256]uint64 // their ends, ns since 1970
	NumGC         uint32      // cycles completed
	NumForcedGC   uint32      // of these, by a call of GC
	GCCPUFraction float64     // part of the program's processor time
	EnableGC      bool        // always true
	DebugGC       bool        // unused

	// Allocations by size class.
	BySize [61]struct {
		Size    uint32 // the largest object of the class
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills in m with the statistics of this moment.
func ReadMemStats(m *MemStats) {
	allocated, mallocs, reserved := heapStats()
	*m = MemStats{
		Alloc:       allocated,
		TotalAlloc:  allocated,
		Sys:         reserved,
		Mallocs:     mallocs,
		HeapAlloc:   allocated,
		HeapSys:     reserved,
		HeapInuse:   reserved,
		HeapObjects: mallocs,
		NextGC:      ^uint64(0),
		EnableGC:    true,
	}
}

// heapStats returns the bytes and objects that were allocated, and the bytes
// obtained from the operating system for the heap.
func heapStats() (allocated, mallocs, reserved uint64)
