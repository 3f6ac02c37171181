//===- Builder.cpp - Objects for whole import graphs ----------------------===//
//
// An object depends on the compiler, its options, the package's files and what
// those import; all this is hashed into a key before anything is parsed. A
// package whose object is in the cache is checked no further than others need
// its declarations, or not at all.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/Builder.h"

#include "compiler/Build/Backend.h"
#include "compiler/Package/Paths.h"
#include "compiler/Types/LinkString.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/Process.h"

using namespace zokor;
using namespace zokor::build;
using llvm::StringRef;
using package::LoadedPackage;

StringRef build::symbolPath(const LoadedPackage &P) {
  return P.Info.Name == "main" && !P.Info.Library
             ? StringRef("main")
             : StringRef(P.Info.ImportPath);
}

static bool isUnsafe(const LoadedPackage &P) {
  return P.Info.ImportPath == "unsafe";
}

static bool writeObject(const std::string &Path, llvm::ArrayRef<char> Bytes) {
  std::error_code EC;
  llvm::raw_fd_ostream OS(Path, EC);
  if (!EC) {
    OS.write(Bytes.data(), Bytes.size());
    OS.close();
    EC = OS.error();
    OS.clear_error();
  }
  if (EC)
    llvm::errs() << "open " << Path << ": " << package::errorText(EC) << '\n';
  return !EC;
}

//===----------------------------------------------------------------------===//
// What is needed
//===----------------------------------------------------------------------===//

static void collect(const LoadedPackage &P,
                    llvm::SmallPtrSetImpl<const LoadedPackage *> &Seen) {
  if (!Seen.insert(&P).second)
    return;
  for (const LoadedPackage *Import : P.Imports)
    if (Import)
      collect(*Import, Seen);
}

void Builder::findNeeded() {
  llvm::SmallPtrSet<const LoadedPackage *, 32> Seen;
  for (const LoadedPackage *P : S.Targets)
    collect(*P, Seen);
  for (LoadedPackage *P : L.inOrder()) {
    P->Wanted = LoadedPackage::Depth::Nothing;
    if (!isUnsafe(*P) && (Seen.empty() || Seen.count(P)))
      Needed.push_back(P);
  }
}

bool Builder::isGood(const LoadedPackage &P) const {
  llvm::SmallPtrSet<const LoadedPackage *, 32> Seen;
  collect(P, Seen);
  return llvm::none_of(Seen, [&](const LoadedPackage *Q) {
    auto N = Nodes.find(Q);
    return Q->Failed || (N != Nodes.end() && N->second.Failed);
  });
}

//===----------------------------------------------------------------------===//
// Names of files
//===----------------------------------------------------------------------===//

/// What takes the place of a package's folder under -trimpath: import paths,
/// with the version of a module.
static std::string trimmedFolder(const package::PackageInfo &Info) {
  if (!Info.InModule || Info.InModule->Version.empty())
    return Info.ImportPath;
  StringRef Module = Info.InModule->Path;
  StringRef Rest = package::belowPath(Info.ImportPath, Module);
  return (Module + "@" + Info.InModule->Version + (Rest.empty() ? "" : "/") +
          Rest)
      .str();
}

void Builder::nameFiles() {
  for (const LoadedPackage *P : Needed) {
    std::string Folder = S.TrimPath ? trimmedFolder(P->Info) : "";
    for (const package::SourceText &Source : P->Info.Sources)
      RuntimeNames[package::displayName(C.WorkDir, Source.Path)] =
          S.TrimPath ? Folder + "/" + Source.Name : Source.Path;
  }
}

std::string Builder::runtimeName(StringRef File, StringRef Dir) const {
  auto Known = RuntimeNames.find(File);
  if (Known != RuntimeNames.end())
    return Known->second;
  return package::joinPath(Dir, File);
}

//===----------------------------------------------------------------------===//
// Keys and plan
//===----------------------------------------------------------------------===//

/// The files that a source file embeds.
static void addEmbedded(KeyBuilder &Key, const package::PackageInfo &Info,
                        const package::SourceText &Source) {
  for (const package::EmbedPattern &P : Source.Header.EmbedPatterns)
    for (const irgen::EmbeddedFile &File : embedderFor(Info)(P.Text)) {
      Key.add(File.Name);
      auto Buffer = llvm::MemoryBuffer::getFile(File.Path, false, false);
      Key.add(Buffer ? (*Buffer)->getBuffer() : "");
    }
}

std::string Builder::keyOf(const LoadedPackage &P) {
  static const std::string Compiler = compilerIdentity();
  const package::PackageInfo &Info = P.Info;
  const pipeline::Options &Options = Nodes[&P].Options;
  KeyBuilder Key;
  Key.add(Compiler);
  for (uint64_t N : {uint64_t(Options.OptLevel), uint64_t(Options.PIE),
                     uint64_t(Options.VerifyFrames), uint64_t(Options.NoInline),
                     uint64_t(Options.SmallFrames), uint64_t(Info.Standard)})
    Key.add(N);
  Key.add(Options.SkipPasses);
  Key.add(symbolPath(P));
  Key.add(package::languageVersion(Info, C));
  // //line directives name files relative to it.
  Key.add(S.TrimPath ? trimmedFolder(Info) : Info.Dir);
  Key.add(uint64_t(Info.Sources.size()));
  for (const package::SourceText &Source : Info.Sources) {
    Key.add(RuntimeNames[package::displayName(C.WorkDir, Source.Path)]);
    Key.add(Source.Buffer->getBuffer());
    addEmbedded(Key, Info, Source);
  }
  for (auto [Path, Import] : llvm::zip(Info.Imports, P.Imports)) {
    Key.add(Path);
    if (Import && !isUnsafe(*Import))
      Key.add(Nodes[Import].Key);
  }
  return Key.key();
}

/// Everything that P needs for checking has to be declared.
static void wantDeclarations(LoadedPackage &P) {
  for (LoadedPackage *Import : P.Imports)
    if (Import && Import->Wanted == LoadedPackage::Depth::Nothing) {
      Import->Wanted = LoadedPackage::Depth::Declarations;
      wantDeclarations(*Import);
    }
}

void Builder::computeKeys() {
  findNeeded();
  nameFiles();
  for (LoadedPackage *P : Needed) {
    Node &N = Nodes[P];
    N.Options = S.OptionsFor(*P);
    N.Key = keyOf(*P);
  }
}

const std::string &Builder::key(const LoadedPackage &P) const {
  return Nodes.find(&P)->second.Key;
}

void Builder::narrow(std::vector<const LoadedPackage *> Targets) {
  S.Targets = std::move(Targets);
  Needed.clear();
  findNeeded();
}

/// Takes the object from one of the caches, if it is there.
bool Builder::load(const Node &N) {
  llvm::SmallVector<char, 0> Object;
  return (Cache.load(N.Key, Object) || Shared.load(N.Key, Object)) &&
         writeObject(N.Object, Object);
}

void Builder::plan() {
  if (Nodes.empty())
    computeKeys();
  unsigned Number = 0;
  for (LoadedPackage *P : Needed) {
    Node &N = Nodes[P];
    N.Object = S.WorkFolder + "/b" + std::to_string(++Number) + ".o";
    // What the compiler prints is not kept.
    bool Prints =
        N.Options.Decisions || N.Options.Stop == pipeline::Emit::Assembly;
    N.Compile = S.Rebuild || Prints || !load(N);
    NumToCompile += N.Compile;
  }
  for (LoadedPackage *P : Needed)
    if (Nodes[P].Compile) {
      P->Wanted = LoadedPackage::Depth::Bodies;
      wantDeclarations(*P);
    }
  wantStrings();
}

//===----------------------------------------------------------------------===//
// -X
//===----------------------------------------------------------------------===//

/// The types of variables that -X sets have to be known.
void Builder::wantStrings() {
  for (const auto &[Symbol, Value] : S.Strings)
    for (LoadedPackage *P : Needed)
      if (symbolPath(*P) == StringRef(Symbol).rsplit('.').first &&
          P->Wanted == LoadedPackage::Depth::Nothing) {
        P->Wanted = LoadedPackage::Depth::Declarations;
        wantDeclarations(*P);
      }
}

bool Builder::checkStrings() const {
  bool Good = true;
  for (const auto &[Symbol, Value] : S.Strings)
    for (const LoadedPackage *P : Needed) {
      auto [Path, Name] = StringRef(Symbol).rsplit('.');
      if (symbolPath(*P) != Path || !P->Types || !P->Types->PkgScope)
        continue;
      auto *V = llvm::dyn_cast_or_null<types::Var>(
          P->Types->PkgScope->lookup(F.S.Names.get(Name)));
      if (!V ||
          (types::isString(V->Type) && types::asIs<types::Basic>(V->Type)))
        continue;
      llvm::errs() << "# " << P->Info.title() << '\n'
                   << Symbol
                   << ": cannot set with -X: not a var of type string (type:"
                   << types::linkString(V->Type, types::LinkForm::Key) << ")\n";
      Good = false;
    }
  return Good;
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

/// gc's linker finds that package main has no function main; here it is known
/// earlier. Its words are kept.
bool Builder::hasMain(const LoadedPackage &P) const {
  if (P.Info.Name != "main" || P.Info.Library || !P.Types ||
      !P.Types->PkgScope ||
      llvm::isa_and_nonnull<types::Func>(
          P.Types->PkgScope->lookup(F.S.Names.get("main"))))
    return true;
  llvm::errs() << "# " << P.Info.title()
               << "\nruntime.main_main·f: function main is undeclared in the "
                  "main package\n";
  return false;
}

void Builder::showProgress(StringRef Path) {
  if (S.Verbose || S.Commands || !llvm::sys::Process::StandardErrIsDisplayed())
    return;
  llvm::errs() << "\r\033[K";
  if (!Path.empty())
    llvm::errs() << '[' << NumDone << '/' << NumToCompile << "] " << Path;
}

/// What -x shows: the same work as a command of its own.
void Builder::printCommand(const LoadedPackage &P, const Node &N) {
  llvm::errs() << "zokor tool compile -o " << N.Object << " -p "
               << symbolPath(P);
  for (const package::SourceText &Source : P.Info.Sources)
    llvm::errs() << ' ' << package::displayName(C.WorkDir, Source.Path);
  llvm::errs() << '\n';
}

void Builder::announce(const LoadedPackage &P) {
  if (S.Verbose)
    llvm::errs() << P.Info.title() << '\n';
  if (S.Commands)
    printCommand(P, Nodes.find(&P)->second);
  showProgress(P.Info.ImportPath);
}

/// Takes what the back end made of a package. On a thread of the back end.
bool Builder::finish(const LoadedPackage &P, const Outcome &Result,
                     bool Listing) {
  StringRef Bytes(Result.Bytes.data(), Result.Bytes.size());
  std::lock_guard Guard(Printing);
  showProgress("");
  if (!Result.Messages.empty())
    llvm::errs() << "# " << P.Info.title() << '\n' << Result.Messages;
  if (!Result.Ok)
    return false;
  if (Listing) {
    llvm::errs() << "# " << P.Info.title() << '\n' << Bytes;
    return true;
  }
  ++NumDone;
  Costs.push_back(Result.Cost);
  Costs.back().Path = P.Info.ImportPath;
  Costs.back().Check = P.CheckTime;
  const Node &N = Nodes.find(&P)->second;
  Cache.store(N.Key, Bytes);
  return writeObject(N.Object, Result.Bytes);
}

/// Hands P to the back end, twice if its assembly text is wanted too. False if
/// IRGen found errors.
bool Builder::submit(Backend &Back, const LoadedPackage &P,
                     std::atomic<bool> &Good) {
  CodeOptions Opts;
  Opts.Pipeline = Nodes.find(&P)->second.Options;
  Opts.FileName = [this, &P](StringRef File) {
    return runtimeName(File, S.TrimPath ? trimmedFolder(P.Info) : P.Info.Dir);
  };
  Opts.Embed = embedderFor(P.Info);
  auto Run = [&](pipeline::Emit Stop) {
    bool Listing = Stop == pipeline::Emit::Assembly;
    Opts.Pipeline.Stop = Stop;
    return Back.submit(P.Types, Opts, [this, &P, &Good, Listing](Outcome R) {
      if (finish(P, R, Listing))
        return;
      Good = false;
      Nodes.find(&P)->second.Failed = true;
    });
  };
  pipeline::Emit Stop = Opts.Pipeline.Stop;
  if (Stop == pipeline::Emit::Assembly && !Run(Stop))
    return false;
  return Run(pipeline::Emit::Object);
}

bool Builder::compileAll() {
  std::atomic<bool> Good = true;
  Backend Back(F, std::min(S.Jobs, std::max(NumToCompile, 1u)));
  for (const LoadedPackage *P : Needed) {
    Node &N = Nodes.find(P)->second;
    if (!N.Compile || P->Failed)
      continue;
    {
      std::lock_guard Guard(Printing);
      announce(*P);
      if (!hasMain(*P)) {
        Good = false;
        N.Failed = true;
        continue;
      }
    }
    F.S.Diags.startPackage();
    if (submit(Back, *P, Good))
      continue;
    Good = false;
    std::lock_guard Guard(Printing);
    N.Failed = true;
    showProgress("");
    llvm::errs() << "# " << P->Info.title() << '\n';
    F.S.Diags.flush(llvm::errs());
  }
  Back.wait();
  showProgress("");
  return Good;
}

void Builder::trimCache() {
  if (S.OnlyThese) {
    llvm::StringSet<> Keys;
    for (const LoadedPackage *P : Needed)
      Keys.insert(Nodes[P].Key);
    Cache.keepOnly(Keys);
  } else if (NumToCompile) {
    Cache.trimSometimes();
  }
}

bool Builder::build() {
  plan();
  if (S.DryRun) {
    for (const LoadedPackage *P : Needed)
      if (Nodes[P].Compile)
        printCommand(*P, Nodes[P]);
    return true;
  }
  bool Good = F.checkAll(L, C, Table, llvm::errs()) && checkStrings();
  if (!Good && !S.KeepGoing)
    return false;
  if (NumToCompile)
    Good &= compileAll();
  if (Good)
    trimCache();
  return Good;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

const std::string &Builder::objectFile(const LoadedPackage &P) const {
  return Nodes.find(&P)->second.Object;
}

static void visit(const LoadedPackage &P,
                  llvm::SmallPtrSetImpl<const LoadedPackage *> &Seen,
                  std::vector<const LoadedPackage *> &Order) {
  if (isUnsafe(P) || !Seen.insert(&P).second)
    return;
  // As in Go 1.19: in the order of the import declarations.
  for (const package::SourceText &Source : P.Info.Sources)
    for (const package::ImportSpec &Import : Source.Header.Imports)
      for (auto [Path, Target] : llvm::zip(P.Info.Imports, P.Imports))
        if (Path == Import.Path && Target)
          visit(*Target, Seen, Order);
  Order.push_back(&P);
}

std::vector<const LoadedPackage *>
Builder::initOrder(const std::vector<const LoadedPackage *> &Roots) {
  llvm::SmallPtrSet<const LoadedPackage *, 32> Seen;
  std::vector<const LoadedPackage *> Order;
  // A test of what package runtime imports has a variant of it.
  llvm::SmallPtrSet<const LoadedPackage *, 32> Reached;
  for (const LoadedPackage *P : Roots)
    collect(*P, Reached);
  auto IsRuntime = [](const LoadedPackage *P) {
    return P->Info.ImportPath == "runtime" && P->Info.Standard;
  };
  auto Found = llvm::find_if(Reached, IsRuntime);
  for (const LoadedPackage *P : L.inOrder())
    if (Found != Reached.end() ? P == *Found : IsRuntime(P))
      visit(*P, Seen, Order);
  for (const LoadedPackage *P : Roots)
    visit(*P, Seen, Order);
  return Order;
}
