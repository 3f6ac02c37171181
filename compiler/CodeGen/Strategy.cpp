//===- Strategy.cpp - How LLVM sees zokor's collector ---------------------===//

#include "compiler/CodeGen/Strategy.h"

#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/GCStrategy.h"

using namespace llvm;

namespace {

/// Statepoints for pointers in address space 1.
struct ZokorStrategy : GCStrategy {
  ZokorStrategy() {
    UseStatepoints = true;
    UseRS4GC = true;
    NeededSafePoints = false;
    UsesMetadata = true; // TableWriter writes the stack maps
  }
  std::optional<bool> isGCManagedPointer(const Type *T) const override {
    return cast<PointerType>(T)->getAddressSpace() == 1;
  }
};

} // namespace

void zokor::codegen::registerStrategy() {
  static GCRegistry::Add<ZokorStrategy> Strategy(StrategyName,
                                                 "zokor's collector");
}
