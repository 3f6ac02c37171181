// RUN: %zokor run %s 2>&1 | FileCheck %s
// A constant converted to a type parameter has its exact value in the type that the parameter stands for.

package main

func pi[T ~complex64 | ~complex128]() T       { return T(3.25) }
func i[T ~complex64 | ~complex128]() T        { return T(-1i) }
func number[T ~int8 | ~float32 | ~float64]() T { return T(7) }

func main() {
	// CHECK: (+3.250000e+000+0.000000e+000i) (+3.250000e+000+0.000000e+000i)
	println(pi[complex64](), pi[complex128]())
	// CHECK: (+0.000000e+000-1.000000e+000i) (+0.000000e+000-1.000000e+000i)
	println(i[complex64](), i[complex128]())
	// CHECK: 7 +7.000000e+000 +7.000000e+000
	println(number[int8](), number[float32](), number[float64]())
}
