// RUN: %verify %s
// x must be of interface type, and a T that is not an interface must have x's
// methods.

package p

import "io"

type T struct{}
type P struct{}
type W struct{}
type L struct{}

func (*P) Read(p []byte) (int, error) { return 0, nil }
func (W) Read(p []byte) int           { return 0 }
func (L) read(p []byte) (int, error)  { return 0, nil }

func f(r io.Reader, e interface{}, n int) {
	_ = r.(T) // ERROR "impossible type assertion: r\.\(T\)"
	_ = r.(P) // ERROR "impossible type assertion: r\.\(P\)"
	_ = r.(*P)
	_ = r.(W) // ERROR "impossible type assertion: r\.\(W\)"
	_ = r.(L) // ERROR "impossible type assertion: r\.\(L\)"
	_ = r.(io.Writer)
	_ = r.(*io.Reader) // ERROR "impossible type assertion: r\.\(\*io\.Reader\)"
	_ = e.(T)
	_ = e.(undefined) // ERROR "undefined: undefined"
	_ = n.(int) // ERROR "invalid operation: n \(variable of type int\) is not an interface"
	_ = nil.(int) // ERROR "invalid operation: nil is not an interface"
	_, _ = e.(int)
	_ = r.(*T) // ERROR "impossible type assertion: r\.\(\*T\)"
}
