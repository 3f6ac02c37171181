// RUN: %verify --flags=-complete %s
// Every function has a body when the package has no other files.

package p

import _ "unsafe"

func f() // ERROR "missing function body"

type T int

func (T) m() // ERROR "missing function body"

//go:linkname g runtime.g
func g()

func h() {}
