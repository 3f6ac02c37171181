// RUN: not %zokor tool compile -p=p -o %t %s 2>&1 | FileCheck %s --match-full-lines --implicit-check-not=directive
// A directive stands on a line of its own; inside a function there is nothing
// that it could be for.

package p

//go:noinline
func f() {}

func g() {
	//go:noinline
	// CHECK: {{.*}}misplaced-directives.go:[[#@LINE-1]]:4: misplaced compiler directive
	x := 1 //go:nosplit
	// CHECK: {{.*}}misplaced-directives.go:[[#@LINE-1]]:11: misplaced compiler directive
	_ = x
	//go:embed x.txt
	// CHECK: {{.*}}misplaced-directives.go:[[#@LINE-1]]:4: misplaced go:embed directive
}

//go:unknown
const e = 1

//go:cgo_ldflag "-lm"
// CHECK: {{.*}}misplaced-directives.go:[[#@LINE-1]]:3: //go:cgo_ldflag "-lm" only allowed in cgo-generated code

//go:systemstack
// CHECK: {{.*}}misplaced-directives.go:[[#@LINE-1]]:3: //go:systemstack only allowed in runtime
func h() {}

//go:linkname
//go:linkname a b c
// CHECK: {{.*}}misplaced-directives.go:[[#@LINE-1]]:3: usage: //go:linkname localname [linkname]
func i() {}

//go:noinline
// CHECK: {{.*}}misplaced-directives.go:[[#@LINE-1]]:3: misplaced compiler directive
