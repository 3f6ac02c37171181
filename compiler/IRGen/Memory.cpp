//===- Memory.cpp - Loads, stores, copies and variables -------------------===//

#include "compiler/IRGen/Expressions.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::irgen;

Value FuncGen::load(Value Addr, GoType *T) {
  return go::LoadOp::create(B, Loc, lower(T), Addr);
}

void FuncGen::store(Value V, Value Addr) {
  go::StoreOp::create(B, Loc, V, Addr);
}

/// Is Addr a variable or an object of its own, or a part of one that is
/// reached by fields only? Then no other variable overlaps it partly.
static bool isWholeObject(Value Addr) {
  while (auto Field = Addr.getDefiningOp<go::FieldAddrOp>())
    Addr = Field.getBase();
  mlir::Operation *Def = Addr.getDefiningOp();
  return Def && llvm::isa<go::VarOp, go::NewOp, go::GlobalAddrOp>(Def);
}

void FuncGen::copy(Value Dst, Value Src, GoType *T) {
  if (Dst == Src)
    return;
  if (M.inRegisters(T))
    return store(load(Src, T), Dst);
  // Arrays can overlap partly when both are parts of a slice's memory.
  bool MayOverlap = !isWholeObject(Dst) && !isWholeObject(Src);
  go::CopyOp::create(B, Loc, Dst, Src, lower(T), M.descriptor(T).getValue(),
                     MayOverlap);
}

Value FuncGen::newVar(llvm::StringRef Name, GoType *T) {
  if (types::sizeOf(T) < 0)
    M.unsupported(Pos(), "a variable of more than 2^63 bytes");
  mlir::Type Lowered = lower(T);
  Value V =
      go::VarOp::create(B, Loc, Name, Lowered, M.descriptor(T).getValue());
  // The op zeroes what stays in memory; the store is for promotion.
  if (go::isRegisterType(Lowered))
    store(zero(T), V);
  return V;
}

Value FuncGen::spill(Value V, GoType *T) {
  if (!M.inRegisters(T))
    return V;
  Value Slot =
      go::VarOp::create(B, Loc, "~s", lower(T), M.descriptor(T).getValue());
  store(V, Slot);
  return Slot;
}

void zokor::irgen::storeRepresentative(FuncGen &F, Value V, Value Dst,
                                       GoType *T) {
  if (F.M.inRegisters(T))
    F.store(V, Dst);
  else
    F.copy(Dst, V, T);
}
