// RUN: %zokor run %s 2>&1 | FileCheck %s
// Assigning the key of an iteration does not change the element that is assigned next.

package main

type large [20]int

func main() {
	keys := []large{{}}
	m := map[large]large{{}: {0, 1}}
	var v large
	// The key is the element of the same map.
	for m[keys[0]], v = range m {
		println(v[1])
		break
	}
	// CHECK: 1

	s := []large{{7}}
	i := []int{0}
	for i[0], v = range s {
		println(v[0])
	}
	// CHECK: 7

	// The key goes into the array that is ranged over.
	pairs := [2]struct {
		index int
		rest  [20]int
	}{{1, [20]int{1}}, {2, [20]int{2}}}
	p := &pairs
	w := pairs[0]
	for p[0].index, w = range p {
		println(w.index)
	}
	// CHECK: 1
	// CHECK-NEXT: 2
}
