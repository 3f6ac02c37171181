// RUN: %zokor build -emit=llvm -o - %s | FileCheck %s
// Each place in the code names its function as tracebacks print it, its file and its line; inlined code also the call.

package main

//go:noinline
func generic[T any](x T) { sink = x }

var sink interface{}

func inlined(p *int) int { return *p }

//go:noinline
func caller(p *int) int {
	return inlined(p)
}

//go:noinline
func otherFile() {
//line other.go:100
	sink = caller
}

func main() {
	generic(1)
	otherFile()
	println(caller(nil))
}

// CHECK: define {{.*}}@main.caller({{.*}} !dbg [[CALLER:![0-9]+]]
// CHECK-DAG: [[CALLER]] = distinct !DISubprogram(name: "main.caller", {{.*}}line: 14
// CHECK-DAG: [[INLINED:![0-9]+]] = distinct !DISubprogram(name: "main.inlined", {{.*}}line: 11
// CHECK-DAG: !DILocation(line: 11, {{.*}}scope: [[INLINED]], inlinedAt: [[CALL:![0-9]+]])
// CHECK-DAG: [[CALL]] = {{.*}}!DILocation(line: 15, {{.*}}scope: [[CALLER]])
// CHECK-DAG: !DISubprogram(name: "main.generic[...]", linkageName: "main.generic[int]"
// CHECK-DAG: !DIFile(filename: "{{.*}}other.go"
