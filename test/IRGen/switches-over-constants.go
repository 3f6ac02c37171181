// RUN: %zokor build -emit=go %s | FileCheck %s
// Integer constants become one cf.switch; several strings are divided by length.

package main

// CHECK-LABEL: go.func @main.integers(
// CHECK: cf.switch %{{.*}} : i64, [
// CHECK-NEXT: default: ^[[DEFAULT:.*]],
// CHECK-NEXT: 1: ^[[ONE:.*]],
// CHECK-NEXT: 2: ^[[ONE]],
// CHECK-NEXT: 18446744073709551613: ^{{.*}}
func integers(x int) string {
	switch x {
	case 1, 2:
		return "few"
	case -3:
		return "negative"
	default:
		return "many"
	}
}

// CHECK-LABEL: go.func @main.strings(
// CHECK: go.string.len
// CHECK: cf.switch
// CHECK-NEXT: default
// CHECK-NEXT: 1:
// CHECK-NEXT: 3:
// CHECK: go.string.compare eq
func strings(s string) int {
	switch s {
	case "a", "b":
		return 1
	case "one", "two", "six":
		return 2
	}
	return 3
}

// CHECK-LABEL: go.func @main.mixed(
// CHECK: cf.switch
// CHECK: go.call @main.f
// CHECK: arith.cmpi eq
// CHECK: cf.switch
func mixed(x int) bool {
	switch x {
	case 1:
	case f():
	case 2:
	default:
		return false
	}
	return true
}

func f() int { return 7 }

func main() {}
