// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines

// Finalizers run once, in their own goroutine, on objects that nothing refers
// to; an object that another finalizer's object refers to waits.

package main

import (
	"fmt"
	"runtime"
)

type file struct {
	name string
	next *file
}

type closer interface{ close() string }

func (f *file) close() string { return "close " + f.name }

var (
	calls  = make(chan string, 10)
	zombie *file
)

//go:noinline
func setUp() {
	first, second := &file{name: "first"}, &file{name: "second"}
	first.next = second
	runtime.SetFinalizer(first, func(f *file) { calls <- f.close() })
	runtime.SetFinalizer(second, func(c closer) { calls <- c.close() })

	a, b := &file{name: "a"}, &file{name: "b"}
	a.next, b.next = b, a
	runtime.SetFinalizer(a, func(*file) { calls <- "never: cycle" })

	back := &file{name: "back"}
	runtime.SetFinalizer(back, func(f *file) {
		zombie = f
		calls <- "resurrected"
	})

	gone := &file{name: "gone"}
	runtime.SetFinalizer(gone, func(*file) { calls <- "never: taken away" })
	runtime.SetFinalizer(gone, nil)
}

//go:noinline
func clear(n int) int {
	var a [100]int
	for i := range a {
		a[i] = n + i
	}
	return a[n]
}

// collected prints the calls that come, and how many there were.
func collected() {
	clear(3)
	runtime.GC()
	runtime.Gosched()
	for {
		select {
		case s := <-calls:
			fmt.Println(s)
		default:
			fmt.Println("--")
			return
		}
	}
}

func main() {
	setUp()
	// CHECK: close first
	// CHECK-NEXT: resurrected
	// CHECK-NEXT: --
	collected()
	// CHECK-NEXT: close second
	// CHECK-NEXT: --
	collected()
	// CHECK-NEXT: back
	fmt.Println(zombie.name)
	zombie = nil
	// CHECK-NEXT: --
	collected()
}
