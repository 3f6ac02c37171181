// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// The smallest program runs; println writes to standard error.

package main

func main() {
	// CHECK: hello, world
	println("hello, world")
}
