// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// runtime.Caller gives the file of a line directive as it is written there.

package main

import "runtime"

func here() {
	_, file, line, _ := runtime.Caller(1)
	println(file, line)
}

func main() {
//line :1
	here()
//line foo.y:10:20
	here()
//line :11:22
	here()
//line c:/foo/bar.go:987
	here()
	/*line :10*/ here(); /*line a/b.go:20*/ here()
}

// CHECK: ?? 1
// CHECK-NEXT: foo.y 10
// CHECK-NEXT: foo.y 11
// CHECK-NEXT: c:/foo/bar.go 987
// CHECK-NEXT: ?? 10
// CHECK-NEXT: a/b.go 20
