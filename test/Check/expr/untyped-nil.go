// RUN: %verify %s
// nil takes the type of its context and has none by itself.

package p

func g(...interface{})

func f(p *int, e interface{}) {
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier"
	var x = nil // ERROR "use of untyped nil in variable declaration"
	y := nil // ERROR "use of untyped nil in assignment"
	g(nil, nil)
	_ = e == nil
	_ = nil == p
	_ = []*int{nil}
	_ = []int{nil} // ERROR "cannot use nil as int value in array or slice literal"
	_ = map[string]error{"a": nil}
	_ = nil.x // ERROR "nil\.x undefined \(type untyped nil has no field or method x\)"
	_ = (nil) // ERROR "use of untyped nil in assignment to _ identifier"
	_ = *nil // ERROR "invalid operation: cannot indirect nil"
	_ = &nil // ERROR "invalid operation: cannot take address of nil"
	_ = (*int)(nil) == p
	_ = nil + nil // ERROR "invalid operation: operator \+ not defined on nil"
	_ = len(nil) // ERROR "invalid argument: nil for len"
	switch nil { // ERROR "use of untyped nil in switch expression"
	}
	e = nil
	p = (nil)
	nil = p // ERROR "cannot assign to nil"
}
