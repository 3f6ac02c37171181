// RUN: %zokor check %s
//
// Package runtime of the overlay has the exported names of Go 1.19's package,
// with the same types.

package main

import (
	"runtime"
	"unsafe"
)

const (
	_        = runtime.Compiler + ""
	_ string = runtime.GOARCH
	_ string = runtime.GOOS
)

var (
	_ func([]runtime.BlockProfileRecord) (int, bool)            = runtime.BlockProfile
	_ func()                                                    = runtime.Breakpoint
	_ func() []byte                                             = runtime.CPUProfile
	_ func(int) (uintptr, string, int, bool)                    = runtime.Caller
	_ func(int, []uintptr) int                                  = runtime.Callers
	_ func([]uintptr) *runtime.Frames                           = runtime.CallersFrames
	_ func(uintptr) *runtime.Func                               = runtime.FuncForPC
	_ func()                                                    = runtime.GC
	_ func(int) int                                             = runtime.GOMAXPROCS
	_ func() string                                             = runtime.GOROOT
	_ func()                                                    = runtime.Goexit
	_ func([]runtime.StackRecord) (int, bool)                   = runtime.GoroutineProfile
	_ func()                                                    = runtime.Gosched
	_ func(any)                                                 = runtime.KeepAlive
	_ func()                                                    = runtime.LockOSThread
	_ func([]runtime.MemProfileRecord, bool) (int, bool)        = runtime.MemProfile
	_ *int                                                      = &runtime.MemProfileRate
	_ func([]runtime.BlockProfileRecord) (int, bool)            = runtime.MutexProfile
	_ func() int                                                = runtime.NumCPU
	_ func() int64                                              = runtime.NumCgoCall
	_ func() int                                                = runtime.NumGoroutine
	_ func(*runtime.MemStats)                                   = runtime.ReadMemStats
	_ func() []byte                                             = runtime.ReadTrace
	_ func(int)                                                 = runtime.SetBlockProfileRate
	_ func(int)                                                 = runtime.SetCPUProfileRate
	_ func(int, unsafe.Pointer, unsafe.Pointer, unsafe.Pointer) = runtime.SetCgoTraceback
	_ func(any, any)                                            = runtime.SetFinalizer
	_ func(int) int                                             = runtime.SetMutexProfileFraction
	_ func([]byte, bool) int                                    = runtime.Stack
	_ func() error                                              = runtime.StartTrace
	_ func()                                                    = runtime.StopTrace
	_ func([]runtime.StackRecord) (int, bool)                   = runtime.ThreadCreateProfile
	_ func()                                                    = runtime.UnlockOSThread
	_ func() string                                             = runtime.Version

	_ func(*runtime.Frames) (runtime.Frame, bool) = (*runtime.Frames).Next
	_ func(*runtime.Func) string                  = (*runtime.Func).Name
	_ func(*runtime.Func) uintptr                 = (*runtime.Func).Entry
	_ func(*runtime.Func, uintptr) (string, int)  = (*runtime.Func).FileLine
	_ func(*runtime.StackRecord) []uintptr        = (*runtime.StackRecord).Stack
	_ func(*runtime.BlockProfileRecord) []uintptr = (*runtime.BlockProfileRecord).Stack
	_ func(*runtime.MemProfileRecord) []uintptr   = (*runtime.MemProfileRecord).Stack
	_ func(*runtime.MemProfileRecord) int64       = (*runtime.MemProfileRecord).InUseBytes
	_ func(*runtime.MemProfileRecord) int64       = (*runtime.MemProfileRecord).InUseObjects

	_ runtime.Error = (*runtime.TypeAssertionError)(nil)
)

// The layout that section 4.9 of the runtime inventory gives.
var _ [5776]byte = [unsafe.Sizeof(runtime.MemStats{})]byte{}

var _ = runtime.Frame{PC: 0, Func: nil, Function: "", File: "", Line: 0, Entry: 0}

func main() {}
