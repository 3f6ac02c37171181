//===- GoSliceStringOps.td - Slices and strings -------------*- tablegen -*-===//

#ifndef ZOKOR_GO_SLICE_STRING_OPS_TD
#define ZOKOR_GO_SLICE_STRING_OPS_TD

include "GoOpBase.td"

def GoSliceStringOpsDoc : OpDocGroup {
  let summary = "Slices and strings";
  let description = "x[i] is go.check.bounds, go.index.addr and go.load.";
}
let opDocGroup = GoSliceStringOpsDoc in {

def SliceMakeOp : GoOp<"slice.make", [Pure]> {
  let summary = "make a slice value from pointer, length and capacity";
  let arguments = (ins Go_PtrType:$ptr, Go_Int:$len, Go_Int:$cap);
  let results = (outs Go_SliceType:$result);
  let assemblyFormat = "$ptr `,` $len `,` $cap attr-dict";
}
def SlicePtrOp : GoOp<"slice.ptr", [Pure]> {
  let summary = "the pointer of a slice";
  let arguments = (ins Go_SliceType:$slice);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$slice attr-dict";
  let hasFolder = 1;
}
def SliceLenOp : GoOp<"slice.len", [Pure]> {
  let summary = "the length of a slice, never negative";
  let arguments = (ins Go_SliceType:$slice);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$slice attr-dict";
  let hasFolder = 1;
}
def SliceCapOp : GoOp<"slice.cap", [Pure]> {
  let summary = "the capacity of a slice, never less than its length";
  let arguments = (ins Go_SliceType:$slice);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$slice attr-dict";
  let hasFolder = 1;
}
def SliceNewOp : GoOp<"slice.new", [MayAllocate, MayPanic]> {
  let summary = "make([]T, len, cap)";
  let description = [{
    Panics "makeslice: len out of range" or "makeslice: cap out of range".
    Stack placement is possible for small constant capacities.
  }];
  let arguments = (ins Go_Int:$len, Go_Int:$cap, TypeAttr:$elem,
                       FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_SliceType:$result);
  let assemblyFormat = "$len `,` $cap `:` $elem `type` $type $place attr-dict";
}
def SliceGrowOp : GoOp<"slice.grow", [MayAllocate, MayPanic]> {
  let summary = "extend a slice by n elements, as append does";
  let description = [{
    The result has n more elements than the operand, in the same memory if the
    capacity suffices, else in a new one that holds a copy; the new elements
    are not initialized. The caller stores them next.
  }];
  let arguments = (ins Go_SliceType:$slice, Go_Int:$count, TypeAttr:$elem,
                       FlatSymbolRefAttr:$type);
  let results = (outs Go_SliceType:$result);
  let assemblyFormat = "$slice `,` $count `:` $elem `type` $type attr-dict";
}
def SliceCopyOp : GoOp<"slice.copy"> {
  let summary = "move n elements; the ranges may overlap";
  let arguments = (ins Arg<Go_PtrType, "", [MemWrite]>:$dst,
                       Arg<Go_PtrType, "", [MemRead]>:$src, Go_Int:$count,
                       TypeAttr:$elem, FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_BarrierAttr, "Barrier::Undecided">:$barrier);
  let assemblyFormat = "$dst `,` $src `,` $count `:` $elem `type` $type $barrier attr-dict";
}
def SliceClearOp : GoOp<"slice.clear"> {
  let summary = "set n elements to zero";
  let arguments = (ins Arg<Go_PtrType, "", [MemWrite]>:$ptr, Go_Int:$count,
                       TypeAttr:$elem, FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_BarrierAttr, "Barrier::Undecided">:$barrier);
  let assemblyFormat = "$ptr `,` $count `:` $elem `type` $type $barrier attr-dict";
}

def StringConstOp : GoOp<"string.const", [Pure, ConstantLike]> {
  let summary = "a constant string";
  let arguments = (ins StrAttr:$value);
  let results = (outs Go_StringType:$result);
  let assemblyFormat = "$value attr-dict";
  let hasFolder = 1;
}
def StringMakeOp : GoOp<"string.make", [Pure]> {
  let summary = "make a string value from pointer and length";
  let arguments = (ins Go_PtrType:$ptr, Go_Int:$len);
  let results = (outs Go_StringType:$result);
  let assemblyFormat = "$ptr `,` $len attr-dict";
}
def StringPtrOp : GoOp<"string.ptr", [Pure]> {
  let summary = "the pointer of a string";
  let arguments = (ins Go_StringType:$string);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$string attr-dict";
  let hasFolder = 1;
}
def StringLenOp : GoOp<"string.len", [Pure]> {
  let summary = "the length of a string in bytes";
  let arguments = (ins Go_StringType:$string);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$string attr-dict";
  let hasFolder = 1;
}
def StringConcatOp : GoOp<"string.concat", [MayAllocate]> {
  let summary = "join strings: a + b + c";
  let description = "With `place` stack a result of up to 32 bytes uses a stack buffer.";
  let arguments = (ins Variadic<Go_StringType>:$parts,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_StringType:$result);
  let assemblyFormat = "$parts $place attr-dict";
}
def StringCompareOp : GoOp<"string.compare", [Pure]> {
  let summary = "compare two strings";
  let arguments = (ins Go_CompareAttr:$op, Go_StringType:$lhs, Go_StringType:$rhs);
  let results = (outs I1:$result);
  let assemblyFormat = "$op $lhs `,` $rhs attr-dict";
  let hasFolder = 1;
}

/// Conversions that copy; with `place` stack small results use a stack buffer;
/// `alias` (set by a pass) shares the memory when nobody can see a change.
class Go_StringConversion<string mnemonic, TypeConstraint from, TypeConstraint to>
    : GoOp<mnemonic, [MayAllocate]> {
  let arguments = (ins from:$value, UnitAttr:$alias,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs to:$result);
  let assemblyFormat = "(`alias` $alias^)? $value $place attr-dict";
}
def StringFromBytesOp : Go_StringConversion<"string.from.bytes", Go_SliceType, Go_StringType> {
  let summary = "string([]byte)";
}
def StringToBytesOp : Go_StringConversion<"string.to.bytes", Go_StringType, Go_SliceType> {
  let summary = "[]byte(string)";
}
def StringFromRunesOp : Go_StringConversion<"string.from.runes", Go_SliceType, Go_StringType> {
  let summary = "string([]rune)";
}
def StringToRunesOp : Go_StringConversion<"string.to.runes", Go_StringType, Go_SliceType> {
  let summary = "[]rune(string)";
}
def StringFromRuneOp : Go_StringConversion<"string.from.rune", I64, Go_StringType> {
  let summary = "string(rune): UTF-8 of one code point, U+FFFD if invalid";
}
def StringDecodeOp : GoOp<"string.decode", [Pure]> {
  let summary = "decode the rune at a byte index below the length (range loops)";
  let description = "`next` is the index behind it; invalid UTF-8 gives U+FFFD and one byte.";
  let arguments = (ins Go_StringType:$string, Go_Int:$index);
  let results = (outs I32:$rune, Go_Int:$next);
  let assemblyFormat = "$string `[` $index `]` attr-dict";
}

} // opDocGroup

#endif // ZOKOR_GO_SLICE_STRING_OPS_TD
