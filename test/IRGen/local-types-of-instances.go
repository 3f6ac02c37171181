// RUN: %zokor build -emit=go -o - %s | FileCheck %s
// A type declared in a generic function is another type in each instance.

package main

func f[P any](p P) interface{} {
	type local struct{ p P }
	return local{p}
}

// CHECK-DAG: go.data constant once @"type:main.f.local\C2\B71[int]" size
// CHECK-DAG: go.data constant once @"type:main.f.local\C2\B71[string]" size

func main() {
	f(1)
	f("")
}
