// RUN: %verify %s
// A type's methods have different names, and none is that of a field.

package p

type T struct {
	f, g int
	E
}

type E struct{ inner int }

func (T) m()      {}
func (*T) m()     {} // ERROR "T\.m redeclared in this block"
func (T) f()      {} // ERROR "field and method with the same name f"
func (t *T) E()   {} // ERROR "field and method with the same name E"
func (T) inner()  {}
func (T) m(x int) {} // ERROR "T\.m redeclared in this block"
func (T) _()      {}

type A = T

func (A) g()  {} // ERROR "field and method with the same name g"
func (*A) m() {} // ERROR "T\.m redeclared in this block"

type N int

func (N) f() {}
func (N) F() {}
