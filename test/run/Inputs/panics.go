// What an uncaught panic, and some fatal errors, say. The number of the case is in
// the environment variable GOROOT: a program without packages can read no other.

package main

import (
	"runtime"
	"unsafe"
)

type (
	B    bool
	I    int
	I8   int8
	U    uint
	U16  uint16
	F32  float32
	F64  float64
	C64  complex64
	C128 complex128
	S    string
	T    struct{ a, b int }
	E    struct{ text string }
	P    struct{ text string }
	Str  int
)

func (e E) Error() string    { return "E: " + e.text }
func (p *P) Error() string   { return "P: " + p.text }
func (s Str) String() string { return "Str" }

type M interface{ m() }
type N struct{}

func (n N) m() {}

var (
	zero   int
	one    = 1
	minus  = -1
	slice  = []int{1, 2, 3}
	array  [4]int
	text   = "abc"
	ptr    *int
	nilmap map[string]int
	nilM   M
	empty  any
)

func cases(n int) {
	switch n {
	case 0:
		panic(true)
	case 1:
		panic(-42)
	case 2:
		panic(uint8(200))
	case 3:
		panic(1.5)
	case 4:
		panic(2 + 3i)
	case 5:
		panic("text")
	case 6:
		panic(B(true))
	case 7:
		panic(I(-7))
	case 8:
		panic(I8(-8))
	case 9:
		panic(U(9))
	case 10:
		panic(U16(10))
	case 11:
		panic(F32(0.5))
	case 12:
		panic(F64(-0.25))
	case 13:
		panic(C64(1 - 2i))
	case 14:
		panic(C128(1 - 2i))
	case 15:
		panic(S("named"))
	case 16:
		panic(T{1, 2})
	case 17:
		panic(E{"value"})
	case 18:
		panic(&P{"pointer"})
	case 19:
		panic(Str(3))
	case 20:
		panic(nil)
	case 21:
		println(one / zero)
	case 22:
		println(slice[3+zero])
	case 23:
		println(slice[minus])
	case 24:
		println(len(slice[2:one]))
	case 25:
		println(len(slice[:one+4]))
	case 26:
		println(len(text[one+3:]))
	case 27:
		println(len(slice[0 : 1 : one+4]))
	case 28:
		println(1 << minus)
	case 29:
		nilmap["a"] = 1
	case 30:
		println(empty.(int))
	case 31:
		empty = "x"
		println(empty.(int))
	case 32:
		empty = T{}
		empty.(M).m()
	case 33:
		nilM.m()
	case 34:
		close((chan int)(nil))
	case 35:
		println(len(make([]int, minus)))
	case 36:
		println((*[4]int)(slice)[0])
	case 37:
		m := map[any]int{}
		m[[]int{}] = 1
	case 38:
		var x, y any = slice, slice
		println(x == y)
	case 39:
		println(*ptr)
	case 40:
		var e error
		println(e.Error())
	case 41:
		c := make(chan int)
		close(c)
		c <- 1
	case 42:
		c := make(chan int)
		close(c)
		close(c)
	case 43:
		println(array[one+3])
	case 44:
		println(text[one+5])
	case 45:
		println(len(unsafe.Slice(ptr, minus)))
	case 46:
		var p *N
		M.m(p)
	case 47:
		println(len(make(chan int, minus)))
	case 48:
		defer func() {
			panic(recover().(runtime.Error).Error() + "!")
		}()
		println(slice[one+9])
	case 49:
		defer panic("second")
		panic("first")
	case 50:
		defer func() {
			defer func() { println("got", recover().(string)) }()
			panic("inner")
		}()
		panic("outer")
	case 51:
		defer func() {
			r := recover()
			panic(r)
		}()
		panic("again")
	case 52:
		runtime.Goexit()
	case 53:
		defer func() { panic("in Goexit") }()
		runtime.Goexit()
	case 54:
		defer func() { recover() }()
		defer func() { panic("in Goexit") }()
		runtime.Goexit()
	case 55:
		var f func()
		f()
	case 56:
		var f func()
		defer f()
	case 57:
		var f func()
		go f()
	case 58:
		var mu chan int
		<-mu
	case 59:
		select {}
	case 60:
		m := map[int]int{1: 1}
		for i := 0; i < 100; i++ {
			defer func(i int) {
				if i == 50 {
					panic("loop")
				}
			}(i)
		}
		println(m[1])
	case 61:
		println(len(slice[one+2:][:minus]))
	case 62:
		var a any = T{}
		println(a.(interface{ Foo() }) == nil)
	case 63:
		panic(error(nil))
	case 64:
		var e *P
		defer func() { println(e == nil) }()
		panic(e.text)
	case 65:
		panic([]int{1})
	case 66:
		i := uint64(1) << 63
		println(slice[i])
	}
}

func main() {
	n := 0
	for _, c := range runtime.GOROOT() {
		n = n*10 + int(c-'0')
	}
	cases(n)
}
