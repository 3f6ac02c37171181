//===- Init.cpp - Initialization of package variables ---------------------===//
//
// One step of `pkg.init` for each initializer whose value is not static data.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"

using namespace zokor;
using namespace zokor::irgen;

static bool isBlank(const Var *V) { return !V || V->Name.isBlank(); }

/// var a, b = f(), or a comma-ok form.
static void initializeMany(FuncGen &F, const types::Initializer &I) {
  auto *Results = types::asIs<types::Tuple>(F.typeOf(I.Rhs));
  llvm::SmallVector<Value> Values = F.multiValue(I.Rhs);
  for (auto [N, V] : llvm::enumerate(I.Lhs)) {
    if (isBlank(V) || N >= Values.size() || !Results || N >= Results->size())
      continue;
    Value Converted = F.assignConvert(Values[N], Results->at(N)->Type, V->Type);
    storeRepresentative(F, Converted, globalAddress(F, V), V->Type);
  }
}

void FuncGen::initialize(const types::Initializer &I) {
  if (!I.Rhs || (I.Lhs.size() == 1 && M.StaticVariables.count(I.Lhs.front())))
    return;
  AtLocation Here(*this, I.Rhs->At);
  if (I.Lhs.size() > 1) {
    initializeMany(*this, I);
  } else if (I.Lhs.empty() || isBlank(I.Lhs.front())) {
    if (I.Lhs.empty() || !I.Lhs.front()->Type)
      effects(I.Rhs);
    else
      convertedTo(*this, I.Rhs, I.Lhs.front()->Type);
  } else {
    Var *V = I.Lhs.front();
    initializeWith(*this, I.Rhs, V->Type, globalAddress(*this, V));
  }
}
