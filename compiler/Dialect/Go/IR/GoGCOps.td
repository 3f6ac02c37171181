//===- GoGCOps.td - What the collector and the machine ask for *- tablegen -*-===//

#ifndef ZOKOR_GO_GC_OPS_TD
#define ZOKOR_GO_GC_OPS_TD

include "GoOpBase.td"

def GoGCOpsDoc : OpDocGroup {
  let summary = "Liveness, intrinsics and atomics";
  let description = "Calls that the compiler knows (std-runtime-abi.md 1.4).";
}
let opDocGroup = GoGCOpsDoc in {

def KeepAliveOp : GoOp<"keep.alive"> {
  let summary = "use a value: runtime.KeepAlive";
  let arguments = (ins Variadic<Go_Value>:$values);
  let assemblyFormat = "$values attr-dict (`:` type($values)^)?";
}
def IntrinsicOp : GoOp<"intrinsic", [Pure]> {
  let summary = "a pure function that has machine instructions or an LLVM intrinsic";
  let description = [{
    `name` is the Go function (`math.Sqrt`, `math/bits.TrailingZeros64`; `min`
    and `max` of two floats); the lowering has one table of them.
  }];
  let arguments = (ins StrAttr:$name, Variadic<Go_Value>:$args);
  let results = (outs Variadic<Go_Value>:$outputs);
  let assemblyFormat = "$name `(` $args `)` attr-dict `:` functional-type($args, $outputs)";
}
def AtomicOp : GoOp<"atomic"> {
  let summary = "an atomic read-modify-write, sequentially consistent";
  let description = [{
    `op` is add (the new value), xchg, and, or (the old value), or cas (two
    operands; the result is i1). Pointer operands take a barrier.
  }];
  let arguments = (ins StrAttr:$op, Arg<Go_PtrType, "", [MemRead, MemWrite]>:$addr,
                       Variadic<Go_Value>:$args);
  let results = (outs Go_Value:$result);
  let assemblyFormat = "$op $addr `,` $args attr-dict `:` functional-type($args, $result)";
}
def CallerPCOp : GoOp<"caller.pc", [Pure]> {
  let summary = "the return address of the function";
  let results = (outs Go_Int:$result);
  let assemblyFormat = "attr-dict";
}
def ClosurePtrOp : GoOp<"closure.ptr", [Pure]> {
  let summary = "the closure object of the function: runtime.getclosureptr";
  let results = (outs Go_PtrType:$result);
  let assemblyFormat = "attr-dict";
}

} // opDocGroup

#endif // ZOKOR_GO_GC_OPS_TD
