// RUN: %verify --flags=-lang=go1.23 %s
// A function that takes a yield function of up to two parameters can be ranged
// over.

package p

type Seq[V any] func(yield func(V) bool)
type Seq2[K, V any] func(yield func(K, V) bool)
type Yield func(string) bool
type Bool bool

func two() (int, bool)

type T struct{}

func (T) All(yield func(int, string) bool) {}
func (*T) Keys() Seq[int]                  { return nil }

func f(f0 func(func() bool), f1 func(func(int) bool), f2 func(func(int, string) bool), s1 Seq[string], s2 Seq2[string, error], y func(Yield), nb func(func(int) Bool), t T) {
	for range f0 {
	}
	for range f1 {
	}
	for range f2 {
	}
	for x := range f1 {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string"
	}
	for x := range f2 {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string"
	}
	for x, y := range f2 {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string"
		var _ int = y    // ERROR "cannot use y \(variable of type string\) as type int"
	}
	for _, y := range s2 {
		var _ error = y
	}
	for x := range s1 {
		var _ string = x
	}
	for x := range y {
		var _ string = x
	}
	for x := range nb {
		var _ int = x
	}
	for x, y := range t.All {
		_, _ = x, y
	}
	for x := range t.Keys() {
		_ = x
	}
	for x := range func(yield func(int) bool) { yield(1) } {
		_ = x
	}
	var s string
	var i int
	for i, s = range f2 {
	}
	for s, i = range f2 { // ERROR "cannot use s \(value of type int\) as type string in assignment" "cannot use i \(value of type string\) as type int in assignment"
	}
	_, _ = s, i
	for x := range f0 { // ERROR "range over f0 \(variable of type func\(func\(\) bool\)\) permits no iteration variables"
		_ = x
	}
	for x, y := range f1 { // ERROR "range over f1 \(variable of type func\(func\(int\) bool\)\) permits only one iteration variable"
		_, _ = x, y
	}
	for x, y, z := range f2 { // ERROR "range clause permits at most two iteration variables"
		_, _ = x, y
	}
}

func bad(a func(), b func(int), c func(func(int)), d func(func(int, int, int) bool), e func(func() bool) int, g func(func() int), h func(x, y func() bool)) {
	for range a { // ERROR "cannot range over a \(variable of type func\(\)\): func must be func\(yield func\(\.\.\.\) bool\): wrong argument count"
	}
	for range b { // ERROR "cannot range over b .*: func must be func\(yield func\(\.\.\.\) bool\): argument is not func"
	}
	for range c { // ERROR "cannot range over c .*: func must be func\(yield func\(\.\.\.\) bool\): yield func does not return bool"
	}
	for range d { // ERROR "cannot range over d .*: func must be func\(yield func\(\.\.\.\) bool\): yield func has too many parameters"
	}
	for range e { // ERROR "cannot range over e .*: func must be func\(yield func\(\.\.\.\) bool\): unexpected results"
	}
	for range g { // ERROR "cannot range over g .*: func must be func\(yield func\(\.\.\.\) bool\): yield func does not return bool"
	}
	for range h { // ERROR "cannot range over h .*: func must be func\(yield func\(\.\.\.\) bool\): wrong argument count"
	}
	for range two { // ERROR "cannot range over two .*: func must be func\(yield func\(\.\.\.\) bool\): wrong argument count"
	}
}

func generic[F func(func(int) bool) | func(func(string) bool), G ~func(func(int) bool)](f F, g G) {
	for range f { // ERROR "cannot range over f .*F has no core type"
	}
	for x := range g {
		var _ int = x
	}
}
