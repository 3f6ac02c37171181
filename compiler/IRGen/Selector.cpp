//===- Selector.cpp - Fields ----------------------------------------------===//
//
// x.f follows the selection's path through embedded fields. It is a sequence
// of steps on a Place: a struct is either somewhere in memory (its address is
// known) or a value in registers. A step through a pointer is checked for nil.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"

using namespace zokor;
using namespace zokor::irgen;

namespace {
/// Something of type T: at an address, or in registers.
struct Place {
  GoType *T;
  Value Address; ///< null: in registers
  Value Word;
};
} // namespace

static Place dereference(FuncGen &F, Value Pointer, types::Pointer *T) {
  return {T->Elem, go::CheckNilOp::create(F.B, F.Loc, Pointer), Value()};
}

bool irgen::isHeaderData(GoType *T, unsigned Index) {
  auto *N = types::asIs<types::Named>(T);
  if (!N || Index != 0 || !N->Obj || !N->Obj->Pkg ||
      N->Obj->Pkg->Path != "reflect")
    return false;
  llvm::StringRef Name = N->Obj->Name.str();
  return Name == "SliceHeader" || Name == "StringHeader";
}

/// One field, without following a pointer in it.
static Place step(FuncGen &F, Place P, unsigned Index) {
  auto *S = types::as<types::Struct>(P.T);
  assert(S && Index < S->Fields.size() && "selection of the wrong type");
  GoType *T = S->Fields[Index]->Type;
  if (P.Address) {
    auto Field =
        go::FieldAddrOp::create(F.B, F.Loc, P.Address, F.lower(P.T), Index);
    if (isHeaderData(P.T, Index))
      Field->setAttr("go.header", F.B.getUnitAttr());
    return {T, Field, Value()};
  }
  return {
      T, Value(),
      go::StructGetOp::create(F.B, F.Loc, F.lower(T), P.Word, uint64_t(Index))};
}

/// Follows Path from P; pointers to structs on the way are dereferenced.
static Place walk(FuncGen &F, Place P, llvm::ArrayRef<unsigned> Path) {
  for (unsigned Index : Path) {
    if (auto *Pointer = types::as<types::Pointer>(P.T))
      P = dereference(F, P.Address ? F.load(P.Address, P.T) : P.Word, Pointer);
    P = step(F, P, Index);
  }
  return P;
}

/// Is a pointer followed between x and x.f?
static bool followsPointer(FuncGen &F, ast::SelectorExpr *E) {
  GoType *T = F.typeOf(E->X);
  for (unsigned Index : E->Selection->Path) {
    if (types::as<types::Pointer>(T))
      return true;
    auto *S = types::as<types::Struct>(T);
    if (!S || Index >= S->Fields.size())
      return false;
    T = S->Fields[Index]->Type;
  }
  return false;
}

static Place base(FuncGen &F, ast::Expr *X) {
  GoType *T = F.typeOf(X);
  if (types::as<types::Pointer>(T))
    return {T, Value(), F.value(X)};
  if (F.M.inRegisters(T) && prefersValue(F, X))
    return {T, Value(), F.value(X)};
  return {T, F.valueAddress(X), Value()};
}

Value zokor::irgen::field(FuncGen &F, ast::SelectorExpr *E) {
  Place P = walk(F, base(F, E->X), E->Selection->Path);
  if (!P.Address)
    return P.Word;
  return F.M.inRegisters(P.T) ? F.load(P.Address, P.T) : P.Address;
}

Value zokor::irgen::fieldAddress(FuncGen &F, ast::SelectorExpr *E) {
  GoType *T = F.typeOf(E->X);
  Place P = types::as<types::Pointer>(T)
                ? Place{T, Value(), F.value(E->X)}
                : (followsPointer(F, E) ? base(F, E->X)
                                        : Place{T, F.address(E->X), Value()});
  P = walk(F, P, E->Selection->Path);
  return P.Address ? P.Address : F.spill(P.Word, P.T);
}

bool zokor::irgen::prefersValue(FuncGen &F, ast::Expr *E) {
  for (;;) {
    E = ast::unparen(E);
    if (auto *Id = llvm::dyn_cast<ast::Ident>(E)) {
      auto *V = llvm::dyn_cast_or_null<Var>(Id->Obj);
      return !V || (!isPackageVar(V) && F.M.inRegisters(F.typeOf(E)));
    }
    if (E->ExprMode != ast::Mode::Variable)
      return true;
    if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(E)) {
      if (!S->Selection || followsPointer(F, S))
        return false;
      E = S->X;
      continue;
    }
    auto *I = llvm::dyn_cast<ast::IndexExpr>(E);
    if (!I || !types::as<types::Array>(F.typeOf(I->X)))
      return false;
    E = I->X;
  }
}
