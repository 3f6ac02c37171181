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
	var n heapNumbers
	readHeapNumbers(&n)
	*m = MemStats{
		Alloc:        n.allocated - n.freed,
		TotalAlloc:   n.allocated,
		Sys:          n.reserved + n.unmanaged,
		Mallocs:      n.mallocs,
		Frees:        n.frees,
		HeapAlloc:    n.allocated - n.freed,
		HeapSys:      n.reserved,
		HeapIdle:     n.reserved - n.inUse,
		HeapInuse:    n.inUse,
		HeapReleased: n.released,
		HeapObjects:  n.mallocs - n.frees,
		MSpanInuse:   n.unmanaged,
		MSpanSys:     n.unmanaged,
		NextGC:       n.nextGC,
		LastGC:       n.lastGC,
		PauseTotalNs: n.pauseTotal,
		PauseNs:      n.pauses,
		PauseEnd:     n.ends,
		NumGC:        uint32(n.numGC),
		NumForcedGC:  uint32(n.numForced),
		EnableGC:     true,
	}
	for i := range m.BySize {
		m.BySize[i].Size = uint32(sizeOfClass(i))
		m.BySize[i].Mallocs = n.classMallocs[i]
		m.BySize[i].Frees = n.classFrees[i]
	}
}

// heapNumbers is what the native runtime counts, in bytes if nothing else is
// said.
type heapNumbers struct {
	mallocs, frees                       uint64 // objects
	allocated, freed                     uint64 // the same in bytes
	reserved, inUse, released, unmanaged uint64
	nextGC, lastGC                       uint64 // lastGC: ns since 1970
	pauseTotal                           uint64 // ns
	numGC, numForced                     uint64
	pauses, ends                         [256]uint64
	classMallocs, classFrees             [61]uint64 // objects
}

//go:noescape
func readHeapNumbers(n *heapNumbers)

// sizeOfClass returns the size of the objects of a size class, 0 for none.
func sizeOfClass(class int) int
