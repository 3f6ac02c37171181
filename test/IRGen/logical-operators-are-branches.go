// RUN: %zokor build -emit=go %s | FileCheck %s

// The right operand of && and || is evaluated in a block of its own.

package main

func f() bool { return true }

// CHECK-LABEL: go.func @main.and
// CHECK: cf.cond_br {{.*}}, ^[[RIGHT:bb[0-9]+]], ^{{bb[0-9]+}}
// CHECK: ^[[RIGHT]]:
// CHECK-NEXT: go.call @main.f()
func and(x bool) bool { return x && f() }

func main() { and(true) }
