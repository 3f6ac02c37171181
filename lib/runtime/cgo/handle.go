// Package cgo is what of runtime/cgo makes sense without C code: handles for
// Go values.
package cgo

import (
	"sync"
	"sync/atomic"
)

// Handle stands for a Go value where only a number can be kept. The value
// stays alive until Delete is called. The zero Handle stands for nothing.
type Handle uintptr

var (
	handles    sync.Map // Handle -> any
	lastHandle uintptr
)

// NewHandle returns a handle for v.
func NewHandle(v any) Handle {
	h := Handle(atomic.AddUintptr(&lastHandle, 1))
	if h == 0 {
		panic("runtime/cgo: ran out of handle space")
	}
	handles.Store(h, v)
	return h
}

// Value returns the value of a handle. It panics if the handle is invalid.
func (h Handle) Value() any {
	v, ok := handles.Load(h)
	if !ok {
		panic("runtime/cgo: misuse of an invalid Handle")
	}
	return v
}

// Delete makes a handle invalid. It panics if it is already.
func (h Handle) Delete() {
	if _, ok := handles.LoadAndDelete(h); !ok {
		panic("runtime/cgo: misuse of an invalid Handle")
	}
}
