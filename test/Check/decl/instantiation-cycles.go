// RUN: %verify %s
// Instantiating a function must not need ever larger instances.

package p

func f1[T any]() { f1[*T]() }

func f2[A, B any]() { f2[B, A]() }

func f3[T any](n int) {
	if n > 0 {
		f4[[]T](n - 1)
	}
}

func f4[T any](n int) { f3[T](n) } // ERROR "instantiation cycle:"

type G[T any] struct{ x *G[*T] }

func f5[T any]() {
	type L struct{}
	f5[L]()
}

func f6[T any]() { f6[int]() }

type M[T any] struct{}

func (m M[T]) m() { M[map[string]T]{}.m() }
