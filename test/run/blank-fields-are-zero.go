// RUN: %zokor run %s 2>&1 | FileCheck %s
// What a literal gives a field without a name is evaluated and forgotten. unsafe.Pointer's package is unsafe.

package main

import (
	"reflect"
	"unsafe"
)

type words struct{ a, _, c int }
type large struct {
	a [5]int
	_ int
	c [5]int
}

var static = words{1, 2, 3}

func two() int { println("two"); return 2 }

func main() {
	// CHECK: 0 3
	v := reflect.ValueOf(static)
	println(v.Field(1).Int(), v.Field(2).Int())
	// CHECK: two
	// CHECK-NEXT: 0 3
	v = reflect.ValueOf(words{1, two(), 3})
	println(v.Field(1).Int(), v.Field(2).Int())
	// CHECK: two
	// CHECK-NEXT: 0
	v = reflect.ValueOf(large{[5]int{1}, two(), [5]int{3}})
	println(v.Field(1).Int())
	// CHECK: unsafe
	println(reflect.TypeOf(unsafe.Pointer(nil)).PkgPath())
}
