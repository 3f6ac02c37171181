//===- main.cpp - zokor-llc: LLVM IR text to what CodeGen makes of it -----===//
//
// For tests: `zokor-llc -emit=llvm|asm|obj [-O0] [-pie] file.ll -o out`.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/CodeGen.h"

#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace zokor;

static int fail(StringRef Message) {
  errs() << "zokor-llc: " << Message << "\n";
  return 1;
}

int main(int argc, char **argv) {
  StringRef Input, Output = "-", Emit = "asm";
  codegen::Options Opts;
  for (int I = 1; I < argc; ++I) {
    StringRef Arg = argv[I];
    if (Arg.consume_front("-emit="))
      Emit = Arg;
    else if (Arg == "-O0")
      Opts.OptLevel = 0;
    else if (Arg == "-pie")
      Opts.PIE = true;
    else if (Arg == "-o" && I + 1 < argc)
      Output = argv[++I];
    else
      Input = Arg;
  }
  codegen::initialize();
  LLVMContext Context;
  SMDiagnostic Diagnostic;
  std::unique_ptr<Module> M = parseIRFile(Input, Diagnostic, Context);
  if (!M) {
    Diagnostic.print("zokor-llc", errs());
    return 1;
  }
  std::string Error;
  if (!codegen::optimize(*M, Opts, Error))
    return fail(Error);
  std::error_code EC;
  raw_fd_ostream OS(Output, EC);
  if (EC)
    return fail(EC.message());
  if (Emit == "llvm") {
    OS << *M;
    return 0;
  }
  Opts.Assembly = Emit == "asm";
  SmallVector<char> Code;
  if (!codegen::emit(*M, Opts, Code, Error))
    return fail(Error);
  OS.write(Code.data(), Code.size());
  return 0;
}
