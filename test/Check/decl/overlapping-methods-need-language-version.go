// RUN: %verify --flags=-lang=go1.13 %s
// Embedded interfaces may have methods in common since go1.14.

package p

type I interface{ m() }

type J interface {
	m()
	I // ERROR "duplicate method m"
}
