// Package runtime is zokor's package runtime: the interface between Go code
// and the native runtime, which is written in C++ and linked into every
// program.
//
// It has the exported names of Go 1.19's package. A function without a body is
// defined by the native runtime under the symbol runtime.Name. The package
// imports nothing but unsafe and a few leaves, because everything else imports
// it.
//
// Names that other packages of the standard library take by go:linkname
// (runtime.nanotime, sync.runtime_Semacquire, ...) need no declaration here:
// lib/overlay.txt lists them with the packages that use them.
package runtime
