//===- TestCover.cpp - zokor test -cover ----------------------------------===//

#include "compiler/Driver/TestCover.h"

#include "compiler/Build/Coverage.h"
#include "compiler/Build/ObjectCache.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Counters
//===----------------------------------------------------------------------===//

/// Makes the changed text of P's files, tests left out.
bool TestCover::measure(const package::LoadedPackage &P,
                        std::vector<Changed> &Files,
                        std::vector<build::CoveredFile> &Covered,
                        std::string &Error) const {
  const package::PackageInfo &Info = P.Info;
  // The names must not meet those of another package that is imported with a
  // dot.
  build::KeyBuilder Hash;
  Hash.add(Info.ImportPath);
  std::string Suffix = "_" + Hash.key().substr(0, 12);
  for (auto [I, Source] : llvm::enumerate(Info.Sources)) {
    std::string Variable = "GoCover_" + std::to_string(I) + Suffix;
    Changed &File = Files.emplace_back();
    File.Name = Source.Name;
    if (!build::instrument(Source, Variable, Flags.CoverMode != "set",
                           File.Text, Error))
      return false;
    std::string Shown =
        (Info.Local ? Info.Dir : Info.ImportPath) + "/" + Source.Name;
    Covered.push_back({Info.ImportPath, Shown, Variable});
  }
  return true;
}

void TestCover::replace(package::LoadedPackage &P,
                        const std::vector<Changed> &Files) {
  for (const Changed &File : Files)
    for (package::SourceText &Source : P.Info.Sources)
      if (Source.Name == File.Name) {
        // Variants may share the old text.
        auto New = llvm::MemoryBuffer::getMemBufferCopy(File.Text);
        Source.Buffer.swap(New);
        Replaced.push_back(std::move(New));
      }
}

bool TestCover::plan(const package::LoadedPackage &P, build::TestMain &Main,
                     std::string &Error) {
  Planned.clear();
  if (!Flags.Cover)
    return true;
  Main.CoverMode = Flags.CoverMode;
  if (isLocal())
    return measure(P, Planned, Main.Covered, Error);
  Main.Covered = Chosen;
  for (auto [I, Pattern] : llvm::enumerate(Flags.CoverPackages))
    Main.CoveredPackages += (I ? ", " : " in ") + Pattern;
  return true;
}

void TestCover::instrument(package::TestPackages &Test) {
  if (!Planned.empty())
    replace(*Test.Internal, Planned);
}

//===----------------------------------------------------------------------===//
// -coverpkg
//===----------------------------------------------------------------------===//

static bool matches(StringRef Pattern, const package::PackageInfo &Info,
                    const package::BuildContext &C) {
  if (Pattern == "all")
    return true;
  if (Pattern == "std" || Pattern == "cmd")
    return Info.Standard && (package::hasPathPrefix(Info.ImportPath, "cmd") ==
                             (Pattern == "cmd"));
  if (package::isLocalImport(Pattern))
    return package::matchesPattern(package::joinPath(C.WorkDir, Pattern),
                                   Info.Dir);
  return package::matchesPattern(Pattern, Info.ImportPath);
}

void TestCover::choosePackages() {
  std::vector<bool> Used(Flags.CoverPackages.size());
  for (package::LoadedPackage *P : W.Loader->inOrder()) {
    const package::PackageInfo &Info = P->Info;
    bool Wanted = false;
    for (auto [I, Pattern] : llvm::enumerate(Flags.CoverPackages))
      if (matches(Pattern, Info, W.Context))
        Wanted = Used[I] = true;
    // A program cannot be imported by that of the test.
    if (!Wanted || Info.Sources.empty() || !Info.ForTest.empty() ||
        Info.Name == "main" || Info.ImportPath == "unsafe")
      continue;
    std::vector<Changed> Files;
    std::vector<build::CoveredFile> Covered;
    std::string Error;
    // The compiler reports files that cannot be parsed.
    if (!measure(*P, Files, Covered, Error))
      continue;
    replace(*P, Files);
    llvm::append_range(Chosen, Covered);
  }
  for (auto [I, Pattern] : llvm::enumerate(Flags.CoverPackages))
    if (!Used[I])
      llvm::errs() << "warning: no packages being tested depend on matches for "
                      "pattern "
                   << Pattern << '\n';
}

//===----------------------------------------------------------------------===//
// -coverprofile
//===----------------------------------------------------------------------===//

bool TestCover::startProfile(std::string &Error) {
  if (Flags.CoverProfile.empty() || Flags.CompileOnly)
    return true;
  Profile = package::joinPath(Flags.OutputDir.empty() ? W.Context.WorkDir
                                                      : Flags.OutputDir,
                              Flags.CoverProfile);
  std::error_code EC;
  llvm::raw_fd_ostream OS(Profile, EC);
  if (EC)
    Error = "open " + Profile + ": " + package::errorText(EC);
  else
    OS << "mode: " << Flags.CoverMode << '\n';
  return !EC;
}

bool TestCover::mergeProfile(const std::string &File, std::string &Error) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  // A test that ends early writes none.
  if (Profile.empty() || !Buffer || (*Buffer)->getBufferSize() == 0)
    return true;
  StringRef Text = (*Buffer)->getBuffer();
  if (!Text.consume_front("mode: " + Flags.CoverMode + "\n")) {
    Error = "error: test wrote malformed coverage profile.\n";
    return false;
  }
  std::lock_guard Guard(Lock);
  std::error_code EC;
  llvm::raw_fd_ostream OS(Profile, EC, llvm::sys::fs::OF_Append);
  if (!EC)
    OS << Text;
  else
    Error = "error: saving coverage profile: " + package::errorText(EC) + "\n";
  return !EC;
}
