// RUN: %zokor tool dump-ast %s | FileCheck %s
// Directives belong to the declaration behind them, others to the file. A build
// line chooses the language version.

//go:build go1.18 && (linux || !windows)

// CHECK: File p go1.18 [go:build go1.18 && (linux || !windows)] [go:generate x]
package p

// CHECK: VarDecl {{.*}} v [go:embed a.txt]
//go:embed a.txt
var v string

// CHECK: FuncDecl {{.*}} f [go:noinline] [go:nosplit]
//go:noinline
//go:nosplit
func f() {}

// CHECK: TypeDecl {{.*}} T [go:notinheap]
//go:notinheap
type T int

//go:generate x
