// RUN: not %zokor tool compile -p=p -o %t %s 2>&1 | FileCheck %s --match-full-lines --implicit-check-not=misplaced
// Some directives are for functions, one is for types.

package p

//go:noinline
// CHECK: {{.*}}directives-of-declarations.go:[[#@LINE-1]]:3: misplaced compiler directive
type T int

//go:noinline
// CHECK: {{.*}}directives-of-declarations.go:[[#@LINE-1]]:3: misplaced compiler directive
var v int

//go:notinheap
// CHECK: {{.*}}directives-of-declarations.go:[[#@LINE-1]]:3: misplaced compiler directive
func f() {}

//go:noescape
func g() {}

// CHECK: {{.*}}directives-of-declarations.go:[[#@LINE-2]]:6: can only use //go:noescape with external func implementations
