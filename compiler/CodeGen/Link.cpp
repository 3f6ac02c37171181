//===- Link.cpp - lld in process ------------------------------------------===//

#include "compiler/CodeGen/CodeGen.h"

#include "lld/Common/Driver.h"
#include "llvm/Support/raw_ostream.h"

LLD_HAS_DRIVER(elf)

using namespace zokor::codegen;

bool zokor::codegen::link(const LinkOptions &Opts, std::string &Error) {
  std::vector<const char *> Args{"ld.lld", "--eh-frame-hdr", "--gc-sections",
                                 // Tables are kept by their __start_ symbols.
                                 "-z", "nostart-stop-gc", "--build-id=none",
                                 "-z", "noexecstack", "-o",
                                 Opts.Output.c_str()};
  if (Opts.PIE)
    Args.insert(Args.end(), {"-static", "-pie", "--no-dynamic-linker", "-z",
                             "text", "--pack-dyn-relocs=relr"});
  else
    Args.insert(Args.end(), {"-static", "--image-base=0x400000"});
  if (Opts.StripSymbols)
    Args.push_back("-s");
  else if (Opts.StripDebug)
    Args.push_back("-S");
  for (const std::string &A : Opts.Extra)
    Args.push_back(A.c_str());
  for (const std::string &A : Opts.Inputs)
    Args.push_back(A.c_str());
  llvm::raw_string_ostream Messages(Error);
  lld::Result R =
      lld::lldMain(Args, Messages, Messages, {{lld::Gnu, &lld::elf::link}});
  return R.retCode == 0;
}
