// RUN: %verify --flags=-lang=go1.21 %s
// Integers can be ranged over from go1.22 on, functions from go1.23 on.

package p

func f(n int, g func(func(int) bool), s []int) {
	for range s {
	}
	for range 10 { // ERROR "cannot range over 10 \(untyped int constant\): requires go1\.22 or later"
	}
	for i := range n { // ERROR "cannot range over n \(variable of type int\): requires go1\.22 or later"
		_ = i
	}
	for i := range g { // ERROR "cannot range over g \(variable of type func\(func\(int\) bool\)\): requires go1\.23 or later"
		_ = i
	}
}
