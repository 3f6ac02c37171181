// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Callers leave out wrappers that were inlined, and nothing else.

package main

import "runtime"

type T struct{}

func (T) method() { callers() }

//go:noinline
func (T) apart() { callers() }

type methods interface {
	method()
	apart()
}

func callers() {
	pcs := make([]uintptr, 10)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if f.Function != "runtime.main" && f.Function != "runtime.goexit" {
			print(f.Function, ":", f.Line, " ")
		}
		if !more {
			break
		}
	}
	println()
}

func main() {
	f := T{}.method
	f()
	// CHECK: main.T.method:10 main.main:37
	var i methods = &T{}
	i.method()
	// CHECK-NEXT: main.T.method:10 main.main:40
	i.apart()
	// CHECK-NEXT: main.T.apart:13 main.main:42
	g := (*T).method
	g(&T{})
	// CHECK-NEXT: main.T.method:10 main.main:45
	defer T{}.apart()
	defer i.method()
}

// CHECK-NEXT: main.T.method:10 main.main:49
// CHECK-NEXT: main.T.apart:13 main.main:49
