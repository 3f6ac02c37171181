//===- Remarks.cpp - What passes say for -m -------------------------------===//

#include "compiler/Passes/Remarks.h"

using namespace mlir;
using namespace zokor;

StringRef zokor::passes::shortName(go::FuncOp F) {
  StringRef Name = F.getSymName();
  size_t Slash = Name.rfind('/', Name.find_first_of("(["));
  size_t Dot = Name.find('.', Slash == StringRef::npos ? 0 : Slash);
  return Dot == StringRef::npos ? Name : Name.drop_front(Dot + 1);
}

Location zokor::passes::sourceLoc(Location L) {
  if (auto At = L->findInstanceOf<FileLineColLoc>())
    return At;
  return L;
}

bool zokor::passes::isWritten(go::FuncOp F) {
  return !F.getWrapper() && F.getLinkage() != go::Linkage::Once &&
         shortName(F) != "init" && F.getLoc()->findInstanceOf<FileLineColLoc>();
}
