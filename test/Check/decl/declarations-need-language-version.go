// RUN: %verify --flags=-lang=go1.17 %s
// Type parameters and type elements came with go1.18.

package p

type T[P any] struct{} // ERROR "type parameter requires go1\.18 or later"  "predeclared any requires go1\.18 or later"

func f[P interface{}]() {} // ERROR "type parameter requires go1\.18 or later"

type I interface {
	int // ERROR "embedding non-interface type int requires go1\.18 or later"
}

type J interface {
	~int | string // ERROR "embedding interface element ~int|string requires go1\.18 or later"
}

var x T[int] // ERROR "type instantiation requires go1\.18 or later"

var y any // ERROR "predeclared any requires go1\.18 or later"
