// RUN: zokor-opt -emit=obj %s -o %t.o && llvm-readelf -S %t.o | FileCheck %s
// An object carries the tables of runtime/abi/Tables.h in sections that the linker concatenates, and no .llvm_stackmaps.

// CHECK-NOT: llvm_stackmaps
// CHECK-DAG: zokor_funcs
// CHECK-DAG: zokor_sites
// CHECK-DAG: zokor_maps
// CHECK-DAG: zokor_locs
// CHECK-DAG: zokor_strings
// CHECK-DAG: zokor_faultmaps
go.func @p.g()
go.func @p.f(%p: !go.ptr) -> i64 {
  go.call @p.g() : () -> ()
  go.check.nil %p
  %v = go.load %p : i64
  go.return %v : i64
}
