// RUN: %zokor build -emit=go %s | FileCheck %s

// Fields are compared in order up to the first difference; blank fields are
// not compared. A struct in memory is left to its equality function.

package main

type pair struct {
	i int
	_ int
	x any
}

type large struct {
	a [4]int
	s string
}

// CHECK-LABEL: go.func @main.pairs
// CHECK: %[[SAME:.*]] = arith.cmpi eq
// CHECK-NEXT: cf.cond_br %[[SAME]], ^{{.*}}, ^{{.*}}(%[[SAME]] : i1)
// CHECK: go.iface.equal
// CHECK-NOT: cmpi
func pairs(x, y pair) bool { return x == y }

// CHECK-LABEL: go.func @main.larges
// CHECK: go.equal {{.*}} type @"type:main.large"
func larges(x, y *large) bool { return *x == *y }

func main() {
	pairs(pair{}, pair{})
	larges(nil, nil)
}
