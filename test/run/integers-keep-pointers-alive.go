// RUN: %zokor build -o %t %s && env ZOKOR_DEBUG=gcstress=1,poison %t 2>&1 | FileCheck %s --match-full-lines

// What is converted to uintptr in the arguments of a function that takes
// pointers so stays alive during the call.

package main

import (
	"runtime"
	"unsafe"
)

func text() unsafe.Pointer {
	s := new(string)
	*s = "alive"
	return unsafe.Pointer(s)
}

//go:noinline
//go:uintptrescapes
func read(p uintptr, more ...uintptr) {
	runtime.GC()
	println(*(*string)(unsafe.Pointer(p)))
	for _, p := range more {
		println(*(*string)(unsafe.Pointer(p)))
	}
}

func main() {
	// CHECK: alive
	// CHECK-NEXT: alive
	// CHECK-NEXT: alive
	read(uintptr(text()), uintptr(text()), uintptr(text()))
}
