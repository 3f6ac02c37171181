// RUN: %verify %s
// The elements of a struct literal are all keyed by fields or all positional.

package p

import "strings"

type T struct {
	a int
	b string
}
type E struct {
	T
	c int
}

var (
	_ = T{}
	_ = T{1, "a"}
	_ = T{1} // ERROR "too few values in T\{…\}"
	_ = T{1, "a", 2} // ERROR "too many values in T\{…\}"
	_ = T{"a", 1} // ERROR `cannot use "a" \(untyped string constant\) as int value in struct literal` "cannot use 1 \(untyped int constant\) as string value in struct literal"
	_ = T{a: 1}
	_ = T{b: 1} // ERROR "cannot use 1 \(untyped int constant\) as string value in struct literal"
	_ = T{a: 1, a: 2} // ERROR "duplicate field name a in struct literal"
	_ = T{c: 1} // ERROR "unknown field 'c' in struct literal of type T"
	_ = T{a: 1, "b"} // ERROR "mixture of field:value and value elements in struct literal"
	_ = T{1, b: "b"} // ERROR "mixture of field:value and value elements in struct literal"
	_ = T{1: 1} // ERROR "invalid field name 1 in struct literal"
	_ = E{T{}, 1}
	_ = E{T: T{}, c: 1}
	_ = E{a: 1} // ERROR "unknown field 'a' in struct literal of type E"
	_ = &T{a: 1}
	_ = []T{{1, "a"}, {a: 2}, {1}} // ERROR "too few values in struct\{a int; b string\}\{…\}"
	_ = []*T{{1, "a"}, &T{}, nil, {x: 1}} // ERROR "unknown field 'x' in struct literal of type T"
	_ = strings.Reader{"a", 1, 2} // ERROR "implicit assignment to unexported field s in strings\.Reader literal" "implicit assignment to unexported field i in strings\.Reader literal" "implicit assignment to unexported field prevRune in strings\.Reader literal"
	_ = struct{}{}
	_ = struct{}{1} // ERROR "too many values in struct\{\}\{…\}"
	_ = undefinedType{a: 1} // ERROR "undefined: undefinedType"
	_ = T{a: undefinedName} // ERROR "undefined: undefinedName"
)
