//===- GoInterfaceOps.td - Interface values -----------------*- tablegen -*-===//

#ifndef ZOKOR_GO_INTERFACE_OPS_TD
#define ZOKOR_GO_INTERFACE_OPS_TD

include "GoOpBase.td"

def GoInterfaceOpsDoc : OpDocGroup {
  let summary = "Interface values";
  let description = [{
    A value whose type is pointer-shaped is its own data word ("direct");
    others are boxed in immutable memory.
  }];
}
let opDocGroup = GoInterfaceOpsDoc in {

def IfaceMakeOp : GoOp<"iface.make", [Pure]> {
  let summary = "make an interface value from a static type word and a data word";
  let description = [{
    `word` is the symbol of a type descriptor (for `!go.eface`) or of an itab
    (for `!go.iface`). `type` is the concrete type's descriptor.
  }];
  let arguments = (ins FlatSymbolRefAttr:$word, Go_PtrType:$data,
                       FlatSymbolRefAttr:$type);
  let results = (outs Go_AnyIface:$result);
  let assemblyFormat = "$word `,` $data `type` $type attr-dict `:` type($result)";
}
def IfaceMakeDynamicOp : GoOp<"iface.make.dynamic", [Pure]> {
  let summary = "make an interface value from two words";
  let arguments = (ins Go_PtrType:$word, Go_PtrType:$data);
  let results = (outs Go_AnyIface:$result);
  let assemblyFormat = "$word `,` $data attr-dict `:` type($result)";
}
def IfaceBoxOp : GoOp<"iface.box", [MayAllocate]> {
  let summary = "box a value for the data word of an interface";
  let description = [{
    The operand is a register value. Zero values, single bytes and small
    integers come from static tables; constants become static data.
  }];
  let arguments = (ins Go_Value:$value, FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$value `type` $type $place attr-dict `:` type($value)";
}
def IfaceBoxMemOp : GoOp<"iface.box.mem", [MayAllocate]> {
  let summary = "box a copy of a value in memory";
  let arguments = (ins Arg<Go_PtrType, "", [MemRead]>:$addr, TypeAttr:$elem,
                       FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$addr `:` $elem `type` $type $place attr-dict";
}
def IfaceWordOp : GoOp<"iface.word", [Pure]> {
  let summary = "the first word: type descriptor or itab, nil for nil";
  let arguments = (ins Go_AnyIface:$iface);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$iface attr-dict `:` type($iface)";
  let hasFolder = 1;
}
def IfaceDataOp : GoOp<"iface.data", [Pure]> {
  let summary = "the data word";
  let arguments = (ins Go_AnyIface:$iface);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$iface attr-dict `:` type($iface)";
  let hasFolder = 1;
}
def IfaceTypeOp : GoOp<"iface.type", [Pure]> {
  let summary = "the dynamic type's descriptor, nil for nil";
  let arguments = (ins Go_AnyIface:$iface);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$iface attr-dict `:` type($iface)";
}
def IfaceUnboxOp : GoOp<"iface.unbox", [Pure]> {
  let summary = "read the value behind a data word of known dynamic type";
  let description = "For a direct type the word itself, else a load of immutable memory.";
  let arguments = (ins Go_PtrType:$data, UnitAttr:$direct);
  let results = (outs Go_Value:$result);
  let assemblyFormat = "(`direct` $direct^)? $data attr-dict `:` type($result)";
}
def IfaceConvertOp : GoOp<"iface.convert", [MayAllocate]> {
  let summary = "convert to another interface type that the static type implements";
  let description = "nil stays nil. `target` is the interface type's descriptor.";
  let arguments = (ins Go_AnyIface:$value, FlatSymbolRefAttr:$target);
  let results = (outs Go_AnyIface:$result);
  let assemblyFormat = "$value `to` $target attr-dict `:` type($value) `->` type($result)";
}
def IfaceAssertOp : GoOp<"iface.assert", [MayPanic]> {
  let summary = "x.(T) for a concrete type: the data word";
  let description = [{
    Compares the dynamic type with `type`. Without `commaOk` it panics with a
    *runtime.TypeAssertionError that names `iface` (the static type of x) and
    `ok` is true; with it, `data` is nil when `ok` is false.
  }];
  let arguments = (ins Go_AnyIface:$value, FlatSymbolRefAttr:$type,
                       FlatSymbolRefAttr:$iface,
                       /// The itab to compare with when x is a non-empty interface.
                       OptionalAttr<FlatSymbolRefAttr>:$itab,
                       UnitAttr:$commaOk);
  let results = (outs Go_PtrType:$data, I1:$ok);
  let assemblyFormat = [{
    (`ok` $commaOk^)? $value `is` $type `from` $iface (`itab` $itab^)? attr-dict `:` type($value)
  }];
}
def IfaceAssertIfaceOp : GoOp<"iface.assert.iface", [MayAllocate, MayPanic]> {
  let summary = "x.(I) for an interface type";
  let arguments = (ins Go_AnyIface:$value, FlatSymbolRefAttr:$target, UnitAttr:$commaOk);
  let results = (outs Go_AnyIface:$result, I1:$ok);
  let assemblyFormat = "(`ok` $commaOk^)? $value `to` $target attr-dict `:` type($value) `->` type($result)";
}
def IfaceEqualOp : GoOp<"iface.equal", [MayPanic, AllTypesMatch<["lhs", "rhs"]>]> {
  let summary = "compare two interface values of the same kind";
  let description = "Panics \"comparing uncomparable type T\".";
  let arguments = (ins Go_AnyIface:$lhs, Go_AnyIface:$rhs);
  let results = (outs I1:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` type($lhs)";
}

} // opDocGroup

#endif // ZOKOR_GO_INTERFACE_OPS_TD
