// RUN: %zokor run %s 2>&1 | FileCheck %s
// A defer statement in the body of a range over a function defers for the function around.

package main

func three(yield func(int) bool) {
	defer println("iterator done")
	_ = yield(0) && yield(1) && yield(2)
}

func f() (s string) {
	defer println("first")
	for i := range three {
		defer println("deferred", i)
		for j := range three {
			if j == 1 {
				defer func() {
					if r := recover(); r != nil {
						println("recovered", r.(string))
						s = "named"
					}
				}()
				if i == 1 {
					panic("stop")
				}
				break
			}
		}
	}
	return "not reached"
}

func plain() {
	defer println("outer")
	for i := range three {
		defer println("inner", i)
	}
	defer println("last")
	println("end")
}

func main() {
	plain()
	// CHECK: iterator done
	// CHECK-NEXT: end
	// CHECK-NEXT: last
	// CHECK-NEXT: inner 2
	// CHECK-NEXT: inner 1
	// CHECK-NEXT: inner 0
	// CHECK-NEXT: outer
	println(f())
	// CHECK-NEXT: iterator done
	// CHECK-NEXT: iterator done
	// CHECK-NEXT: iterator done
	// CHECK-NEXT: recovered stop
	// CHECK-NEXT: deferred 1
	// CHECK-NEXT: deferred 0
	// CHECK-NEXT: first
	// CHECK-NEXT: named
}
