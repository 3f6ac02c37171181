// RUN: not %zokor check %s 2>&1 | FileCheck %s
// Where an error has to do with a second place, or with two lists of types, the
// message goes on in lines that begin with a tab.

package p

import "io"

type W struct{}

func (*W) Write([]byte) (int, error) { return 0, nil }

// CHECK: go:[[#@LINE+4]]:9: not enough return values
// CHECK-NEXT: {{^}}	have (number)
// CHECK-NEXT: {{^}}	want (int, []string, error)
func count() (int, []string, error) {
	return 1
}

// CHECK: go:[[#@LINE+4]]:16: duplicate case 1 (constant of type int) in expression switch
// CHECK-NEXT: {{^}}	{{.*}}go:[[#@LINE+3]]:7: previous case
func cases(x int, i interface{}, r io.Reader) {
	switch x {
	case 1, 2, 3, 1:
	}
	// CHECK: go:[[#@LINE+5]]:7: duplicate case []int in type switch
	// CHECK-NEXT: {{^}}	{{.*}}go:[[#@LINE+3]]:7: previous case
	switch i.(type) {
	case nil:
	case []int:
	case []int:
	}
	// CHECK: go:[[#@LINE+3]]:7: impossible type switch case: W
	// CHECK-NEXT: {{^}}	r (variable of type io.Reader) cannot have dynamic type W (missing Read method)
	switch r.(type) {
	case W:
	}
	// CHECK: go:[[#@LINE+2]]:20: cannot use W{} (value of type W) as type io.Writer in variable declaration:
	// CHECK-NEXT: {{^}}	W does not implement io.Writer (Write method has pointer receiver)
	var _ io.Writer = W{}
}

func hidden() (x int, err error) {
	{
		x := 1
		_ = x
		// CHECK: go:[[#@LINE+2]]:3: result parameter x not in scope at return
		// CHECK-NEXT: {{^}}	{{.*}}go:[[#@LINE-3]]:3: inner declaration of var x int
		return
	}
}
