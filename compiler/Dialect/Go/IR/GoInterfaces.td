//===- GoInterfaces.td - What an op may do ------------------*- tablegen -*-===//
//
// Facts that passes ask an op for instead of keeping lists of ops.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_GO_INTERFACES_TD
#define ZOKOR_GO_INTERFACES_TD

include "mlir/IR/OpBase.td"

class GoFact<string name> : NativeOpTrait<name> {
  let cppNamespace = "::zokor::go";
}

/// The op may allocate from the collected heap, so it may start a collection.
def MayAllocate : GoFact<"MayAllocate">;
/// The goroutine may be descheduled here; other goroutines may run meanwhile.
def MaySuspend : GoFact<"MaySuspend">;
/// The op may panic: control may leave the function to its deferred calls. Such
/// an op must not say that it only reads memory: MLIR erases ops of which that
/// is true when nobody uses their results.
def MayPanic : GoFact<"MayPanic">;
/// The op never returns.
def NoReturn : GoFact<"NoReturn">;

#endif // ZOKOR_GO_INTERFACES_TD
