// RUN: %verify %s
// Unions are made of types that do not overlap and have no methods.

package p

type M interface{ m() }
type MyInt int
type C interface{ comparable }

type (
	_ interface{ int | string }
	_ interface{ ~int | ~string }
	_ interface{ ~MyInt } // ERROR "invalid use of ~ \(underlying type of MyInt is int\)"
	_ interface{ ~M } // ERROR "invalid use of ~ \(M is an interface\)"
	_ interface{ ~error } // ERROR "invalid use of ~ \(error is an interface\)"
	_ interface{ int | int } // ERROR "overlapping terms int and int"
	_ interface{ int | ~int } // ERROR "overlapping terms ~int and int"
	_ interface{ MyInt | ~int } // ERROR "overlapping terms ~int and p\.MyInt"
	_ interface{ int | MyInt }
	_ interface{ int | M } // ERROR "cannot use p\.M in union \(p\.M contains methods\)"
	_ interface{ int | comparable } // ERROR "cannot use comparable in union"
	_ interface{ int | C } // ERROR "cannot use p\.C in union \(p\.C embeds comparable\)"
	_ interface{ int | interface{ int } }
	_ interface{ int | any }
	_ interface{ ~int; ~string }
	_ interface{ int | undefined } // ERROR "undefined: undefined"
	_ interface{ *int | []int | map[string]int }
	_ interface{ ~[]int | ~[]int } // ERROR "overlapping terms ~\[\]int and ~\[\]int"
	_ interface{ int; m() }
	_ interface{ int | len } // ERROR "len \(built-in\) is not a type"
)

func f[P any, Q interface{ P }, R interface{ int | P }, S interface{ ~P }, U ~P, V P]() {} // ERROR "term cannot be a type parameter" "type in term ~P cannot be a type parameter" "cannot use a type parameter as constraint"

type E interface {
	M
	m()
	int
}

type D1 interface{ m() int }
type D2 interface {
	M
	D1 // ERROR "duplicate method m"
}
type D3 interface {
	M
	interface{ m() }
}
