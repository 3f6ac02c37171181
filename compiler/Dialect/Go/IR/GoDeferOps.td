//===- GoDeferOps.td - defer, panic and recover -------------*- tablegen -*-===//

#ifndef ZOKOR_GO_DEFER_OPS_TD
#define ZOKOR_GO_DEFER_OPS_TD

include "GoOpBase.td"

def GoDeferOpsDoc : OpDocGroup {
  let summary = "defer, panic and recover";
  let description = [{
    A function with defer statements has exactly one `go.defer.frame` in its
    entry block and a `go.defer.run` before each return; go-lower-defer chooses
    the form (open, stack or heap record). docs/ABI.md describes how a panic
    finds and runs deferred calls and where control goes after a recover.
  }];
}
let opDocGroup = GoDeferOpsDoc in {

def DeferFrameOp : GoOp<"defer.frame"> {
  let summary = "mark a function that defers, and where it continues after recover";
  let description = [{
    Stands once, in the entry block, behind the variables of the results.
    Gives false when it is executed. When a deferred call has recovered a
    panic, control comes back here with true: the function then runs what is
    still deferred (`go.defer.run`) and returns the values of its results.
    `results` are the variables of the results; they stay in memory so that
    both ways see their current values. One conditional branch uses the result.

    Example:
    ```mlir
    %recovered = go.defer.frame(%r)
    cf.cond_br %recovered, ^recover, ^body
    ```
  }];
  let arguments = (ins Variadic<Go_PtrType>:$resultVars);
  let results = (outs I1:$recovered);
  let assemblyFormat = "`(` $resultVars `)` attr-dict";
}
def DeferOp : GoOp<"defer", [MayAllocate, MayPanic]> {
  let summary = "defer a call";
  let description = [{
    `fn` is a closure without parameters and results that holds the function
    and its evaluated arguments. A nil func value panics when it is run.
    `inLoop` forbids the open and stack forms. `index` is the bit of the open
    form.
  }];
  let arguments = (ins Go_FuncType:$fn, UnitAttr:$inLoop,
                       DefaultValuedAttr<Go_DeferFormAttr, "DeferForm::Undecided">:$form,
                       OptionalAttr<I64Attr>:$index);
  let assemblyFormat = "(`loop` $inLoop^)? $fn $form (`bit` $index^)? attr-dict";
}
def DeferRunOp : GoOp<"defer.run", [MayAllocate, MaySuspend, MayPanic]> {
  let summary = "run the pending deferred calls of this function, last first";
  let assemblyFormat = "attr-dict";
}
def PanicOp : GoOp<"panic", [MayAllocate, MayPanic, NoReturn, Terminator]> {
  let summary = "panic(v)";
  let arguments = (ins Go_EfaceType:$value);
  let assemblyFormat = "$value attr-dict";
}
def RecoverOp : GoOp<"recover"> {
  let summary = "recover()";
  let description = [{
    Gives nil unless a panic runs the enclosing function as a deferred call.
    Keeps the function from being inlined.
  }];
  let results = (outs Go_EfaceType:$result);
  let assemblyFormat = "attr-dict";
}
def UnreachableOp : GoOp<"unreachable", [Terminator]> {
  let summary = "the end of a path that a call which never returns has left";
  let assemblyFormat = "attr-dict";
}
def PrintOp : GoOp<"print"> {
  let summary = "print and println to standard error";
  let description = [{
    `kinds` has one character an operand: b bool, i int64, u uint64, f float64,
    c complex128, s string, p pointer, e eface or iface, l slice, h hex.
  }];
  let arguments = (ins Variadic<Go_Value>:$args, StrAttr:$kinds, UnitAttr:$newline);
  let assemblyFormat = "(`line` $newline^)? $kinds $args attr-dict (`:` type($args)^)?";
}

} // opDocGroup

#endif // ZOKOR_GO_DEFER_OPS_TD
