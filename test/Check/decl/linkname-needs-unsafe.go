// RUN: not %zokor tool compile -p=p -o %t %s 2>&1 | FileCheck %s --match-full-lines
// go:linkname is for files that import package unsafe.

package p

// CHECK: {{.*}}linkname-needs-unsafe.go:[[#@LINE+1]]:3: //go:linkname only allowed in Go files that import "unsafe"
//go:linkname f x.f
func f() {}
