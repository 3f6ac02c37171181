//===- GoArithOps.td - Arithmetic with Go's rules -----------*- tablegen -*-===//

#ifndef ZOKOR_GO_ARITH_OPS_TD
#define ZOKOR_GO_ARITH_OPS_TD

include "GoOpBase.td"

def GoArithOpsDoc : OpDocGroup {
  let summary = "Arithmetic with Go's rules";
  let description = [{
    Only what `arith` does not say the Go way: division that checks for zero
    and wraps, shifts by any count, conversions with amd64's results.
  }];
}
let opDocGroup = GoArithOpsDoc in {

class Go_IntBinary<string mnemonic, list<Trait> traits = []>
    : GoOp<mnemonic, traits # [SameOperandsAndResultType]> {
  let arguments = (ins AnyInteger:$lhs, AnyInteger:$rhs, UnitAttr:$isUnsigned);
  let results = (outs AnyInteger:$result);
  let assemblyFormat = "(`unsigned` $isUnsigned^)? $lhs `,` $rhs attr-dict `:` type($result)";
  let hasFolder = 1;
}

def DivOp : Go_IntBinary<"div", [MayPanic]> {
  let summary = "divide integers, truncating toward zero";
  let description = [{
    Panics "integer divide by zero". The most negative value divided by -1 is
    itself.
  }];
}

def RemOp : Go_IntBinary<"rem", [MayPanic]> {
  let summary = "remainder of integer division; the sign of the dividend";
}

class Go_Shift<string mnemonic> : GoOp<mnemonic, [MayPanic,
    AllTypesMatch<["value", "result"]>]> {
  let arguments = (ins AnyInteger:$value, AnyInteger:$count,
                       UnitAttr:$isUnsigned, UnitAttr:$countSigned);
  let results = (outs AnyInteger:$result);
  let assemblyFormat = [{
    (`unsigned` $isUnsigned^)? $value `,` (`signed` $countSigned^)? $count
    attr-dict `:` type($value) `,` type($count)
  }];
  let hasFolder = 1;
}

def ShlOp : Go_Shift<"shl"> {
  let summary = "shift left; counts of the width and more give 0";
  let description = "Panics \"negative shift amount\" for a negative signed count.";
}
def ShrOp : Go_Shift<"shr"> {
  let summary = "shift right; counts of the width and more give 0 or -1";
  let description = "Panics \"negative shift amount\" for a negative signed count.";
}

def FloatToIntOp : GoOp<"float.to.int", [Pure]> {
  let summary = "convert a floating point number to an integer as gc on amd64";
  let description = [{
    Truncates. Out of range and NaN give what amd64's instructions give: the
    most negative value of the 64-bit (or 32-bit) conversion, then truncated
    to the width; uint64 handles the upper half.
  }];
  let arguments = (ins AnyFloat:$value, UnitAttr:$isUnsigned);
  let results = (outs AnyInteger:$result);
  let assemblyFormat = "(`unsigned` $isUnsigned^)? $value attr-dict `:` type($value) `to` type($result)";
  let hasFolder = 1;
}

def ComplexMulOp : GoOp<"complex.mul", [Pure, SameOperandsAndResultType]> {
  let summary = "multiply complex numbers by the plain formula, without fusing";
  let arguments = (ins AnyComplex:$lhs, AnyComplex:$rhs);
  let results = (outs AnyComplex:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` type($result)";
}

def ComplexDivOp : GoOp<"complex.div", [Pure, SameOperandsAndResultType]> {
  let summary = "divide complex numbers as the runtime's complex128div does";
  let arguments = (ins AnyComplex:$lhs, AnyComplex:$rhs);
  let results = (outs AnyComplex:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` type($result)";
}

} // opDocGroup

#endif // ZOKOR_GO_ARITH_OPS_TD
