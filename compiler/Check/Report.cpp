//===- Report.cpp - Errors, versions and delayed actions of a Checker -----===//

#include "compiler/Check/Decl.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

void Checker::error(Pos At, diag::Kind Kind, std::string Text) {
  // A message that quotes an invalid operand or type after the first error is
  // a consequence of that error and tells the user nothing new.
  if (HasErrors &&
      (llvm::StringRef(Text).find("invalid operand", 1) !=
           llvm::StringRef::npos ||
       llvm::StringRef(Text).find("invalid type", 1) != llvm::StringRef::npos))
    return;
  HasErrors = true;
  S.Diags.error(Env.ErrorAt ? Env.ErrorAt : At, Kind, std::move(Text));
}

std::string Checker::str(Type *T) const {
  return typeString(T, [this](const Package *P) { return qualify(P); });
}

std::string Checker::str(const Operand &X) const {
  return operandString(X, [this](const Package *P) { return qualify(P); });
}

std::string Checker::str(const Object *O) const {
  return objectString(O, [this](const Package *P) { return qualify(P); });
}

std::string Checker::qualify(const Package *P) const {
  if (!P || P == Pkg)
    return "";
  if (!NamesCollected) {
    NamesCollected = true;
    llvm::DenseSet<const Package *> Seen;
    llvm::SmallVector<const Package *, 16> Work{Pkg};
    while (!Work.empty()) {
      const Package *Next = Work.pop_back_val();
      if (!Next || !Seen.insert(Next).second)
        continue;
      auto [It, New] = PackageNames.try_emplace(Next->Name, Next);
      if (!New && It->second->Path != Next->Path)
        AmbiguousNames.insert(Next->Name);
      Work.append(Next->Imports.begin(), Next->Imports.end());
    }
  }
  if (AmbiguousNames.contains(P->Name))
    return '"' + P->Path + '"';
  return P->Name.str().str();
}

//===----------------------------------------------------------------------===//
// Language versions
//===----------------------------------------------------------------------===//

/// N of "go1.N"; ~0u for the empty string and anything else that names no
/// version, which allows everything.
static unsigned minorVersion(llvm::StringRef Version) {
  unsigned Minor;
  if (!Version.consume_front("go1.") || Version.consumeInteger(10, Minor))
    return ~0u;
  return Minor;
}

/// The version of the file that is being checked. A //go:build line may always
/// raise the package's version, and lower it from go1.21 on (before that
/// release the lines had no such meaning).
unsigned Checker::languageMinor() const {
  unsigned OfPackage = minorVersion(Pkg->GoVersion);
  if (!Env.File || Env.File->GoVersion.empty() || OfPackage == ~0u)
    return OfPackage;
  unsigned OfFile = minorVersion(Env.File->GoVersion);
  if (OfFile == ~0u || (OfFile < OfPackage && OfPackage < 21))
    return OfPackage;
  return OfFile;
}

bool Checker::allowVersion(Pos, unsigned Minor) const {
  return languageMinor() >= Minor;
}

bool Checker::requireVersion(Pos At, unsigned Minor, llvm::StringRef What) {
  unsigned Have = languageMinor();
  if (Have >= Minor)
    return true;
  bool FromFile = Have != minorVersion(Pkg->GoVersion);
  errorf(
      At, diag::UnsupportedFeature,
      FromFile
          ? "{0} requires go1.{1} or later (file declares //go:build go1.{2})"
          : "{0} requires go1.{1} or later (-lang was set to go1.{2}; check "
            "go.mod)",
      What, Minor, Have);
  return false;
}

//===----------------------------------------------------------------------===//
// Small helpers
//===----------------------------------------------------------------------===//

void Checker::processDelayed(size_t Top) {
  // An action may push more, which moves Delayed's storage.
  for (size_t I = Top; I < Delayed.size(); ++I) {
    std::function<void()> Run = std::move(Delayed[I].Run);
    Run();
  }
  Delayed.resize(Top);
}

void Checker::declare(Scope *Scope, ast::Ident *Id, Object *O, Pos ScopeStart) {
  // The blank identifier declares nothing, but is recorded.
  if (!O->Name.isBlank()) {
    if (Object *Other = Scope->insert(O)) {
      std::string Text = O->Name.str().str() + " redeclared in this block";
      if (Other->At)
        Text += errorLine(*this, Other->At,
                          "other declaration of " + O->Name.str());
      error(O->At, diag::DuplicateDecl, std::move(Text));
      return;
    }
    O->ScopeStart = ScopeStart;
  }
  if (Id)
    recordObject(Id, O);
}
