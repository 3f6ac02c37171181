// RUN: %verify --flags=-lang=go1.21 %s
// A generic function can be assigned or returned where the wanted function type
// tells the type arguments.

package p

func id[T any](x T) T { return x }
func conv[A, B any](a A) (b B) { return }

var pkg func(string) string = id

func f() (func(int) int, func(bool) string) {
	var a func(int) int = id
	a = id
	var b func(int) string
	b = conv
	a, b = id, conv
	c := id // ERROR "cannot use generic function id without instantiation"
	a = conv
	_ = id // ERROR "cannot use generic function id without instantiation"
	var d interface{} = id // ERROR "cannot use generic function id without instantiation"
	_, _, _, _ = a, b, c, d
	return id, conv
}
