//===- Passes.td - The passes on the go dialect -------------*- tablegen -*-===//

#ifndef ZOKOR_PASSES_TD
#define ZOKOR_PASSES_TD

include "mlir/Pass/PassBase.td"

def EscapeAnalysisPass : Pass<"go-escape-analysis", "::mlir::ModuleOp"> {
  let summary = "decide which variables and objects may live on the stack";
  let description = [{
    Sets the place of every op that allocates and has one. An object is on the
    stack only if no pointer to it can reach the heap, its function's callers,
    or a later iteration of the loop that it is made in; whatever the analysis
    does not understand goes to the heap. EscapeGraph.h tells how it is decided.

    Functions are looked at callees first. What their parameters leak is left
    in the attribute `leaks` of go.func; a declared function without it is
    taken to leak everything, unless it is `noescape`.

    Expects go-choose-defer-form to have run: a closure in a heap record must
    be in the heap too.

    Afterwards
    - no place of an op in a reachable block is `undecided`;
    - every go.func with a body has `leaks`;
    - a copy of a parameter in memory that did not have to move is gone.

    With `report` nothing is changed; what gc prints for -m is emitted as
    remarks, for the ops that say which expression they are (`go.expr`) and
    the parameters that have a name (`go.name`). It follows gc's words best on
    the dialect as IRGen made it.
  }];
  let options = [
    Option<"Report", "report", "bool", "false",
           "emit gc's -m remarks instead of changing anything">,
    Option<"Reasons", "reasons", "bool", "false",
           "with report: say why what is always in the heap is (-m=2)">,
    Option<"SmallFrames", "small-frames", "bool", "false",
           "gc's -smallframes: less may be on the stack">
  ];
  let statistics = [
    Statistic<"NumStack", "stack", "objects placed on the stack">,
    Statistic<"NumHeap", "heap", "objects placed in the heap">
  ];
}

def SplitInitializersPass
    : Pass<"go-split-initializers", "::mlir::ModuleOp"> {
  let summary = "cut giant package initializers into several functions";
  let description = [{
    In `pkg.init`, rows of more than twice `piece-size` ops become calls of
    functions `pkg.init.partN` of at most `piece-size` ops, which tracebacks call
    `pkg.init` too. Runs before source locations are given their functions.
  }];
  let options = [
    Option<"PieceSize", "piece-size", "unsigned", "1000",
           "how many ops a function gets at most">
  ];
}

def MarkGiantsPass : Pass<"go-mark-giants", "::mlir::ModuleOp"> {
  let summary = "mark functions that are too large to be optimized";
  let description = [{
    Sets `go.giant` and `noinline` on functions whose optimization would take
    minutes. Their variables stay in memory (go-inline leaves them alone), and
    LLVM compiles them as at -O0.
  }];
  let options = [
    Option<"MaxWork", "max-work", "uint64_t", "60000",
           "how many pointer variables times calls a function may have">
  ];
}

def SimplifyPass : Pass<"go-simplify", "::zokor::go::FuncOp"> {
  let summary = "canonicalize, and leave no unreachable loops on the way";
  let description = [{
    MLIR's canonicalizer, which may rewrite forever when a folded branch cuts
    off a loop: merging its blocks makes `%x = arith.addi %x, 1`. Here what a
    folded branch makes unreachable is erased at once.
  }];
}

def ChooseDeferFormPass : Pass<"go-choose-defer-form", "::zokor::go::FuncOp"> {
  let summary = "choose open-coded, stack or heap form for defer statements";
  let description = [{
    gc's rule: open-coded if no defer of the function is in a loop, there are
    at most 8, and exits times defers are at most 15. Otherwise a record in
    the frame for a defer that runs at most once, in the heap for one in a loop.

    Afterwards no go.defer is `undecided`, and all of a function are open or
    none is. Bits of the open form are numbered in an order that agrees with
    every execution.
  }];
  let options = [
    Option<"NoOpen", "no-open", "bool", "false",
           "never use the open form (gc's -N)">
  ];
}

def HidePointersPass : Pass<"go-hide-pointers", "::zokor::go::FuncOp"> {
  let summary = "mark integers that are no pointers any more";
  let description = [{
    By the rules of package unsafe a uintptr that was stored in a variable is a
    number; only arithmetic in the same expression leads back to the pointer.
    Programs use this to hide a pointer from escape analysis. Such a
    `go.ptr.to.int` gets the attribute `go.hidden`, because the variable is
    gone after mem2reg. The field Data of reflect's slice and string headers,
    on the other hand, is a pointer all the same: loads and stores of it get
    `go.header`. Expects the dialect as IRGen made it.
  }];
}

def DevirtualizePass : Pass<"go-devirtualize", "::mlir::ModuleOp"> {
  let summary = "call known functions directly";
  let description = [{
    A method call on an interface value whose itab is known calls the method; a
    call of a declared function's func value calls the function; x.(T) is
    answered if x was made from a T. go-inline does the same while it works.
  }];
  let statistics = [
    Statistic<"NumDevirtualized", "devirtualized", "calls made direct">
  ];
}

def InlinePass : Pass<"go-inline", "::mlir::ModuleOp"> {
  let summary = "inline small functions of the package";
  let description = [{
    Callees before callers, within about gc's budget of 80 nodes. Not inlined
    are recursive functions and those that are `noinline`, defer, recover, start
    goroutines, select or ask for their frame. Closures are inlined where they
    are called if it is known which they are. Every function is simplified
    (mem2reg, canonicalize, cse) on the way.
  }];
  let options = [
    Option<"Report", "report", "bool", "false",
           "emit gc's -m remarks about inlining">
  ];
  let statistics = [Statistic<"NumInlined", "inlined", "calls inlined">];
}

def AliasConversionsPass
    : Pass<"go-alias-conversions", "::zokor::go::FuncOp"> {
  let summary = "convert between strings and bytes without a copy";
  let description = [{
    Sets `alias` of conversions whose result is used up at once, or only read.
    Expects variables to be SSA values.
  }];
  let statistics = [Statistic<"NumAliases", "aliases", "copies saved">];
}

def InsertWriteBarriersPass
    : Pass<"go-insert-write-barriers", "::zokor::go::FuncOp"> {
  let summary = "decide which stores of pointers tell the collector";
  let description = [{
    Expects go-escape-analysis to have run: stores into objects on the stack
    need no barrier. Afterwards no barrier is `undecided`.
  }];
  let statistics = [Statistic<"NumBarriers", "barriers", "stores with barrier">];
}

def EliminateChecksPass : Pass<"go-eliminate-checks", "::zokor::go::FuncOp"> {
  let summary = "remove nil and bounds checks that cannot fail";
  let description = [{
    From dominating checks and branches, simple facts about values, and
    induction over the arguments of loop headers. Checks that need more than
    that are LLVM's.
  }];
  let statistics = [
    Statistic<"NumNil", "nil", "nil checks removed">,
    Statistic<"NumBounds", "bounds", "bounds checks removed">
  ];
}

#endif // ZOKOR_PASSES_TD
