// RUN: %verify %s
// real, imag and complex do not take operands of type parameter type.

package p

func f[C complex64 | complex128, F float32 | float64, I int](c C, x F, i I) {
	_ = real(c) // ERROR "c \(variable of type C constrained by complex64\|complex128\) not supported as argument to real for go1\.18 \(see issue #50937\)"
	_ = imag(c) // ERROR "c \(variable of type C constrained by complex64\|complex128\) not supported as argument to imag for go1\.18 \(see issue #50937\)"
	_ = complex(x, x) // ERROR "x \(variable of type F constrained by float32\|float64\) not supported as argument to complex for go1\.18 \(see issue #50937\)"
	_ = real(x) // ERROR "invalid argument: argument has type F, expected complex type"
	_ = complex(c, c) // ERROR "invalid argument: arguments have type C, expected floating-point"
	_ = complex(i, i) // ERROR "invalid argument: arguments have type I, expected floating-point"
}
