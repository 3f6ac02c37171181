//===- GoAttrs.td - Attributes of the go dialect ------------*- tablegen -*-===//

#ifndef ZOKOR_GO_ATTRS_TD
#define ZOKOR_GO_ATTRS_TD

include "GoDialect.td"
include "mlir/IR/EnumAttr.td"
include "mlir/IR/CommonAttrConstraints.td"

/// Where a variable or object lives; escape analysis decides.
def Go_Placement : I32EnumAttr<"Placement", "place of a variable or object", [
  I32EnumAttrCase<"Undecided", 0, "undecided">,
  I32EnumAttrCase<"Stack", 1, "stack">,
  I32EnumAttrCase<"Heap", 2, "heap">
]> { let cppNamespace = "::zokor::go"; let genSpecializedAttr = 0; }
def Go_PlacementAttr : EnumAttr<GoDialect, Go_Placement, "place"> {
  let assemblyFormat = "$value";
}

/// Whether a pointer store tells the collector. None is right for stack
/// objects, fresh objects and values that are not in the heap.
def Go_Barrier : I32EnumAttr<"Barrier", "write barrier of a store", [
  I32EnumAttrCase<"Undecided", 0, "undecided">,
  I32EnumAttrCase<"None", 1, "none">,
  I32EnumAttrCase<"Hybrid", 2, "hybrid">
]> { let cppNamespace = "::zokor::go"; let genSpecializedAttr = 0; }
def Go_BarrierAttr : EnumAttr<GoDialect, Go_Barrier, "barrier"> {
  let assemblyFormat = "$value";
}

/// How a defer statement is implemented.
def Go_DeferForm : I32EnumAttr<"DeferForm", "form of a defer", [
  I32EnumAttrCase<"Undecided", 0, "undecided">,
  I32EnumAttrCase<"Open", 1, "open">,
  I32EnumAttrCase<"Stack", 2, "stack">,
  I32EnumAttrCase<"Heap", 3, "heap">
]> { let cppNamespace = "::zokor::go"; let genSpecializedAttr = 0; }
def Go_DeferFormAttr : EnumAttr<GoDialect, Go_DeferForm, "defer_form"> {
  let assemblyFormat = "$value";
}

def Go_Linkage : I32EnumAttr<"Linkage", "linkage of a symbol", [
  I32EnumAttrCase<"External", 0, "external">,
  I32EnumAttrCase<"Internal", 1, "internal">,
  I32EnumAttrCase<"Once", 2, "once">
]> { let cppNamespace = "::zokor::go"; let genSpecializedAttr = 0; }
def Go_LinkageAttr : EnumAttr<GoDialect, Go_Linkage, "linkage"> {
  let assemblyFormat = "$value";
}

/// Which slice, string or array operation a bounds check belongs to: decides
/// the panic text.
def Go_BoundsKind : I32EnumAttr<"BoundsKind", "kind of a bounds check", [
  I32EnumAttrCase<"Index", 0, "index">,             // x[i] out of range [i] with length n
  I32EnumAttrCase<"SliceAlen", 1, "slice_alen">,    // s[?:i] with length n (arrays)
  I32EnumAttrCase<"SliceAcap", 2, "slice_acap">,    // s[?:i] with capacity n
  I32EnumAttrCase<"SliceB", 3, "slice_b">,          // s[i:j], i > j
  I32EnumAttrCase<"Slice3Alen", 4, "slice3_alen">,  // s[::i] with length n
  I32EnumAttrCase<"Slice3Acap", 5, "slice3_acap">,  // s[::i] with capacity n
  I32EnumAttrCase<"Slice3B", 6, "slice3_b">,        // s[:i:j], i > j
  I32EnumAttrCase<"Slice3C", 7, "slice3_c">,        // s[i:j:], i > j
  I32EnumAttrCase<"Convert", 8, "convert">          // slice to array conversion
]> { let cppNamespace = "::zokor::go"; let genSpecializedAttr = 0; }
def Go_BoundsKindAttr : EnumAttr<GoDialect, Go_BoundsKind, "bounds"> {
  let assemblyFormat = "$value";
}

def Go_Compare : I32EnumAttr<"Compare", "comparison operator", [
  I32EnumAttrCase<"Eq", 0, "eq">, I32EnumAttrCase<"Ne", 1, "ne">,
  I32EnumAttrCase<"Lt", 2, "lt">, I32EnumAttrCase<"Le", 3, "le">,
  I32EnumAttrCase<"Gt", 4, "gt">, I32EnumAttrCase<"Ge", 5, "ge">
]> { let cppNamespace = "::zokor::go"; let genSpecializedAttr = 0; }
def Go_CompareAttr : EnumAttr<GoDialect, Go_Compare, "cmp"> {
  let assemblyFormat = "$value";
}

def Go_Reloc : AttrDef<GoDialect, "Reloc"> {
  let mnemonic = "reloc";
  let summary = "the address of a symbol at an offset of a go.data op";
  let description = [{
    `size` is 8 for an address, 4 for an absolute 32-bit offset as type
    descriptors use them.
  }];
  let parameters = (ins "int64_t":$offset, "int64_t":$size,
                        "::mlir::FlatSymbolRefAttr":$symbol, "int64_t":$addend);
  let assemblyFormat = "`<` $offset `:` $size `=` $symbol `+` $addend `>`";
}

#endif // ZOKOR_GO_ATTRS_TD
