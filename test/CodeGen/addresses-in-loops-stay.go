// RUN: %zokor build -emit=llvm -o - %s | FileCheck %s
// A variable in the frame that is used in loops with calls keeps its address:
// what the loops carry around as relocated addresses is the variable itself.

package main

//go:noinline
func use(p *[4]int) bool { p[1]++; return p[0] == 0 }

// CHECK-LABEL: @main.nested(
// CHECK-NOT: phi ptr addrspace(1)
// CHECK-NOT: gc.relocate
// CHECK: ret
func nested(n, m int) (sum int) {
	for i := 0; i < n; i++ {
		for j := 0; j < m; j++ {
			var x, y [4]int
			for use(&x) && use(&y) {
				sum += x[1]
				if sum > n {
					break
				}
			}
		}
	}
	return sum
}

func main() { println(nested(3, 3)) }
