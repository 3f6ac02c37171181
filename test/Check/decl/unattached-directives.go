// RUN: not %zokor tool compile -p=p -o %t %s 2>&1 | FileCheck %s --match-full-lines --implicit-check-not=directive
// The package clause, imports and constants take no directives.

//go:noinline
// CHECK: {{.*}}unattached-directives.go:[[#@LINE-1]]:3: misplaced compiler directive

package p

//go:nosplit
// CHECK: {{.*}}unattached-directives.go:[[#@LINE-1]]:3: misplaced compiler directive
import _ "os"

//go:noinline
// CHECK: {{.*}}unattached-directives.go:[[#@LINE-1]]:3: misplaced compiler directive
const c = 1

//go:embed x.txt
// CHECK: {{.*}}unattached-directives.go:[[#@LINE-1]]:3: misplaced go:embed directive
const d = 1
