//===- main.cpp - The zokor command ---------------------------------------===//

#include "compiler/Driver/Driver.h"

#include "llvm/Support/raw_ostream.h"

#include <vector>

int main(int argc, char **argv) {
  std::vector<std::string> Args(argv + 1, argv + argc);
  int Status = zokor::driver::run(Args, argc ? argv[0] : "zokor");
  llvm::outs().flush();
  return Status;
}
