//===- CallGraph.cpp - Who calls whom in a package ------------------------===//

#include "compiler/Passes/CallGraph.h"
#include "compiler/Passes/Components.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::passes;

Operation *zokor::passes::definitionOf(Value V) {
  Operation *Def = V.getDefiningOp();
  while (auto Cast = dyn_cast_or_null<go::CastOp>(Def))
    Def = Cast.getValue().getDefiningOp();
  return Def;
}

CallGraph::CallGraph(ModuleOp Module) {
  for (Operation &Op : *Module.getBody()) {
    if (auto F = dyn_cast<go::FuncOp>(Op)) {
      Functions[F.getSymName()] = F;
      if (!F.isExternal())
        Defined.push_back(F);
    } else if (auto D = dyn_cast<go::DataOp>(Op)) {
      Datas[D.getSymName()] = D;
    }
  }
  for (go::FuncOp F : Defined)
    F.walk([&](go::ClosureMakeOp Make) {
      if (go::FuncOp Body = function(Make.getCallee()))
        Makers[Body].push_back(Make);
    });
}

ArrayRef<go::ClosureMakeOp> CallGraph::makersOf(go::FuncOp F) const {
  auto It = Makers.find(F);
  if (It == Makers.end())
    return {};
  return It->second;
}

go::FuncOp CallGraph::functionInData(StringRef Symbol, int64_t Offset) const {
  go::DataOp Data = Datas.lookup(Symbol);
  if (!Data || !Data.getConstant() || !Data.getRelocsAttr())
    return nullptr;
  for (Attribute A : Data.getRelocsAttr()) {
    auto R = cast<go::RelocAttr>(A);
    if (R.getOffset() == Offset && R.getSize() == 8 && R.getAddend() == 0)
      return function(R.getSymbol().getValue());
  }
  return nullptr;
}

go::FuncOp CallGraph::functionOf(Value FuncValue) const {
  Operation *Def = definitionOf(FuncValue);
  if (auto Make = dyn_cast_or_null<go::ClosureMakeOp>(Def))
    return function(Make.getCallee());
  if (auto Address = dyn_cast_or_null<go::FuncAddrOp>(Def))
    return functionOfStaticClosure(Address.getClosure());
  return nullptr;
}

go::FuncOp CallGraph::calleeOf(Operation *Call) const {
  if (auto C = dyn_cast<go::CallOp>(Call))
    return function(C.getCallee());
  if (auto C = dyn_cast<go::CallClosureOp>(Call))
    return functionOf(C.getCallee());
  return nullptr;
}

SmallVector<SmallVector<go::FuncOp>>
CallGraph::components(Closures Where) const {
  llvm::DenseMap<Operation *, unsigned> Index;
  for (auto [I, F] : llvm::enumerate(Defined))
    Index[F] = unsigned(I);
  Adjacency Graph(Defined.size());
  auto Connect = [&](unsigned From, go::FuncOp To) {
    if (!To || To.isExternal())
      return;
    if (!llvm::is_contained(Graph[From], Index.lookup(To)))
      Graph[From].push_back(Index.lookup(To));
  };
  for (unsigned From = 0; From < Defined.size(); ++From) {
    go::FuncOp F = Defined[From];
    F.walk([&](Operation *Op) {
      if (auto Call = dyn_cast<go::CallOp>(Op)) {
        Connect(From, function(Call.getCallee()));
      } else if (auto Address = dyn_cast<go::FuncAddrOp>(Op)) {
        Connect(From, functionOfStaticClosure(Address.getClosure()));
      } else if (auto Make = dyn_cast<go::ClosureMakeOp>(Op)) {
        go::FuncOp Body = function(Make.getCallee());
        Connect(From, Body);
        if (Where == Closures::WithMakers && Body && !Body.isExternal())
          Connect(Index.lookup(Body), F);
      }
    });
  }
  SmallVector<SmallVector<go::FuncOp>> Result;
  for (ArrayRef<unsigned> Component : stronglyConnected(Graph)) {
    auto &Functions = Result.emplace_back();
    for (unsigned I : Component)
      Functions.push_back(Defined[I]);
    // In the order of the source, so that output does not depend on the search.
    llvm::sort(Functions, [&](go::FuncOp X, go::FuncOp Y) {
      return Index.lookup(X) < Index.lookup(Y);
    });
  }
  return Result;
}
