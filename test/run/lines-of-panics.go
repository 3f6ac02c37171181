// RUN: %zokor run %s 2>&1 | FileCheck %s
// Each panic has its own line, checks that are alike too; a call's line is that of its parenthesis; callers include the panic and what started the goroutine.

package main

import "runtime"

type T struct{ a, b, c *int }

func sum(t *T) int {
	x := *t.a
	x += *t.b

	return x + *t.c
}

func (t T) same() T { return t }

//go:noinline
func (t T) fail() T { return T{t.a, t.b, t.c}.read() }

//go:noinline
func (t T) read() T { _ = *t.c; return t }

func lines(what string) {
	recover()
	println(what)
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	for {
		f, more := frames.Next()
		println(" ", f.Function, f.Line)
		if !more {
			break
		}
	}
}

var initialized = func() int { lines("init"); return 1 }()

func main() {
	// CHECK: init
	// CHECK-NEXT: runtime.Callers
	// CHECK-NEXT: main.lines
	// CHECK-NEXT: main.glob..func1 39
	// CHECK-NEXT: main.init 39
	// CHECK-NEXT: runtime.main
	// CHECK-NEXT: runtime.goexit
	one := 1
	for _, t := range []*T{{nil, &one, &one}, {&one, nil, &one}, {&one, &one, nil}} {
		func() {
			// CHECK: fields
			// CHECK: main.lines
			// CHECK-NEXT: runtime.gopanic
			// CHECK-NEXT: runtime.panicmem
			// CHECK-NEXT: main.sum 11
			// CHECK: fields
			// CHECK: main.sum 12
			// CHECK: fields
			// CHECK: main.sum 14
			defer lines("fields")
			sum(t)
		}()
	}
	// CHECK: chain
	// CHECK: main.T.fail 20
	// CHECK-NEXT: main.main.func2 78
	// CHECK-NEXT: runtime.goexit
	done := make(chan bool)
	go func() {
		defer close(done)
		defer lines("chain")
		var t T
		t.
			same().
			same()
		t.
			fail().
			same()
	}()
	<-done
}
