//===- GoAggregateOps.td - Struct and array values ----------*- tablegen -*-===//

#ifndef ZOKOR_GO_AGGREGATE_OPS_TD
#define ZOKOR_GO_AGGREGATE_OPS_TD

include "GoOpBase.td"

def GoAggregateOpsDoc : OpDocGroup {
  let summary = "Struct and array values";
  let description = "Values of register types that have parts.";
}
let opDocGroup = GoAggregateOpsDoc in {

def StructMakeOp : GoOp<"struct.make", [Pure]> {
  let summary = "make a struct value from its fields";
  let arguments = (ins Variadic<Go_Value>:$fields);
  let results = (outs Go_StructType:$result);
  let assemblyFormat = "$fields attr-dict (`:` type($fields)^)? `->` qualified(type($result))";
  let hasVerifier = 1;
}

def StructGetOp : GoOp<"struct.get", [Pure]> {
  let summary = "take a field from a struct value";
  let arguments = (ins Go_StructType:$value, I64Attr:$index);
  let results = (outs Go_Value:$result);
  let assemblyFormat = "$value `[` $index `]` attr-dict `:` qualified(type($value)) `->` type($result)";
  let hasFolder = 1;
  let hasVerifier = 1;
}

def StructSetOp : GoOp<"struct.set", [Pure, AllTypesMatch<["value", "result"]>]> {
  let summary = "replace a field of a struct value";
  let arguments = (ins Go_StructType:$value, Go_Value:$field, I64Attr:$index);
  let results = (outs Go_StructType:$result);
  let assemblyFormat = "$value `[` $index `]` `=` $field attr-dict `:` qualified(type($value)) `,` type($field)";
}

def ArrayMakeOp : GoOp<"array.make", [Pure]> {
  let summary = "make an array value of length 0 or 1";
  let arguments = (ins Variadic<Go_Value>:$elems);
  let results = (outs Go_ArrayType:$result);
  let assemblyFormat = "$elems attr-dict (`:` type($elems)^)? `->` qualified(type($result))";
}

def ArrayGetOp : GoOp<"array.get", [Pure]> {
  let summary = "take the only element of an array value of length 1";
  let arguments = (ins Go_ArrayType:$value);
  let results = (outs Go_Value:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($value)) `->` type($result)";
  let hasFolder = 1;
}

def EqualOp : GoOp<"equal", [MayPanic]> {
  let summary = "compare two values in memory with ==";
  let description = [{
    For arrays, large structs and whatever needs the type's equality function.
    Panics if an interface inside holds values that cannot be compared.
    `plain` says that the bytes decide (no floats, strings, interfaces,
    padding).
  }];
  let arguments = (ins Go_PtrType:$lhs, Go_PtrType:$rhs, TypeAttr:$elem,
                       FlatSymbolRefAttr:$type, UnitAttr:$plain);
  let results = (outs I1:$result);
  let assemblyFormat = "$lhs `,` $rhs `:` $elem `type` $type (`plain` $plain^)? attr-dict";
}

} // opDocGroup

#endif // ZOKOR_GO_AGGREGATE_OPS_TD
