// RUN: %zokor tool dump-ast %s | FileCheck %s
// In the header of a control clause a brace behind a name begins the block;
// behind a type literal, in brackets or in a function it begins a literal.

package p

func f() {
	// CHECK: IfStmt [[#@LINE+3]]:2
	// CHECK-NEXT: cond: Ident [[#@LINE+2]]:5 x
	// CHECK-NEXT: then: BlockStmt [[#@LINE+1]]:7
	if x {
	}
	// CHECK: RangeStmt
	// CHECK-NEXT: x: CompositeLit [[#@LINE+1]]:12
	for range []T{{1}, {}} {
	}
	// CHECK: SwitchStmt
	// CHECK-NEXT: tag: ParenExpr
	// CHECK-NEXT: CompositeLit
	switch (T{}) {
	}
	// CHECK: IfStmt
	// CHECK-NEXT: cond: CallExpr
	// CHECK-NEXT: fun: FuncLit
	// CHECK: ReturnStmt
	// CHECK-NEXT: CompositeLit
	if func() T { return T{} }() {
	}
	// CHECK: ForStmt
	// CHECK-NEXT: cond: IndexExpr
	// CHECK: index: CompositeLit
	for a[T{}] {
	}
}
