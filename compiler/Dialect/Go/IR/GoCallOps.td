//===- GoCallOps.td - Calls and closures --------------------*- tablegen -*-===//

#ifndef ZOKOR_GO_CALL_OPS_TD
#define ZOKOR_GO_CALL_OPS_TD

include "GoOpBase.td"

def GoCallOpsDoc : OpDocGroup {
  let summary = "Calls and closures";
  let description = [{
    All arguments are evaluated before the call op, in the order of the
    specification; nil func values and nil interfaces are checked by the op.
  }];
}
let opDocGroup = GoCallOpsDoc in {

def CallOp : GoOp<"call", [
    DeclareOpInterfaceMethods<CallOpInterface>, MayAllocate, MaySuspend, MayPanic,
    DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "call a function by name";
  let arguments = (ins FlatSymbolRefAttr:$callee, Variadic<Go_Value>:$args,
                       OptionalAttr<DictArrayAttr>:$arg_attrs,
                       OptionalAttr<DictArrayAttr>:$res_attrs);
  let results = (outs Variadic<Go_Value>:$outputs);
  let assemblyFormat = "$callee `(` $args `)` attr-dict `:` functional-type($args, $outputs)";
}

def CallClosureOp : GoOp<"call.closure", [
    DeclareOpInterfaceMethods<CallOpInterface>, MayAllocate, MaySuspend, MayPanic]> {
  let summary = "call a func value";
  let description = "Panics with a nil dereference if the func value is nil.";
  let arguments = (ins Go_FuncType:$callee, Variadic<Go_Value>:$args,
                       OptionalAttr<DictArrayAttr>:$arg_attrs,
                       OptionalAttr<DictArrayAttr>:$res_attrs);
  let results = (outs Variadic<Go_Value>:$outputs);
  let assemblyFormat = "$callee `(` $args `)` attr-dict `:` functional-type($args, $outputs)";
}

def CallIfaceOp : GoOp<"call.iface", [
    DeclareOpInterfaceMethods<CallOpInterface>, MayAllocate, MaySuspend, MayPanic]> {
  let summary = "call a method of an interface value";
  let description = [{
    `index` counts the methods of the interface type `iface` in itab order;
    `method` is its name, for readers and for devirtualization. Panics with a
    nil dereference if the interface is nil.
  }];
  let arguments = (ins Go_IfaceType:$receiver, I64Attr:$index, StrAttr:$method,
                       FlatSymbolRefAttr:$iface, Variadic<Go_Value>:$args,
                       OptionalAttr<DictArrayAttr>:$arg_attrs,
                       OptionalAttr<DictArrayAttr>:$res_attrs);
  let results = (outs Variadic<Go_Value>:$outputs);
  let assemblyFormat = [{
    $receiver $method `[` $index `of` $iface `]` `(` $args `)` attr-dict
    `:` functional-type($args, $outputs)
  }];
}

def ClosureMakeOp : GoOp<"closure.make", [MayAllocate]> {
  let summary = "make a closure object";
  let description = [{
    Word 0 is the code of `callee`; the captures follow, each at its natural
    alignment, in order. A variable captured by reference is captured as its
    `!go.ptr`. Escape analysis decides the place. `layout` names a descriptor
    of the object (size and pointers) for heap allocation.
  }];
  let arguments = (ins FlatSymbolRefAttr:$callee, Variadic<Go_Value>:$captures,
                       FlatSymbolRefAttr:$layout,
                       DefaultValuedAttr<Go_PlacementAttr, "Placement::Undecided">:$place);
  let results = (outs Go_FuncType:$result);
  let assemblyFormat = [{
    $callee `(` $captures `)` `layout` $layout $place attr-dict `:` type($captures)
  }];
}

def ClosureCaptureOp : GoOp<"closure.capture", [Pure]> {
  let summary = "read a captured value in a closure's body";
  let description = [{
    `context` is the function's first argument; `offset` the byte offset in the
    closure object. Captures never change after the object is made.
  }];
  let arguments = (ins Go_PtrType:$context, I64Attr:$offset);
  let results = (outs Go_Value:$result);
  let assemblyFormat = "$context `[` $offset `]` attr-dict `:` type($result)";
}

def GoStmtOp : GoOp<"go", [MayAllocate]> {
  let summary = "start a goroutine";
  let description = [{
    `fn` is a closure without parameters and results that holds the function
    and its evaluated arguments. Panics ("go of nil func value") if it is nil.
  }];
  let arguments = (ins Go_FuncType:$fn);
  let assemblyFormat = "$fn attr-dict";
}

} // opDocGroup

#endif // ZOKOR_GO_CALL_OPS_TD
