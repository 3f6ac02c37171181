//===- GoModuleOps.td - Functions and data ------------------*- tablegen -*-===//

#ifndef ZOKOR_GO_MODULE_OPS_TD
#define ZOKOR_GO_MODULE_OPS_TD

include "GoOpBase.td"

def GoModuleOpsDoc : OpDocGroup {
  let summary = "Functions and data";
  let description = "The symbols of a package: functions, variables, descriptors.";
}
let opDocGroup = GoModuleOpsDoc in {

def FuncOp : GoOp<"func", [
    FunctionOpInterface, IsolatedFromAbove, CallableOpInterface,
    AffineScope, AutomaticAllocationScope]> {
  let summary = "define or declare a Go function";
  let description = [{
    The symbol is Go's own name (`main.main`, `net/http.(*Server).Serve`,
    `main.f.func1`). A function that is called through a func value (a closure,
    or the wrapper of a declared function) takes the closure object as its
    first argument and carries `closure`; a method reached through an itab
    takes the receiver word there, so both are called alike.

    Parameters and results are register types. A larger parameter is a
    `!go.ptr` to a copy that the callee owns and whose argument attribute
    `go.byval` is the type; larger results, and results beyond eleven words,
    are stored through `!go.ptr` arguments with `go.result` between the receiver
    or closure object and the parameters.

    Attributes, all optional:
    - `closure`, `wrapper` (made by the compiler: no frame in tracebacks),
      `noinline`, `nosplit`, `noescape` (declarations: pointers do not
      escape), `cold`;
    - `linkage`: `once` for what several packages may emit (instances,
      wrappers of foreign types, equality and hash functions);
    - `display`: the name that tracebacks print where it differs
      (`main.f[...]`);
    - `leaks`: summary of escape analysis for other packages.

    Example:
    ```mlir
    go.func @main.add(%a: i64, %b: i64) -> i64 {
      %s = arith.addi %a, %b : i64
      go.return %s : i64
    }
    ```
  }];
  let arguments = (ins
    SymbolNameAttr:$sym_name,
    TypeAttrOf<FunctionType>:$function_type,
    DefaultValuedAttr<Go_LinkageAttr, "Linkage::External">:$linkage,
    UnitAttr:$closure, UnitAttr:$wrapper, UnitAttr:$noinline, UnitAttr:$nosplit,
    UnitAttr:$noescape, UnitAttr:$cold,
    OptionalAttr<StrAttr>:$display,
    OptionalAttr<ArrayAttr>:$leaks,
    OptionalAttr<StrAttr>:$sym_visibility,
    OptionalAttr<DictArrayAttr>:$arg_attrs,
    OptionalAttr<DictArrayAttr>:$res_attrs);
  let regions = (region AnyRegion:$body);
  let skipDefaultBuilders = 1;
  let builders = [OpBuilder<(ins "::llvm::StringRef":$name,
                                 "::mlir::FunctionType":$type)>];
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::Region *getCallableRegion() {
      return isExternal() ? nullptr : &getBody();
    }
    ::llvm::ArrayRef<::mlir::Type> getArgumentTypes() {
      return getFunctionType().getInputs();
    }
    ::llvm::ArrayRef<::mlir::Type> getResultTypes() {
      return getFunctionType().getResults();
    }
  }];
}

def ReturnOp : GoOp<"return", [Pure, HasParent<"FuncOp">, ReturnLike, Terminator]> {
  let summary = "return from a function";
  let description = [{
    The operands match the function's results. Deferred calls have run before
    (`go.defer.run`).
  }];
  let arguments = (ins Variadic<Go_Value>:$operands);
  let builders = [OpBuilder<(ins), [{ build($_builder, $_state, ::mlir::ValueRange()); }]>];
  let assemblyFormat = "attr-dict ($operands^ `:` type($operands))?";
  let hasVerifier = 1;
}

def DataOp : GoOp<"data", [Symbol]> {
  let summary = "define initialized or zero data";
  let description = [{
    Package variables, string contents, type descriptors, itabs, func values
    of declared functions, static parts of composite literals. `bytes` may be
    shorter than `size`; the rest is zero. `pointers` is one bit a word, the
    least significant first, and says where the collector finds pointers in
    writable data; absent for data without pointers. Read-only data
    (`constant`) is never scanned: it points only to other static data.

    Example:
    ```mlir
    go.data constant once @"type:int" size 48 align 8 bytes "\08..."
      relocs [#go.reloc<40 : 4 = @"name:int" + 0>]
    ```
  }];
  let arguments = (ins
    SymbolNameAttr:$sym_name,
    OptionalAttr<StrAttr>:$sym_visibility,
    DefaultValuedAttr<Go_LinkageAttr, "Linkage::External">:$linkage,
    UnitAttr:$constant,
    /// Declared elsewhere: only the symbol counts.
    UnitAttr:$external,
    I64Attr:$size, DefaultValuedAttr<I64Attr, "8">:$align,
    OptionalAttr<StrAttr>:$bytes,
    OptionalAttr<TypedArrayAttrBase<Go_Reloc, "relocations">>:$relocs,
    OptionalAttr<StrAttr>:$pointers,
    /// Collect in this section instead of the usual ones.
    OptionalAttr<StrAttr>:$section);
  let assemblyFormat = [{
    (`constant` $constant^)? (`declared` $external^)? $linkage $sym_name
    `size` $size `align` $align (`bytes` $bytes^)? (`relocs` $relocs^)?
    (`pointers` $pointers^)? (`section` $section^)? attr-dict
  }];
  let hasVerifier = 1;
}

def GlobalAddrOp : GoOp<"global.addr", [Pure, DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "take the address of a go.data symbol";
  let arguments = (ins FlatSymbolRefAttr:$global);
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "$global attr-dict";
}

def FuncAddrOp : GoOp<"func.addr", [Pure]> {
  let summary = "take the func value of a symbol that is a static closure object";
  let description = [{
    `closure` names a `go.data` of one word: the code of a function that takes
    (and ignores) a closure object.
  }];
  let arguments = (ins FlatSymbolRefAttr:$closure);
  let results = (outs Go_FuncType:$result);
  let assemblyFormat = "$closure attr-dict";
}

} // opDocGroup

#endif // ZOKOR_GO_MODULE_OPS_TD
