// RUN: %verify %s
// Unions are made of types that do not overlap and have no methods.

package p

type M interface{ m() }
type MyInt int
type C interface{ comparable }

type (
	_ interface{ int | string }
	_ interface{ ~int | ~string }
	_ interface{ ~MyInt }
	_ interface{ ~M }
	_ interface{ ~error }
	_ interface{ int | int }
	_ interface{ int | ~int }
	_ interface{ MyInt | ~int }
	_ interface{ int | MyInt }
	_ interface{ int | M }
	_ interface{ int | comparable }
	_ interface{ int | C }
	_ interface{ int | interface{ int } }
	_ interface{ int | any }
	_ interface{ ~int; ~string }
	_ interface{ int | undefined }
	_ interface{ *int | []int | map[string]int }
	_ interface{ ~[]int | ~[]int }
	_ interface{ int; m() }
	_ interface{ 1 } // ERROR "syntax error: unexpected literal 1, expecting ~ term or type"
	_ interface{ int | len }
)

func f[P any, Q interface{ P }, R interface{ int | P }, S interface{ ~P }, U ~P, V P]() {}

type E interface {
	M
	m()
	int
}

type D1 interface{ m() int }
type D2 interface {
	M
	D1
}
type D3 interface {
	M
	interface{ m() }
}
