// RUN: %zokor run %s 2>&1 | FileCheck %s
// A quotient of complex numbers is corrected as C99 says only if both parts are NaN.

package main

import "math"

//go:noinline
func div(x, y complex128) complex128 { return x / y }

func main() {
	inf := math.Inf(1)
	println(div(complex(inf, inf), complex(1, -2.5)))
	// CHECK: (NaN+Infi)
	println(div(complex(inf, inf), complex(1, 1)))
	// CHECK: (+InfNaNi)
	println(div(1, complex(inf, inf)))
	// CHECK: (+0.000000e+000-0.000000e+000i)
}
