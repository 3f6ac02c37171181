// RUN: %verify %s
// A field or method that exists but is private to another package is named as
// such; one that differs in the case of its first letter is suggested.

package p

import (
	"bytes"
	"sync"
)

type T struct{ Name string }

func f(m *sync.Mutex, b bytes.Buffer, t T) {
	_ = m.state // ERROR "m\.state undefined \(cannot refer to unexported field or method state\)"
	m.lockSlow() // ERROR "m\.lockSlow undefined \(cannot refer to unexported field or method lockSlow\)"
	m.lock()    // ERROR "m\.lock undefined \(type \*sync\.Mutex has no field or method lock, but does have Lock\)"
	b.grow(1)   // ERROR "b\.grow undefined \(cannot refer to unexported field or method grow\)"
	b.nothing() // ERROR "b\.nothing undefined \(type bytes\.Buffer has no field or method nothing\)"
	_ = t.name  // ERROR "t\.name undefined \(type T has no field or method name, but does have Name\)"
	_ = sync.Mutex{state: 1} // ERROR "cannot refer to unexported field 'state' in struct literal of type sync\.Mutex"
	_ = sync.Mutex{other: 1} // ERROR "unknown field 'other' in struct literal of type sync\.Mutex$"
	_ = T{name: ""} // ERROR "unknown field 'name' in struct literal of type T \(but does have Name\)"
}
