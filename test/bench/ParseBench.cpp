//===- ParseBench.cpp - How many lines a second the parser takes ----------===//
//
// usage: zokor-bench-parse ROUNDS <FILES
//
// Parses the files named on the standard input, again and again, and prints
// "lines seconds" for each round. Reading the files is not measured; making
// and freeing the session is. The counterpart is test/bench/gotypes.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/Parser.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <memory>
#include <vector>

using namespace zokor;

using Buffers = std::vector<std::unique_ptr<llvm::MemoryBuffer>>;

static Buffers readFiles() {
  Buffers Files;
  auto List = llvm::MemoryBuffer::getSTDIN();
  if (!List)
    return Files;
  llvm::SmallVector<llvm::StringRef> Names;
  (*List)->getBuffer().split(Names, '\n', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Name : Names) {
    auto File = llvm::MemoryBuffer::getFile(Name);
    if (File)
      Files.push_back(std::move(*File));
    else
      llvm::errs() << Name << ": " << File.getError().message() << '\n';
  }
  return Files;
}

/// Parses all files in one session; returns how long that took.
static double parseAll(const Buffers &Files) {
  auto Start = std::chrono::steady_clock::now();
  {
    Session S;
    for (const auto &File : Files) {
      auto Copy = llvm::MemoryBuffer::getMemBuffer(File->getMemBufferRef());
      parseFile(S, S.Sources.add(File->getBufferIdentifier(), std::move(Copy)));
    }
    S.Diags.flush(llvm::errs());
  }
  std::chrono::duration<double> Took = std::chrono::steady_clock::now() - Start;
  return Took.count();
}

int main(int Argc, char **Argv) {
  unsigned Rounds = 0;
  if (Argc != 2 || !llvm::to_integer(Argv[1], Rounds)) {
    llvm::errs() << "usage: zokor-bench-parse ROUNDS <FILES\n";
    return 2;
  }
  Buffers Files = readFiles();
  size_t Lines = 0;
  for (const auto &File : Files)
    Lines += File->getBuffer().count('\n');
  while (Rounds--)
    llvm::outs() << Lines << ' ' << parseAll(Files) << '\n';
  return 0;
}
