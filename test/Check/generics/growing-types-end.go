// RUN: %verify %s
// Types that embed or constrain ever larger instances of themselves are
// rejected in finite time.

package p

type I[P any] interface { // I is not the place: its instance is
	I[[]P] // ERROR "invalid recursive type I"
	I[*P]
	m()
}

func _[T I[int]](x T) { x.m() }

type S[P any] struct {
	*S2[[]P]
	*S3[P]
}
type S2[P any] struct{ *S[struct{ a, b P }] }
type S3[P any] struct{ *S2[*P] }

func _(x S[int]) {
	x.f()                      // ERROR "x\.f undefined"
	var _ interface{ m() } = x // ERROR "missing m method"
	_ = x == x
}

type Lazy[P any] struct{ f *Lazy[[]P] } // fine: only a pointer

func _(x Lazy[int]) { _ = x.f.f.f.f }
