//===- GoTypes.td - Types of the go dialect -----------------*- tablegen -*-===//
//
// Representation types: what a Go value looks like in registers. Go's type
// identity is not here; ops that need it name a type descriptor.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_GO_TYPES_TD
#define ZOKOR_GO_TYPES_TD

include "GoDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/CommonTypeConstraints.td"

class GoType<string name, string typeMnemonic> : TypeDef<GoDialect, name> {
  let mnemonic = typeMnemonic;
}

def Go_PtrType : GoType<"Ptr", "ptr"> {
  let summary = "a pointer that the collector follows";
  let description = [{
    One word. Also `unsafe.Pointer`. May point into the middle of an object,
    to a global, to a stack object, or be nil.
  }];
}

def Go_StringType : GoType<"String", "string"> {
  let summary = "a string: pointer and length";
}

def Go_SliceType : GoType<"Slice", "slice"> {
  let summary = "a slice: pointer, length and capacity";
}

def Go_EfaceType : GoType<"Eface", "eface"> {
  let summary = "a value of an interface type without methods: type and data";
}

def Go_IfaceType : GoType<"Iface", "iface"> {
  let summary = "a value of an interface type with methods: itab and data";
}

def Go_FuncType : GoType<"Func", "func"> {
  let summary = "a func value: pointer to a closure object, or nil";
}

def Go_MapType : GoType<"Map", "map"> {
  let summary = "a map: pointer to an hmap, or nil";
}

def Go_ChanType : GoType<"Chan", "chan"> {
  let summary = "a channel: pointer to an hchan, or nil";
}

def Go_StructType : GoType<"Struct", "struct"> {
  let summary = "a struct value, or several results";
  let parameters = (ins ArrayRefParameter<"::mlir::Type">:$fields);
  let hasCustomAssemblyFormat = 1;
}

def Go_ArrayType : GoType<"Array", "array"> {
  let summary = "an array; as an SSA value only with length 0 or 1";
  let parameters = (ins "int64_t":$length, "::mlir::Type":$elem);
  let assemblyFormat = "`<` $length `x` $elem `>`";
}

def Go_AnyIface : AnyTypeOf<[Go_EfaceType, Go_IfaceType]>;
/// Everything that may be an SSA value (verifiers check the four words).
def Go_Value : Type<CPred<"true">, "register value">;
/// int, and the type of lengths and indices.
def Go_Int : TypeAlias<I64, "int">;

#endif // ZOKOR_GO_TYPES_TD
