// RUN: %zokor run %s 2>&1 | FileCheck %s
// make blames the length, or if that is possible the capacity; append the capacity.

package main

func try(f func()) {
	defer func() { println(recover().(error).Error()) }()
	f()
}

const maxInt = int(^uint(0) >> 1)

var two, minus, many = 2, -1, maxInt / 2

func main() {
	// CHECK: makeslice: cap out of range
	try(func() { s := make([]int, two, 1); s[0] = 1 })
	// CHECK: makeslice: len out of range
	try(func() { s := make([]int, minus, 3); s[0] = 1 })
	// CHECK: makeslice: cap out of range
	try(func() { _ = make([]int, two, many) })
	// CHECK: makeslice: len out of range
	try(func() { _ = make([]int, many, many) })
	// CHECK: growslice: cap out of range
	try(func() { s := make([]struct{}, maxInt); _ = append(s, struct{}{}) })
}
