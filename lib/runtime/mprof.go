package runtime

// MemProfileRate is the mean number of bytes between two allocations that the
// memory profile samples; 0 turns it off, 1 samples every allocation. It should
// be set once, as early as possible.
var MemProfileRate int = 512 * 1024

// StackRecord is a call stack.
type StackRecord struct {
	Stack0 [32]uintptr // ends at the first 0
}

// Stack returns the part of Stack0 that is in use.
func (r *StackRecord) Stack() []uintptr { return untilZero(r.Stack0[:]) }

// MemProfileRecord tells what was allocated by one call stack.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr // ends at the first 0
}

// InUseBytes returns the bytes allocated and not freed.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns the objects allocated and not freed.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the part of Stack0 that is in use.
func (r *MemProfileRecord) Stack() []uintptr { return untilZero(r.Stack0[:]) }

// BlockProfileRecord tells how often and how long one call stack was blocked.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func untilZero(pcs []uintptr) []uintptr {
	for i, pc := range pcs {
		if pc == 0 {
			return pcs[:i]
		}
	}
	return pcs
}

// The profiles below return how many records there are, and whether all of
// them had room in p; if not, p is unchanged.

// MemProfile gives the memory profile; with inuseZero also what was freed
// altogether.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }

// BlockProfile gives the profile of blocking operations.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// MutexProfile gives the profile of contended mutexes.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// ThreadCreateProfile gives the stacks that led to new threads; they are not
// recorded.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return 0, true }

// GoroutineProfile gives the stacks of all goroutines.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = NumGoroutine()
	if n > len(p) {
		return n, false
	}
	for i := 0; i < n; i++ {
		p[i] = StackRecord{}
		goroutineCallers(i, p[i].Stack0[:])
	}
	return n, true
}

// goroutineCallers stores the return addresses of the goroutine that comes
// i-th by number.
func goroutineCallers(i int, pcs []uintptr) int

// SetBlockProfileRate makes the block profile sample one event for each rate
// nanoseconds spent blocked; 1 takes all events, 0 none.
func SetBlockProfileRate(rate int) {
	if rate > 0 {
		reportMissing(missingBlockProfile)
	}
}

// SetMutexProfileFraction makes the mutex profile sample 1/rate of all events;
// 0 turns it off, and a negative rate changes nothing. It returns the rate
// before.
func SetMutexProfileFraction(rate int) int {
	if rate > 0 {
		reportMissing(missingMutexProfile)
	}
	old := mutexProfileFraction
	if rate >= 0 {
		mutexProfileFraction = rate
	}
	return old
}

var mutexProfileFraction int

// SetCPUProfileRate takes hz samples a second for the processor profile; 0
// turns it off.
func SetCPUProfileRate(hz int) {
	if hz > 0 {
		reportMissing(missingCPUProfile)
	}
}

// CPUProfile panics: the function is only here because Go 1 promised it.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

// StartTrace begins to record an execution trace, StopTrace ends that.
func StartTrace() error {
	return errorString("tracing is not supported by zokor yet")
}
func StopTrace() {}

// ReadTrace returns the next part of the trace, waiting for it; nil when the
// trace was stopped and all was read. The result is valid until the next call.
func ReadTrace() []byte {
	reportMissing(missingTrace)
	return nil
}
