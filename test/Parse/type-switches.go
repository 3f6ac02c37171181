// RUN: %zokor tool dump-ast %s | FileCheck %s
// A switch is a type switch if its last statement is `x.(type)`, with or
// without a variable.

package p

func f() {
	// CHECK: TypeSwitchStmt {{[0-9:]+$}}
	// CHECK-NEXT: x: Ident {{.*}} x
	// CHECK-NEXT: CaseClause
	// CHECK-NEXT: case: Ident {{.*}} int
	// CHECK-NEXT: case: Ident {{.*}} nil
	// CHECK-NEXT: CaseClause {{.*}} default
	switch x.(type) {
	case int, nil:
	default:
	}
	// CHECK: TypeSwitchStmt {{.*}} v :=
	// CHECK-NEXT: init: AssignStmt
	// CHECK: x: CallExpr
	switch y := 1; v := g(y).(type) {
	}
	// CHECK: SwitchStmt {{[0-9:]+$}}
	// CHECK-NEXT: tag: TypeAssertExpr
	switch x.(T) {
	}
}
