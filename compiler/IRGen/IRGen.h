//===- IRGen.h - Checked packages to the go dialect -------------*- C++ -*-===//
//
// Makes one MLIR module from a checked package. Naive on purpose: one op for
// one meaning, every variable a `go.var`, no decision about stack or heap, no
// optimization that a pass can make. What has to be decided here is order:
// Go's evaluation order is the order of the ops.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_IRGEN_H
#define ZOKOR_IRGEN_IRGEN_H

#include "compiler/Types/Instantiate.h"
#include "compiler/Types/Object.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

#include <functional>

namespace zokor::irgen {

/// A file for //go:embed: its name from the package's folder, and where it is.
struct EmbeddedFile {
  std::string Name, Path;
};

struct Options {
  /// Parses and checks the body of a function of another package that was
  /// skipped so far (a generic function that is instantiated here).
  std::function<void(types::Func *)> NeedBody;
  /// -m: ops that allocate say which expression they are (`go.expr`), and
  /// parameters and results have their names (`go.name`).
  bool Describe = false;
  /// The name under which the running program knows a source file that the
  /// session calls File (relative to the current directory, or set by a
  /// //line directive); File itself if there is no such function.
  std::function<std::string(llvm::StringRef File)> FileName;
  /// The files that a pattern of //go:embed means.
  std::function<std::vector<EmbeddedFile>(llvm::StringRef Pattern)> Embed;
};

/// Generates Pkg and the instances of generic functions that it needs. Errors
/// (features that are not supported yet) go to the session; null then.
mlir::OwningOpRef<mlir::ModuleOp>
generate(mlir::MLIRContext &Context, Session &S, types::Universe &U,
         types::TypeContext &Types, types::Package *Pkg, const Options &Opts);

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_IRGEN_H
