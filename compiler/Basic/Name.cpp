//===- Name.cpp - Interned identifiers ------------------------------------===//
//
// The table behind Name.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Name.h"
#include "compiler/Basic/Unicode.h"

using namespace zokor;

bool zokor::isExportedText(llvm::StringRef Text) {
  return isUnicodeUpper(decodeRune(Text).Rune);
}

Name NameTable::get(llvm::StringRef Text) {
  auto [It, IsNew] = Map.try_emplace(Text);
  if (IsNew)
    It->getValue().Exported = isExportedText(Text);
  return Name(&*It);
}
