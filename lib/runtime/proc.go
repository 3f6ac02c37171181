package runtime

import "unsafe"

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the calling goroutine after running its deferred functions.
func Goexit()

// GC collects garbage and returns when that is done. Others may run meanwhile,
// finalizers among them.
func GC() {
	collect()
	Gosched()
}

// collect collects garbage with the world stopped.
func collect()

// GOMAXPROCS sets how many threads may run Go code at the same time, if n is
// positive, and returns the setting before.
//
// All goroutines share one thread so far, whatever the setting says.
func GOMAXPROCS(n int) int {
	if maxProcs == 0 {
		maxProcs = NumCPU()
	}
	old := maxProcs
	if n > 0 {
		maxProcs = n
	}
	return old
}

var maxProcs int

// NumCPU returns the number of processors that the process could use when it
// started.
func NumCPU() int

// NumCgoCall returns the number of calls from Go to C.
func NumCgoCall() int64 { return 0 }

// NumGoroutine returns the number of goroutines that exist.
func NumGoroutine() int

// LockOSThread ties the calling goroutine to its thread until UnlockOSThread
// was called as often.
func LockOSThread() {
	// With one thread that is always so.
}

// UnlockOSThread undoes one call of LockOSThread.
func UnlockOSThread() {}

// Breakpoint executes a breakpoint trap.
func Breakpoint()

// KeepAlive counts as a use of x: its finalizer does not run before.
//
//go:noinline
func KeepAlive(x any) {
	// The call itself is the use; the test keeps the parameter from being
	// removed as unused.
	if alwaysFalse {
		println(x)
	}
}

var alwaysFalse bool

// SetCgoTraceback registers functions that unwind and describe C code.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {
	reportMissing(missingCgoTraceback)
}
