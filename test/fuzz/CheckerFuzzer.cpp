//===- CheckerFuzzer.cpp - Fuzzing the parser and the checker -------------===//
//
// The input is one Go file, parsed and checked as a package of its own. No
// package can be imported except unsafe, so imports give the checker's
// stand-ins. The tree is checked even if it has syntax errors: the checker
// must live with every tree that the parser makes. A corpus is a folder of
// plain Go files.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Check.h"
#include "compiler/Parse/Parser.h"

using namespace zokor;

static void checkText(llvm::StringRef Text) {
  Session S;
  SourceFile &Source = S.Sources.add(
      "fuzz.go", llvm::MemoryBuffer::getMemBufferCopy(Text, "fuzz.go"));
  types::Universe U(S);
  types::TypeContext Types(S, U);
  ast::File *File = parseFile(S, Source);
  types::Package Pkg("fuzz", File->PackageName ? File->PackageName->Name
                                               : S.Names.get("fuzz"));
  Pkg.Files.push_back(File);

  check::Config Conf;
  Conf.AllowMissingBodies = true;
  Conf.Import = [&](llvm::StringRef Path, Pos At) -> types::Package * {
    S.Diags.errorf(At, diag::PackageNotFound, "could not import {0}", Path);
    return nullptr;
  };
  check::checkPackage(S, U, Types, &Pkg, std::move(Conf));
  // Printing sorts and resolves positions.
  llvm::raw_null_ostream Null;
  S.Diags.flush(Null);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  checkText(llvm::StringRef(reinterpret_cast<const char *>(Data), Size));
  return 0;
}
