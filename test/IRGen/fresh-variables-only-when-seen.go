// RUN: %zokor build -emit=go %s | FileCheck %s
// A loop makes a new variable in each iteration only if the old one may be kept.

package main

// CHECK-LABEL: go.func @main.plain(
// CHECK: go.var "i"
// CHECK-NOT: go.var "i"
// CHECK: go.return
func plain() (n int) {
	for i := 0; i < 9; i++ {
		n += i
	}
	return
}

// CHECK-LABEL: go.func @main.kept(
// CHECK: go.var "i"
// CHECK: cf.br ^[[HEADER:bb[0-9]+]](%true{{.*}} : i1)
// CHECK: ^[[HEADER]](%{{.*}}: i1):
// CHECK: go.var "i"
// CHECK: cf.br ^[[HEADER]](%false{{.*}} : i1)
func kept() (p *int) {
	for i := 0; i < 9; i++ {
		if i == 3 {
			p = &i
		}
	}
	return
}

func main() {}
