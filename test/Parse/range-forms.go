// RUN: %zokor tool dump-ast %s | FileCheck %s
// A range clause has no, one or two variables, declared or assigned.

package p

func f() {
	// CHECK: RangeStmt {{[0-9:]+$}}
	// CHECK-NEXT: x: Ident {{.*}} x
	for range x {
	}
	// CHECK: RangeStmt {{.*}} :=
	// CHECK-NEXT: key: Ident {{.*}} k
	// CHECK-NEXT: x: BasicLit {{.*}} 10
	for k := range 10 {
	}
	// CHECK: RangeStmt {{[0-9:]+$}}
	// CHECK-NEXT: key: SelectorExpr
	// CHECK: value: IndexExpr
	for a.b, c[0] = range x {
	}
}
