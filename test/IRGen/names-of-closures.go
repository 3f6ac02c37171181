// RUN: %zokor build -emit=go %s | FileCheck %s

// Function literals are named and numbered as by gc.

package main

type T struct{}

var global = func() func() { return func() {} }()

// CHECK-DAG: go.func @main.glob..func1(
// CHECK-DAG: go.func @main.glob..func1.1(
// CHECK-DAG: go.func @main.main.func1(
// CHECK-DAG: go.func @main.main.func1.1(
// CHECK-DAG: go.func @main.main.func1.2(
// CHECK-DAG: go.func @main.main.func2(
// CHECK-DAG: go.func @"main.(*T).method.func1"(
// CHECK-DAG: go.func @"main.generic[int].func1"({{.*}}display = "main.generic[...].func1"

func (*T) method() { func() {}() }

func generic[P any](p P) { func() { _ = p }() }

func main() {
	func() {
		func() {}()
		func() {}()
	}()
	func() {}()
	new(T).method()
	generic(1)
	global()
}
