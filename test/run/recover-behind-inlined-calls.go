// RUN: %zokor run %s 2>&1 | FileCheck %s
// A function that was inlined into the wrapper of a deferred call stands between it and recover.

package main

func tryRecover(who string) {
	println(who, recover() != nil)
}

func plain() { tryRecover("plain") }

func small(who string) { tryRecover(who) }

type T struct{ who string }

func (t T) method() { small(t.who) }

func main() {
	// CHECK: plain false
	// CHECK-NEXT: inlined false
	// CHECK-NEXT: method false
	// CHECK-NEXT: direct true
	defer tryRecover("direct")
	defer T{"method"}.method()
	defer small("inlined")
	defer plain()
	panic(1)
}
