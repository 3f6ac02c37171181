// RUN: not %zokor tool compile -p=p -o %t %s 2>&1 | FileCheck %s --match-full-lines --implicit-check-not=linkname:
// go:linkname names a function or variable of the package, once.

package p

import _ "unsafe"

type T int

func f() {}

var v int

//go:linkname f x.f
//go:linkname v x.v

//go:linkname T x.T
// CHECK: {{.*}}linkname.go:[[#@LINE-1]]:3: //go:linkname must refer to declared function or variable
//go:linkname undefined x.u
// CHECK: {{.*}}linkname.go:[[#@LINE-1]]:3: //go:linkname must refer to declared function or variable
//go:linkname f y.f
// CHECK: {{.*}}linkname.go:[[#@LINE-1]]:3: duplicate //go:linkname for f
