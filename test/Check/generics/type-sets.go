// RUN: %verify %s
// Methods and terms of interfaces that embed others.

package p

type A interface{ m() }
type B interface{ m() }
type D interface{ m(int) }

type _ interface {
	A
	B
}
type _ interface {
	A
	D // ERROR "duplicate method m"
}
type _ interface {
	m()
	m() // ERROR "duplicate method m"
}
type _ interface {
	m()
	A
}

type Num interface{ ~int | ~float64 }
type Str interface{ ~string }
type All interface{ Num | Str }
type None interface {
	Num
	Str
}

func add[T All](a, b T) T    { return a + b }
func size[T Str](a T) int    { return len(a) }
func cmp[T All](a, b T) bool { return a < b }
func none[T None](a T) T     { return a }

// Core types: the operations that need one.
func rangeOver[T []int | [4]int](x T) {
	for range x { // ERROR "cannot range over x .*T has no core type"
	}
}
func call[F ~func(int) string](f F) string { return f(1) }
func send[Ch chan int | chan<- int](c Ch)  { c <- 1 }
func receive[Ch chan int | chan<- int](c Ch) {
	<-c // ERROR "cannot receive from send-only channel|receive from send-only"
}
func bytes[T ~string | ~[]byte](x T) []byte { return append([]byte(nil), x...) }
