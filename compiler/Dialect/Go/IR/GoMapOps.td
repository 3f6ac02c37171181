//===- GoMapOps.td - Maps -----------------------------------*- tablegen -*-===//

#ifndef ZOKOR_GO_MAP_OPS_TD
#define ZOKOR_GO_MAP_OPS_TD

include "GoOpBase.td"

def GoMapOpsDoc : OpDocGroup {
  let summary = "Maps";
  let description = [{
    `type` is the map's descriptor. Keys are SSA values if their type is a
    register type, else a `!go.ptr` to the key; the attribute `key` is the
    representation type and decides (with the descriptor's flags) which fast
    variant of the runtime is called.
  }];
}
let opDocGroup = GoMapOpsDoc in {

def MapMakeOp : GoOp<"map.make", [MayAllocate]> {
  let summary = "make(map[K]V, hint)";
  let arguments = (ins Go_Int:$hint, FlatSymbolRefAttr:$type,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_MapType:$result);
  let assemblyFormat = "$hint `type` $type $place attr-dict";
}
def MapLenOp : GoOp<"map.len"> {
  let summary = "the number of entries; 0 for a nil map";
  let arguments = (ins Arg<Go_MapType, "", [MemRead]>:$map);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$map attr-dict";
}
def MapLookupOp : GoOp<"map.lookup", [MayPanic]> {
  let summary = "find an entry";
  let description = [{
    The address of the element, or of a zero value if there is none (never
    nil; must not be written), and whether it was found. Panics if the key is
    an interface that cannot be hashed.
  }];
  let arguments = (ins Go_MapType:$map, Go_Value:$keyValue,
                       TypeAttr:$key, FlatSymbolRefAttr:$type);
  let results = (outs Go_PtrType:$elem, I1:$found);
  let assemblyFormat = "$map `[` $keyValue `]` `:` $key `type` $type attr-dict `:` type($keyValue)";
}
def MapAssignOp : GoOp<"map.assign", [MayAllocate, MayPanic]> {
  let summary = "find or make an entry and give the address to store into";
  let description = "Panics \"assignment to entry in nil map\".";
  let arguments = (ins Arg<Go_MapType, "", [MemWrite]>:$map, Go_Value:$keyValue,
                       TypeAttr:$key, FlatSymbolRefAttr:$type);
  let results = (outs Go_PtrType:$elem);
  let assemblyFormat = "$map `[` $keyValue `]` `:` $key `type` $type attr-dict `:` type($keyValue)";
}
def MapDeleteOp : GoOp<"map.delete", [MayPanic]> {
  let summary = "delete(m, k)";
  let arguments = (ins Arg<Go_MapType, "", [MemWrite]>:$map, Go_Value:$keyValue,
                       TypeAttr:$key, FlatSymbolRefAttr:$type);
  let assemblyFormat = "$map `[` $keyValue `]` `:` $key `type` $type attr-dict `:` type($keyValue)";
}
def MapClearOp : GoOp<"map.clear"> {
  let summary = "clear(m)";
  let arguments = (ins Arg<Go_MapType, "", [MemWrite]>:$map, FlatSymbolRefAttr:$type);
  let assemblyFormat = "$map `type` $type attr-dict";
}
def MapIterInitOp : GoOp<"map.iter.init", [MayAllocate]> {
  let summary = "start iterating over a map";
  let description = [{
    `iter` is the address of a zeroed hiter (96 bytes, a `go.var`). After it
    and after each `go.map.iter.next` word 0 of the iterator is the key's
    address, nil at the end, and word 1 the element's address.
  }];
  let arguments = (ins Arg<Go_MapType, "", [MemRead]>:$map,
                       Arg<Go_PtrType, "", [MemWrite]>:$iter,
                       FlatSymbolRefAttr:$type);
  let assemblyFormat = "$map `,` $iter `type` $type attr-dict";
}
def MapIterNextOp : GoOp<"map.iter.next", [MayPanic]> {
  let summary = "step a map iterator";
  let arguments = (ins Arg<Go_PtrType, "", [MemWrite]>:$iter);
  let assemblyFormat = "$iter attr-dict";
}

} // opDocGroup

#endif // ZOKOR_GO_MAP_OPS_TD
