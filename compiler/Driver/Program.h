//===- Program.h - What build, run and tool link share ----------*- C++ -*-===//

#ifndef ZOKOR_DRIVER_PROGRAM_H
#define ZOKOR_DRIVER_PROGRAM_H

#include "compiler/Build/Builder.h"
#include "compiler/Build/Image.h"
#include "compiler/Build/WorkFolder.h"
#include "compiler/Driver/CodeFlags.h"

#include <optional>

namespace zokor::driver {

/// The build of programs from loaded packages.
class ProgramBuild {
public:
  ProgramBuild(Workspace &W, const CodeFlags &Code, const Invocation &Call)
      : W(W), Code(Code), Call(Call) {}

  /// Adds package runtime to the graph and computes the keys of the objects. A
  /// build of Targets and what they import makes all it can even after errors;
  /// without targets it is a build of the whole graph. Prints what is wrong and
  /// returns the exit status, or -1.
  int prepare(std::vector<const package::LoadedPackage *> Targets);
  /// Stands for everything that the program with this package main is made
  /// from. Behind prepare().
  std::string programKey(const package::LoadedPackage &Main);
  /// Makes the objects, of Targets only if there are any and prepare() was
  /// called before. Prints what is wrong and returns the exit status, or -1.
  int compile(std::vector<const package::LoadedPackage *> Targets = {});
  /// Links the program whose package main is Main; the same.
  int link(const package::LoadedPackage &Main, const std::string &Output);

  /// Links Program, with -X and the runtime, after the objects of package
  /// runtime and of what Roots import have been put in front of its own.
  int linkImage(build::Image Program,
                const std::vector<const package::LoadedPackage *> &Roots,
                llvm::StringRef Title, const std::string &Output);

  /// Makes compile() put all objects into the folder that builds share, in
  /// place of the user's cache, and remove others from there.
  void fillSharedObjects() { FillShared = true; }

  build::WorkFolder &folder() { return Folder; }
  const build::Builder &objects() const { return *Objects; }

private:
  Workspace &W;
  const CodeFlags &Code;
  const Invocation &Call;
  build::WorkFolder Folder;
  bool FillShared = false;
  std::optional<build::Builder> Objects;
};

/// The name of an executable if nothing else is said.
std::string programName(const package::LoadedPackage &P);

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_PROGRAM_H
