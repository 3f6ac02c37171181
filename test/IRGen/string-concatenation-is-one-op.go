// RUN: %zokor build -emit=go %s | FileCheck %s

// A chain of + on strings is one op; constants beside each other are joined.

package main

// CHECK-LABEL: go.func @main.chain
// CHECK-DAG: %[[A:.*]] = go.load {{.*}} : !go.string
// CHECK-DAG: %[[XY:.*]] = go.string.const "xy"
// CHECK: go.string.concat {{.*}}, %[[XY]], {{.*}}
// CHECK-NOT: go.string.concat
// CHECK: go.return
func chain(a, b, c string) string {
	return a + "x" + "y" + b + (c + "z")
}

func main() { chain("", "", "") }
