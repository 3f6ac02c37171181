// RUN: zokor-opt -go-devirtualize %s | FileCheck %s
// Calls of methods and functions that are known are direct.

go.data external @"type:T" size 0 align 8
go.data external @"type:I" size 0 align 8
go.data constant once @"itab:T,I" size 40 align 8 relocs [#go.reloc<24 : 8 = @p.T.a + 0>, #go.reloc<32 : 8 = @p.T.b + 0>]
go.data constant once @"p.f·f" size 8 align 8 relocs [#go.reloc<0 : 8 = @"p.f·fv" + 0>]
go.data external @variable size 8 align 8 relocs [#go.reloc<0 : 8 = @"p.f·fv" + 0>]

go.func @p.T.a(!go.ptr, i64) -> i64
go.func @p.T.b(!go.ptr, i64) -> i64
go.func @p.f(i64) -> i64
go.func @"p.f·fv"(!go.ptr, i64) -> i64 attributes {closure}

// CHECK-LABEL: go.func @p.method(
// CHECK: go.call @p.T.b(%{{.*}}, %{{.*}}) : (!go.ptr, i64) -> i64
go.func @p.method(%p: !go.ptr, %n: i64) -> i64 {
  %i = go.iface.make @"itab:T,I", %p type @"type:T" : !go.iface
  %v = go.call.iface %i "b"[1 of @"type:I"](%n) : (i64) -> i64
  go.return %v : i64
}

// CHECK-LABEL: go.func @p.unknownMethod(
// CHECK: go.call.iface
go.func @p.unknownMethod(%i: !go.iface, %n: i64) -> i64 {
  %v = go.call.iface %i "b"[1 of @"type:I"](%n) : (i64) -> i64
  go.return %v : i64
}

// CHECK-LABEL: go.func @p.funcValue(
// CHECK: go.call @p.f(%{{.*}}) : (i64) -> i64
go.func @p.funcValue(%n: i64) -> i64 {
  %f = go.func.addr @"p.f·f"
  %v = go.call.closure %f(%n) : (i64) -> i64
  go.return %v : i64
}

// CHECK-LABEL: go.func @p.assertion(
// CHECK-SAME: %[[P:.*]]: !go.ptr
// CHECK-NOT: go.iface.assert
// CHECK: go.return %[[P]]
go.func @p.assertion(%p: !go.ptr) -> (!go.ptr, i1) {
  %e = go.iface.make @"type:T", %p type @"type:T" : !go.eface
  %d, %ok = go.iface.assert ok %e is @"type:T" from @"type:I" : !go.eface
  go.return %d, %ok : !go.ptr, i1
}
