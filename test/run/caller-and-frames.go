// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// runtime.Caller, Callers, CallersFrames and FuncForPC see inlined calls as calls
// of their own, and count them when they skip.

package main

import "runtime"

func base(file string) string {
	for i := len(file) - 1; i >= 0; i-- {
		if file[i] == '/' {
			return file[i+1:]
		}
	}
	return file
}

type T struct{}

//go:noinline
func (T) method() { show(0); show(1); inlined() }

func inlined() { show(0); show(1); show(2); frames() }

func show(skip int) {
	pc, file, line, ok := runtime.Caller(skip + 1)
	println(skip, base(file), line, ok, runtime.FuncForPC(pc).Name())
}

func frames() {
	var pcs [20]uintptr
	n := runtime.Callers(1, pcs[:])
	fs := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fs.Next()
		println(f.Function, base(f.File), f.Line)
		if !more || f.Function == "main.main" {
			break
		}
	}
	n = runtime.Callers(3, pcs[:])
	f, _ := runtime.CallersFrames(pcs[:n]).Next()
	println("skipped to", f.Function, f.Line)
}

func main() {
	// CHECK: 0 caller-and-frames.go 21 true main.T.method
	// CHECK-NEXT: 1 caller-and-frames.go 63 true main.main
	// CHECK-NEXT: 0 caller-and-frames.go 23 true main.inlined
	// CHECK-NEXT: 1 caller-and-frames.go 21 true main.T.method
	// CHECK-NEXT: 2 caller-and-frames.go 63 true main.main
	// CHECK-NEXT: main.frames caller-and-frames.go 32
	// CHECK-NEXT: main.inlined caller-and-frames.go 23
	// CHECK-NEXT: main.T.method caller-and-frames.go 21
	// CHECK-NEXT: main.main caller-and-frames.go 63
	// CHECK-NEXT: skipped to main.T.method 21
	// CHECK-NEXT: 0 caller-and-frames.go 64 true main.main.func1
	// CHECK-NEXT: goroutine 1
	// CHECK-NEXT: false
	// CHECK-NEXT: true
	buf := make([]byte, 200)
	defer println(buf != nil)
	T{}.method()
	func() { show(0) }()
	println(string(buf[:runtime.Stack(buf, false)][:11]))
	_, _, _, ok := runtime.Caller(100)
	println(ok)
}
