package runtime

import "unsafe"

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the calling goroutine after running its deferred functions.
func Goexit()

// GC collects garbage and returns when that is done.
func GC()

// GOMAXPROCS sets how many threads may run Go code at the same time, if n is
// positive, and returns the setting before.
func GOMAXPROCS(n int) int

// NumCPU returns the number of processors that the process could use when it
// started.
func NumCPU() int

// NumCgoCall returns the number of calls from Go to C.
func NumCgoCall() int64

// NumGoroutine returns the number of goroutines that exist.
func NumGoroutine() int

// LockOSThread ties the calling goroutine to its thread until UnlockOSThread
// was called as often.
func LockOSThread()

// UnlockOSThread undoes one call of LockOSThread.
func UnlockOSThread()

// Breakpoint executes a breakpoint trap.
func Breakpoint()

// SetFinalizer makes finalizer the function that is called with obj, a pointer
// to the beginning of an object, when nothing refers to the object any more;
// nil takes a finalizer away.
func SetFinalizer(obj any, finalizer any)

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
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer)

// zeroVal is what reflect.Zero and failed map lookups point to; read only.
// reflect takes it by go:linkname.
var zeroVal [1024]byte
