// RUN: %verify %s
// go:linkname names a function or variable of the package, once.

package p

import _ "unsafe"

type T int

const c = 1

func f() {}

var v int

//go:linkname f x.f
//go:linkname v x.v

// The errors stand on the directives' own lines; comments behind a directive
// would be its words.
func g() {}
