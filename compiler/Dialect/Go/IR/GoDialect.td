//===- GoDialect.td - The go dialect ------------------------*- tablegen -*-===//
//
// The dialect's name and the base class of its ops.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_GO_DIALECT_TD
#define ZOKOR_GO_DIALECT_TD

include "mlir/IR/OpBase.td"

def GoDialect : Dialect {
  let name = "go";
  let cppNamespace = "::zokor::go";
  let summary = "Go programs before any decision that only a Go compiler can make";
  let description = [{
    Ops keep the meaning of the Go source until a pass has used it: channel,
    map, slice, interface and defer operations, checks that panic, variables
    whose place (stack or heap) is not yet known.

    Control flow is a graph of blocks with `cf` branches; integer and floating
    point arithmetic without Go-specific rules uses `arith`; complex numbers
    are built and taken apart with `complex`.

    A value that fits in four machine words ("register type") is an SSA value;
    larger arrays and structs live in memory and are moved with `go.copy`.
    Pointers are opaque: the op that follows one says what it points to.

    A Go type that matters at run time (for allocation, maps, interfaces) is
    named by the symbol of its descriptor, which a `go.data` op defines.
  }];
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::cf::ControlFlowDialect",
    "::mlir::complex::ComplexDialect", "::mlir::ub::UBDialect"
  ];
}

class GoOp<string mnemonic, list<Trait> traits = []>
    : Op<GoDialect, mnemonic, traits>;

#endif // ZOKOR_GO_DIALECT_TD
