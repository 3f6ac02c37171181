// RUN: %verify --flags "-lang=go1.20" %s
// A slice converts to an array from go1.20 on.

package p

type A [2]int

func f(s []int) {
	_ = [2]int(s)
	_ = A(s)
	_ = (*A)(s)
	_ = [2]string(s) // ERROR "cannot convert s \(variable of type \[\]int\) to type \[2\]string"
}
