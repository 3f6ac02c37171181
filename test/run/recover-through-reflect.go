// RUN: %zokor run %s 2>&1 | FileCheck %s
// A function that reflect has made may be deferred: what it leads to can recover. What calls reflect itself cannot.

package main

import "reflect"

type T struct{}

func (T) M() { println("method value", recover() != nil) }

func try(f func()) {
	defer func() { println("left", recover() != nil) }()
	defer f()
	panic(1)
}

func main() {
	// CHECK: method value true
	// CHECK-NEXT: left false
	try(reflect.ValueOf(T{}).Method(0).Interface().(func()))
	made := func([]reflect.Value) []reflect.Value {
		println("made", recover() != nil)
		return nil
	}
	// CHECK-NEXT: made true
	// CHECK-NEXT: left false
	try(reflect.MakeFunc(reflect.TypeOf(main), made).Interface().(func()))
	// CHECK-NEXT: method value false
	// CHECK-NEXT: left true
	try(func() { reflect.ValueOf(T{}.M).Call(nil) })
}
