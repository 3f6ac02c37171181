//===- GoMemoryOps.td - Variables, loads and stores ---------*- tablegen -*-===//

#ifndef ZOKOR_GO_MEMORY_OPS_TD
#define ZOKOR_GO_MEMORY_OPS_TD

include "GoOpBase.td"

def GoMemoryOpsDoc : OpDocGroup {
  let summary = "Variables, loads and stores";
  let description = [{
    Addresses are checked for nil by `go.check.nil` before they are followed;
    field and index addresses are plain arithmetic. `elem` attributes are
    representation types.
  }];
}
let opDocGroup = GoMemoryOpsDoc in {

def VarOp : GoOp<"var", [
    DeclareOpInterfaceMethods<PromotableAllocationOpInterface>, MayAllocate]> {
  let summary = "declare a variable, zeroed";
  let description = [{
    Makes a new variable each time it is executed; inside a loop each
    iteration has its own. Promoted to SSA when nothing but loads and stores of
    the whole value use it; otherwise escape analysis chooses the place. `type`
    is the descriptor for heap allocation. IRGen stores the initial value (also
    zero) right behind it, so that promotion in a loop never sees the value of
    an earlier iteration.

    Example:
    ```mlir
    %x = go.var "x" : i64 type @"type:int" undecided
    ```
  }];
  let arguments = (ins StrAttr:$name, TypeAttr:$elem, FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$name `:` $elem `type` $type $place attr-dict";
  let hasVerifier = 1;
}

def NewOp : GoOp<"new", [MayAllocate]> {
  let summary = "allocate a zeroed object: new(T), &T{}";
  let arguments = (ins TypeAttr:$elem, FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$elem `type` $type $place attr-dict";
}

def LoadOp : GoOp<"load", [DeclareOpInterfaceMethods<PromotableMemOpInterface>]> {
  let summary = "read a value of a register type";
  let description = [{
    `atomic` loads (sequentially consistent) are one word at most.
  }];
  let arguments = (ins Arg<Go_PtrType, "", [MemRead]>:$addr, UnitAttr:$atomic);
  let results = (outs Go_Value:$result);
  let assemblyFormat = "(`atomic` $atomic^)? $addr attr-dict `:` type($result)";
  let hasVerifier = 1;
}

def StoreOp : GoOp<"store", [DeclareOpInterfaceMethods<PromotableMemOpInterface>]> {
  let summary = "write a value of a register type";
  let description = [{
    `barrier` is decided by go-insert-write-barriers for values with pointers.
  }];
  let arguments = (ins Go_Value:$value, Arg<Go_PtrType, "", [MemWrite]>:$addr,
                       DefaultValuedAttr<Go_BarrierAttr, "Barrier::Undecided">:$barrier,
                       UnitAttr:$atomic);
  let assemblyFormat = "(`atomic` $atomic^)? $value `,` $addr $barrier attr-dict `:` type($value)";
  let hasVerifier = 1;
}

def CopyOp : GoOp<"copy"> {
  let summary = "copy a value in memory: *dst = *src";
  let description = [{
    The two may be the same address or, if `mayOverlap` is set, overlap
    partly. `type` is the descriptor for the barrier of values with pointers.
  }];
  let arguments = (ins Arg<Go_PtrType, "", [MemWrite]>:$dst,
                       Arg<Go_PtrType, "", [MemRead]>:$src, TypeAttr:$elem,
                       FlatSymbolRefAttr:$type, UnitAttr:$mayOverlap,
                       DefaultValuedAttr<Go_BarrierAttr, "Barrier::Undecided">:$barrier);
  let assemblyFormat = [{
    $dst `,` $src `:` $elem `type` $type (`overlap` $mayOverlap^)? $barrier attr-dict
  }];
}

def ZeroOp : GoOp<"zero"> {
  let summary = "set a value in memory to zero";
  let arguments = (ins Arg<Go_PtrType, "", [MemWrite]>:$dst, TypeAttr:$elem,
                       FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_BarrierAttr, "Barrier::Undecided">:$barrier);
  let assemblyFormat = "$dst `:` $elem `type` $type $barrier attr-dict";
}

def FieldAddrOp : GoOp<"field.addr", [Pure]> {
  let summary = "compute the address of a struct field";
  let arguments = (ins Go_PtrType:$base, TypeAttr:$elem, I64Attr:$index);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$base `[` $index `]` `:` $elem attr-dict";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def IndexAddrOp : GoOp<"index.addr", [Pure]> {
  let summary = "compute the address of an element";
  let description = [{
    `elem` is the element's type. The index was checked before
    (`go.check.bounds`).
  }];
  let arguments = (ins Go_PtrType:$base, Go_Int:$index, TypeAttr:$elem);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$base `[` $index `]` `:` $elem attr-dict";
}

def PtrAddOp : GoOp<"ptr.add", [Pure]> {
  let summary = "add bytes to a pointer (unsafe.Add, hidden layouts)";
  let arguments = (ins Go_PtrType:$base, Go_Int:$offset);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$base `,` $offset attr-dict";
}

def PtrToIntOp : GoOp<"ptr.to.int", [Pure]> {
  let summary = "convert unsafe.Pointer to uintptr";
  let arguments = (ins Go_PtrType:$ptr);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$ptr attr-dict";
}

def IntToPtrOp : GoOp<"int.to.ptr", [Pure]> {
  let summary = "convert uintptr to unsafe.Pointer";
  let arguments = (ins Go_Int:$value);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$value attr-dict";
}

def CastOp : GoOp<"cast", [Pure]> {
  let summary = "reinterpret one pointer word: !go.ptr, !go.map, !go.chan, !go.func";
  let arguments = (ins Go_Value:$value);
  let results = (outs Go_Value:$result);
  let assemblyFormat = "$value attr-dict `:` type($value) `to` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def PtrEqOp : GoOp<"ptr.eq", [Pure, AllTypesMatch<["lhs", "rhs"]>]> {
  let summary = "compare two pointer words (pointers, maps, channels, funcs with nil)";
  let arguments = (ins Go_Value:$lhs, Go_Value:$rhs);
  let results = (outs I1:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` type($lhs)";
  let hasFolder = 1;
}

def NilOp : GoOp<"nil", [Pure, ConstantLike]> {
  let summary = "the zero value of a register type";
  let description = "nil, the empty string, an empty interface value, a zero struct.";
  let results = (outs Go_Value:$result);
  let assemblyFormat = "attr-dict `:` type($result)";
  let hasFolder = 1;
}

def CheckNilOp : GoOp<"check.nil", [MayPanic]> {
  let summary = "panic if a pointer is nil";
  let description = [{
    "invalid memory address or nil pointer dereference". The result is the
    operand, known not to be nil.
  }];
  let arguments = (ins Go_PtrType:$ptr);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$ptr attr-dict";
  let hasFolder = 1;
}

def CheckBoundsOp : GoOp<"check.bounds", [MayPanic]> {
  let summary = "panic unless 0 <= index < length (or <= for slice bounds)";
  let description = [{
    Kind `index` needs index < length, the slice kinds index <= length. The
    comparison is unsigned over 64 bits; `unsigned` only changes how the panic
    prints the index. The result is the index, known to be in range.
  }];
  let arguments = (ins Go_Int:$index, Go_Int:$length, Go_BoundsKindAttr:$kind,
                       UnitAttr:$isUnsigned);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$kind $index `,` $length (`unsigned` $isUnsigned^)? attr-dict";
  let hasFolder = 1;
}

} // opDocGroup

#endif // ZOKOR_GO_MEMORY_OPS_TD
