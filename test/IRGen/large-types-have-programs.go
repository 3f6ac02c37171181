// RUN: %zokor build -emit=go -o - %s | FileCheck %s
// The pointers of a type of more than 128 KiB are described by a program: six bits, then the last four 199999 times more.

package main

// CHECK-DAG: go.data constant once @"[[PROGRAM:go:gcprog[^"]*]]" size 11 align 4 bytes "\07\00\00\00\06\1A\84\BF\9A\0C"
// CHECK-DAG: go.data constant external @"type:main.Large" {{.*}}<32 : 8 = @"[[PROGRAM]]" + 0>
type Large struct {
	n    int
	p    *int
	rest [200000]struct {
		a int
		p *int
		s string
	}
}

// CHECK-DAG: go.data constant external @"type:main.Small" {{.*}}<32 : 8 = @"go:gcbits.9a" + 0>
type Small struct {
	n    int
	p    *int
	rest [1]struct {
		a int
		p *int
		s string
		b bool
	}
	q *int
}

func main() {}
