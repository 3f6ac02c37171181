// RUN: not %zokor tool compile -p=p -o %t %s 2>&1 | FileCheck %s --match-full-lines --implicit-check-not=go:embed
// go:embed is for one package variable without a value.

package p

import _ "embed"

//go:embed x.txt
// CHECK: {{.*}}embed.go:[[#@LINE-1]]:3: go:embed cannot apply to multiple vars
var a, b string

//go:embed x.txt
// CHECK: {{.*}}embed.go:[[#@LINE-1]]:3: go:embed cannot apply to var with initializer
var c = "x"

func f() {
	//go:embed x.txt
	// CHECK: {{.*}}embed.go:[[#@LINE-1]]:4: go:embed cannot apply to var inside func
	var x string
	_ = x
}

//go:embed x.txt
// CHECK: {{.*}}embed.go:[[#@LINE-1]]:3: misplaced go:embed directive
type T int

//go:embed x.txt
// CHECK: {{.*}}embed.go:[[#@LINE-1]]:3: misplaced go:embed directive
func g() {}
