// RUN: %verify %s
// Type arguments may bring a type into itself; pointers to it are fine.

package p

type G[P any] struct{ x P }
type Ptr[P any] struct{ x *P }

type T1 struct{ x G[T1] } // ERROR "invalid recursive type T1"
type T2 struct{ x Ptr[T2] }
type T3 G[T3] // ERROR "invalid recursive type T3"
type T4 G[G[T4]] // ERROR "invalid recursive type T4"
type T5 struct{ x G[[]T5] }
type T6[P any] struct{ x T6[P] } // ERROR "invalid recursive type T6"
type T7[P any] struct{ x *T7[P] }
type T8[P any] T8[P] // ERROR "invalid recursive type T8"
type T9[P any] struct{ x T10[P] } // ERROR "invalid recursive type T10"
type T10[P any] struct{ x T9[P] }
type T11[P any] struct{ f G[P] }

var _ G[G[string]]
var _ T11[T11[int]]
