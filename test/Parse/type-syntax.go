// RUN: %verify %s
// Types, fields and signatures that the grammar does not have.

package p

type S struct {
	(E) // ERROR "cannot parenthesize embedded type"
	*(E) // ERROR "cannot parenthesize embedded type"
	1 // ERROR "unexpected literal 1, expecting field name or embedded type"
}

type I interface {
	m[]() // ERROR "empty type parameter list"
	m[P any]() // ERROR "interface method must have no type parameters"
	T[] // ERROR "empty type argument list"
	1 // ERROR "unexpected literal 1, expecting ~ term or type"
}

type C struct{ c chan } // ERROR "missing channel element type"
type D (<-chan<- int) // ERROR "unexpected int, expecting chan"

func (t S) m[P any]() {} // ERROR "method must have no type parameters"
func n[]() {} // ERROR "empty type parameter list"
func o[P]() {} // ERROR "missing type constraint"
func q[*P]() {} // ERROR "type parameters must be named"
func r(a int, string) {} // ERROR "mixed named and unnamed parameters"
func () s() {} // ERROR "method has no receiver"

var v = func[P any]() {} // ERROR "function type must have no type parameters"
