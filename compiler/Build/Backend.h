//===- Backend.h - Checked packages to code, in parallel --------*- C++ -*-===//
//
// IRGen runs on the caller's side, one package after the other: it reads the
// tree, and asks the front end for bodies and instances, which have one thread
// of control. What follows needs no front end: each package's module has an
// MLIR context of its own and goes through the pipeline on a thread of a pool.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BUILD_BACKEND_H
#define ZOKOR_BUILD_BACKEND_H

#include "compiler/Build/Timings.h"
#include "compiler/IRGen/IRGen.h"
#include "compiler/Package/Frontend.h"
#include "compiler/Pipeline/Options.h"

#include "llvm/ADT/SmallVector.h"

#include <functional>
#include <memory>
#include <string>

namespace zokor::build {

/// What became of a package's module.
struct Outcome {
  bool Ok = false;
  /// The object or text that pipeline::Options::Stop asks for.
  llvm::SmallVector<char, 0> Bytes;
  /// Lines to print: errors, or the decisions that -m asks for.
  std::string Messages;
  PackageCost Cost; ///< but for checking
};

using Embedder =
    std::function<std::vector<irgen::EmbeddedFile>(llvm::StringRef Pattern)>;
/// irgen::Options::Embed for a package, which must outlive the result.
Embedder embedderFor(const package::PackageInfo &Info);

struct CodeOptions {
  pipeline::Options Pipeline;
  /// irgen::Options::FileName.
  std::function<std::string(llvm::StringRef)> FileName;
  /// irgen::Options::Embed.
  Embedder Embed;
};

class Backend {
public:
  Backend(package::Frontend &F, unsigned NumThreads);
  /// Waits for all packages.
  ~Backend();

  /// Generates the package's module and hands it to the pool; waits if the
  /// pool has enough to do. Done is called on a thread of the pool, for one
  /// package at a time. False, without a call, if IRGen reported errors: they
  /// wait in the session.
  bool submit(types::Package *Pkg, const CodeOptions &Opts,
              std::function<void(Outcome)> Done);
  /// Returns when Done has been called for all packages.
  void wait();

private:
  class Pool;
  package::Frontend &F;
  std::unique_ptr<Pool> Workers;
};

} // namespace zokor::build

#endif // ZOKOR_BUILD_BACKEND_H
