// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// RUN: %zokor run -verify-frames %s 2>&1 | FileCheck %s --match-full-lines
// RUN: %zokor run -gcflags=-N %s 2>&1 | FileCheck %s --match-full-lines
// recover works in the deferred function itself only, through made wrappers, on
// both stack segments; results and panics in progress are what they should be.

package main

import "runtime"

type value struct{ a, b, c, d, e int }

func (v value) Recover() { println("method:", text(recover())) }

type recoverer interface{ Recover() }

func text(v any) string {
	if v == nil {
		return "nil"
	}
	return v.(string)
}

func helper() any { return recover() }

func results() (n int, s string, f float64) {
	defer func() {
		if r := recover(); r != nil {
			n *= 2
			s += "!"
		}
	}()
	n, s, f = 21, "result", 2.5
	panic("p")
}

func noDirect() {
	defer func() {
		println("direct:", text(recover()))
	}()
	defer func() {
		println("helper:", text(helper()))
		func() { println("closure:", text(recover())) }()
	}()
	panic("p1")
}

func wrapper() {
	defer recoverer(&value{}).Recover()
	panic("p2")
}

func bound() {
	f := value{}.Recover
	defer f()
	panic("p3")
}

func deep(n int) int {
	if n == 0 {
		panic("deep")
	}
	return deep(n-1) + n
}

func segments() (r string) {
	defer func() { r = text(recover()) }()
	deep(100000)
	return "not reached"
}

func onLarge(n int) (r string) {
	if n > 0 {
		return onLarge(n-1) + ""
	}
	defer func() { r = text(recover()) + " on the large segment" }()
	deep(1000)
	return "not reached"
}

func replaced() {
	defer func() {
		println("outer:", text(recover()))
		println("then:", text(recover()))
	}()
	defer func() {
		defer func() { println("inner:", text(recover())) }()
		panic("newer")
	}()
	panic("older")
}

func aborted() {
	defer func() { println("aborted:", text(recover())) }()
	defer panic("last")
	defer panic("middle")
	panic("first")
}

func loop() (n int) {
	for i := 0; i < 100; i++ {
		defer func(i int) {
			if r := recover(); r != nil {
				n += i
			}
			if i%10 == 0 && i > 0 {
				panic("again")
			}
		}(i)
	}
	panic("begin")
}

func nilCall() {
	defer func() { println("nil call:", recover().(runtime.Error).Error()) }()
	var f func()
	defer f()
}

func goexit(done chan bool) {
	defer func() { done <- true }()
	defer func() { println("Goexit:", text(recover())) }()
	defer func() {
		defer func() { println("in Goexit:", text(recover())) }()
		panic("p5")
	}()
	runtime.Goexit()
}

func overGoexit(done chan bool) {
	defer func() { done <- true }()
	defer func() { println("over Goexit:", text(recover())) }()
	defer func() { panic("p6") }()
	runtime.Goexit()
	println("not reached")
}

func main() {
	// CHECK: 42 result! +2.500000e+000
	n, s, f := results()
	println(n, s, f)
	// CHECK-NEXT: helper: nil
	// CHECK-NEXT: closure: nil
	// CHECK-NEXT: direct: p1
	noDirect()
	// CHECK-NEXT: method: p2
	wrapper()
	// CHECK-NEXT: method: p3
	bound()
	// CHECK-NEXT: no panic: nil
	println("no panic:", text(recover()))
	// CHECK-NEXT: deep
	println(segments())
	// CHECK-NEXT: deep on the large segment
	println(onLarge(5000))
	// CHECK-NEXT: inner: newer
	// CHECK-NEXT: outer: older
	// CHECK-NEXT: then: nil
	replaced()
	// CHECK-NEXT: aborted: last
	aborted()
	// CHECK-NEXT: 540
	println(loop())
	// CHECK-NEXT: nil call: runtime error: invalid memory address or nil pointer dereference
	nilCall()
	// CHECK-NEXT: in Goexit: p5
	// CHECK-NEXT: Goexit: nil
	done := make(chan bool)
	go goexit(done)
	<-done
	// CHECK-NEXT: over Goexit: p6
	go overGoexit(done)
	<-done
}
