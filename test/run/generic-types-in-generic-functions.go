// RUN: %zokor run %s 2>&1 | FileCheck %s
// A type declared in a generic function is another one for each of its type arguments, a generic one too.

package main

import (
	"fmt"
	"reflect"
)

func plain[A any](a A) any {
	type T struct{ x A }
	return T{a}
}

func generic[A any](a A) (any, any) {
	type T[B any] struct {
		x    A
		y    B
		next *T[B]
	}
	type list = []T[A]
	return T[int]{x: a, y: 1}, list{{a, a, nil}}
}

func nested[A any](a A) any {
	type inner struct{ a A }
	type outer[B any] struct {
		in inner
		b  B
	}
	return outer[bool]{inner{a}, true}
}

func main() {
	same := func(a, b any) bool { return reflect.TypeOf(a) == reflect.TypeOf(b) }
	// CHECK: main.T[string] {x} false true
	fmt.Printf("%T %v %v %v\n", plain("x"), plain("x"), same(plain(1), plain("x")), same(plain(1), plain(2)))
	a, as := generic("x")
	b, _ := generic(2)
	c, _ := generic("y")
	// CHECK: main.T[string;int] {x 1 <nil>} {{\[}}{x x <nil>}] false true
	fmt.Printf("%T %v %v %v %v\n", a, a, as, same(a, b), same(a, c))
	// CHECK: main.outer[string;bool] {{[{][{]x[}] true[}]}}
	fmt.Printf("%T %v\n", nested("x"), nested("x"))
}
