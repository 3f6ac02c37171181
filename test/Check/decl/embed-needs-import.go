// RUN: not %zokor tool compile -p=p -o %t %s 2>&1 | FileCheck %s --match-full-lines
// go:embed is for files that import package embed.

package p

// CHECK: {{.*}}embed-needs-import.go:[[#@LINE+1]]:3: go:embed only allowed in Go files that import "embed"
//go:embed x.txt
var a string
