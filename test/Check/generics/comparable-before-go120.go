// RUN: %verify --flags=-lang=go1.19 %s
// Up to go1.19 interfaces do not satisfy comparable.

package p

func comp[T comparable]() {}

func _() {
	comp[int]()
	comp[any]()             // ERROR "any does not implement comparable"
	comp[struct{ x any }]() // ERROR "struct{x any} does not implement comparable"
}
