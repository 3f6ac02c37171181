// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// A go or defer statement with a method of a nil interface panics before there are arguments; a call does after.

package main

type method interface{ m(int) }

type embeds struct{ method }

func argument() int {
	println("argument")
	return 1
}

func try(name string, f func()) {
	defer func() { println(name, recover() != nil) }()
	f()
}

func main() {
	var nothing method
	try("defer", func() {
		defer nothing.m(argument())
		println("not reached")
	})
	// CHECK: defer true
	try("go", func() {
		go nothing.m(argument())
		println("not reached")
	})
	// CHECK-NEXT: go true
	try("call", func() { nothing.m(argument()) })
	// CHECK-NEXT: argument
	// CHECK-NEXT: call true
	try("nil function", func() {
		var f func(int)
		defer f(argument())
		println("reached")
	})
	// CHECK-NEXT: argument
	// CHECK-NEXT: reached
	// CHECK-NEXT: nil function true
	try("method expression", func() {
		defer method.m(nothing, argument())
		println("reached")
	})
}

// CHECK-NEXT: argument
// CHECK-NEXT: reached
// CHECK-NEXT: method expression true
