// RUN: %zokor tool dump-ast %s | FileCheck %s
// `type T[P ...` declares type parameters unless it can be an array length.

package p

// CHECK: TypeDecl {{.*}} A1{{$}}
// CHECK-NEXT: type: ArrayType
type A1 [N]int

// CHECK: TypeDecl {{.*}} A2{{$}}
// CHECK-NEXT: type: ArrayType
// CHECK-NEXT: len: BinaryExpr {{.*}} *
type A2 [N * C]int

// CHECK: TypeDecl {{.*}} A3{{$}}
// CHECK-NEXT: type: ArrayType
// CHECK-NEXT: len: CallExpr
type A3 [N(C)]int

// CHECK: TypeDecl {{.*}} P1{{$}}
// CHECK-NEXT: tparam: Field {{.*}} P
type P1[P any] int

// CHECK: TypeDecl {{.*}} P2{{$}}
// CHECK-NEXT: tparam: Field {{.*}} P
// CHECK-NEXT: StarExpr
type P2[P *C,] int

// CHECK: TypeDecl {{.*}} P3{{$}}
// CHECK-NEXT: tparam: Field {{.*}} P
// CHECK-NEXT: StarExpr
// CHECK-NEXT: SliceType
type P3[P *[]C] int

// CHECK: TypeDecl {{.*}} P4{{$}}
// CHECK-NEXT: tparam: Field {{.*}} P
// CHECK-NEXT: InterfaceType {{.*}} implicit
// CHECK-NEXT: Field {{.*}} embedded
// CHECK-NEXT: BinaryExpr {{.*}} |
// CHECK-NEXT: StarExpr
type P4[P *C | ~D] int

// CHECK: TypeDecl {{.*}} P5{{$}}
// CHECK-NEXT: tparam: Field {{.*}} P
// CHECK-NEXT: Ident {{.*}} C
// CHECK-NEXT: tparam: Field {{.*}} Q
type P5[P (C), Q any] int
