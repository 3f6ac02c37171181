// RUN: %verify %s
// A selector denotes a field or method at the shallowest depth where it is
// unique, or an exported name of a package.

package p

import (
	"fmt"
	"strings"
)

type T struct {
	A int
	b int
	*U
	V
}
type U struct{ c, d int }
type V struct{ d, Name int }

func (T) M()  {}
func (*T) P() {}
func (V) Get() {}

type I interface{ M() }

func mk() T

func f(t T, p *T, pp **T, i I, pi *I, m map[string]T, n int) {
	_ = t.A
	_ = t.a // ERROR "t\.a undefined \(type T has no field or method a, but does have A\)"
	_ = t.B // ERROR "t\.B undefined \(type T has no field or method B, but does have b\)"
	_ = t.c
	_ = t.d // ERROR "ambiguous selector t\.d"
	_ = t.x // ERROR "t\.x undefined \(type T has no field or method x\)"
	_ = p.x // ERROR "p\.x undefined \(type \*T has no field or method x\)"
	_ = pp.A // ERROR "pp\.A undefined \(type \*\*T has no field or method A\)"
	_ = t.name // ERROR "t\.name undefined \(type T has no field or method name, but does have Name\)"
	t.m() // ERROR "t\.m undefined \(type T has no field or method m, but does have M\)"
	t.M()
	t.P()
	mk().P() // ERROR "cannot call pointer method P on T"
	p.get() // ERROR "p\.get undefined \(type \*T has no field or method get, but does have Get\)"
	p.P()
	pp.M() // ERROR "pp\.M undefined \(type \*\*T has no field or method M\)"
	i.M()
	i.N() // ERROR "i\.N undefined \(type I has no field or method N\)"
	i.m() // ERROR "i\.m undefined \(type I has no field or method m, but does have M\)"
	pi.M() // ERROR "pi\.M undefined \(type \*I is pointer to interface, not interface\)"
	n.x() // ERROR "n\.x undefined \(type int has no field or method x\)"
	_ = m["a"].A
	m["a"].A = 1 // ERROR `cannot assign to struct field m\["a"\]\.A in map`
	mk().A = 1 // ERROR "cannot assign to mk\(\)\.A \(value of type int\)"
	mk().c = 1
	t.M = nil // ERROR "cannot assign to t\.M \(value of type func\(\)\)"
	_ = f.x // ERROR "f\.x undefined \(type func\(t T, p \*T, pp \*\*T, i I, pi \*I, m map\[string\]T, n int\) has no field or method x\)"
	_ = len.x // ERROR "cannot select on len \(built-in\)"
	_ = nil.x // ERROR "nil\.x undefined \(type untyped nil has no field or method x\)"
	_ = 1.0.x // ERROR "1\.0\.x undefined \(type untyped float has no field or method x\)"
	fmt.Foo() // ERROR "undefined: fmt\.Foo"
	_ = fmt // ERROR "use of package fmt not in selector"
	_ = fmt.Println.x // ERROR "fmt\.Println\.x undefined \(type func\(a \.\.\.any\) \(n int, err error\) has no field or method x\)"
	strings.NewReader("a").s = "" // ERROR `strings\.NewReader\("a"\)\.s undefined \(cannot refer to unexported field or method s\)`
	_ = strings.NewReader("a").x // ERROR `strings\.NewReader\("a"\)\.x undefined \(type \*strings\.Reader has no field or method x\)`
	_ = strings.NewReader("a").len() // ERROR `strings\.NewReader\("a"\)\.len undefined \(type \*strings\.Reader has no field or method len, but does have Len\)`
	_ = undefined.x // ERROR "undefined: undefined"
	_ = t._ // ERROR "t\._ undefined \(type T has no field or method _\)"
}
