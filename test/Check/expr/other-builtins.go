// RUN: %verify %s
// close, complex, real, imag, panic, print and recover.

package p

func f(ch chan int, so chan<- int, ro <-chan int, f32 float32, f64 float64, c64 complex64, c complex128, s uint, n int) {
	close(ch)
	close(so)
	close(ro) // ERROR "invalid operation: cannot close receive-only channel ro \(variable of type <-chan int\)"
	close(n) // ERROR "invalid operation: cannot close non-channel n \(variable of type int\)"
	close() // ERROR "invalid operation: not enough arguments for close\(\) \(expected 1, found 0\)"
	_ = close(ch) // ERROR "close\(ch\) \(no value\) used as value"
	var _ complex64 = complex(f32, 1)
	var _ complex128 = complex(f64, f64)
	_ = complex(f32, f64) // ERROR "invalid operation: complex\(f32, f64\) \(mismatched types float32 and float64\)"
	_ = complex(n, n) // ERROR "invalid argument: arguments have type int, expected floating-point"
	_ = complex(1, 2)
	_ = complex(1, "a") // ERROR `invalid operation: complex\(1, "a"\) \(mismatched types untyped float and untyped string\)`
	_ = complex(1) // ERROR "invalid operation: not enough arguments for complex\(1\) \(expected 2, found 1\)"
	_ = complex(1, 1i) // ERROR "invalid operation: complex\(1, 1i\) \(mismatched types untyped float and untyped complex\)"
	_ = complex(1<<s, 1) // ERROR "invalid operation: 1 << s \(shift of type float64\)"
	var _ float32 = real(c64)
	var _ float64 = imag(c)
	_ = real(f64) // ERROR "invalid argument: argument has type float64, expected complex type"
	_ = real(1)
	_ = imag("a") // ERROR "invalid argument: argument has type untyped string, expected complex type"
	const _ = real(1 + 2i)
	const _ int = imag(1 + 2i)
	panic(1)
	panic() // ERROR "invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)"
	panic(1, 2) // ERROR "invalid operation: too many arguments for panic\(1, 2\) \(expected 1, found 2\)"
	panic(nil)
	_ = panic(1) // ERROR "panic\(1\) \(no value\) used as value"
	print(1, "a", nil) // ERROR "use of untyped nil in argument to print"
	println(1 << 100) // ERROR "cannot use 1 << 100 \(untyped int constant 1267650600228229401496703205376\) as int value in argument to println \(overflows\)"
	println(ch, n, c)
	_ = print() // ERROR "print\(\) \(no value\) used as value"
	_ = recover()
	recover(1) // ERROR "invalid operation: too many arguments for recover\(1\) \(expected 0, found 1\)"
	real(c) // ERROR "real\(c\) \(value of type float64\) is not used"
}
