//===- Imports.cpp - Import paths and unused imports ----------------------===//

#include "compiler/Check/DeclState.h"

#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Unicode.h"

using namespace zokor;
using namespace zokor::check;

static bool isUnicodeSpace(uint32_t R) {
  return (R >= '\t' && R <= '\r') || R == ' ' || R == 0x85 || R == 0xA0 ||
         R == 0x1680 || (R >= 0x2000 && R <= 0x200a) || R == 0x2028 ||
         R == 0x2029 || R == 0x202f || R == 0x205f || R == 0x3000;
}

static bool allowedInImportPath(uint32_t R) {
  if (R < 0x80)
    return R > ' ' && R < 0x7f &&
           !llvm::StringRef("!\"#$%&'()*,:;<=>?[\\]^{|}`").contains(char(R));
  return R != 0xFFFD && !isUnicodeSpace(R) &&
         llvm::sys::unicode::isPrintable(int(R));
}

/// The next code point of Text, which loses it; U+FFFD for broken encoding.
static uint32_t takeRune(llvm::StringRef &Text) {
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.data());
  const llvm::UTF8 *Cur = Begin;
  llvm::UTF32 R = 0;
  if (llvm::convertUTF8Sequence(&Cur, Begin + Text.size(), &R,
                                llvm::strictConversion) != llvm::conversionOK) {
    Text = Text.drop_front();
    return 0xFFFD;
  }
  Text = Text.drop_front(Cur - Begin);
  return R;
}

llvm::StringRef check::validImportPath(Checker &C, ast::ImportDecl *D) {
  if (!D->Path || D->Path->Bad)
    return {};
  llvm::StringRef Path = D->PathText;
  if (Path.empty()) {
    C.error(D->Path->At, diag::BadImportPath,
            "invalid import path (empty string)");
    return {};
  }
  for (llvm::StringRef Rest = Path; !Rest.empty();) {
    llvm::StringRef Before = Rest;
    uint32_t R = takeRune(Rest);
    if (allowedInImportPath(R))
      continue;
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    OS << "invalid import path (invalid character U+"
       << llvm::format_hex_no_prefix(R, 4, /*Upper=*/true);
    if (R == 0xFFFD)
      OS << " '\xEF\xBF\xBD'";
    else if (llvm::sys::unicode::isPrintable(int(R)))
      OS << " '" << Before.drop_back(Rest.size()) << "'";
    OS << ")";
    C.error(D->Path->At, diag::BadImportPath, Text);
    return {};
  }
  return Path;
}

void check::unusedImports(Checker &C) {
  // Without bodies most uses have not been seen.
  if (C.Conf.IgnoreBodies)
    return;
  for (PkgName *P : C.AllImports) {
    if (P->Used || P->Name.isBlank())
      continue;
    llvm::StringRef Path = P->Imported->Path;
    llvm::StringRef Last = Path.substr(Path.rfind('/') + 1);
    llvm::StringRef Name = P->Name.str();
    std::string Text = ("imported and not used: \"" + Path + "\"").str();
    if (!Name.empty() && Name != "." && Name != Last)
      Text += (" as " + Name).str();
    C.error(P->At, diag::UnusedImport, Text);
  }
}
