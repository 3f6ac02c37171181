//===- Scan.cpp - Which files of a directory belong to a package ----------===//

#include "compiler/Package/Scan.h"

#include "compiler/Package/Constraint.h"
#include "compiler/Package/Embed.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include "llvm/Support/FileSystem.h"

#include <algorithm>
#include <set>

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

std::string LoadError::str() const {
  if (!Pos.empty() && (ImportStack.empty() || !AlwaysPrintStack))
    return Pos + ": " + Text;
  if (ImportStack.empty())
    return Text;
  std::string Where = Pos.empty() ? "" : "\n\t" + Pos;
  return "package " + llvm::join(ImportStack, "\n\timports ") + Where + ": " +
         Text;
}

std::string PackageInfo::importPosition(StringRef Path,
                                        StringRef WorkDir) const {
  for (const SourceText &S : Sources)
    for (const ImportSpec &I : S.Header.Imports)
      if (I.Path == Path)
        return shortPath(WorkDir, S.Path) + ":" + std::to_string(I.Line) + ":" +
               std::to_string(I.Column);
  return "";
}

bool package::hasGoFiles(StringRef Dir) {
  std::vector<std::string> Names;
  std::string Error;
  if (!listDirectory(Dir, Names, Error))
    return false;
  return llvm::any_of(Names, [&](StringRef Name) {
    return Name.ends_with(".go") && isRegularFile(joinPath(Dir, Name));
  });
}

namespace {
/// Puts files one by one where they belong in a PackageInfo.
class Scanner {
public:
  Scanner(PackageInfo &Info, const TagSet &Tags, StringRef WorkDir)
      : Info(Info), Tags(Tags), WorkDir(WorkDir) {}

  /// Ignore file names and constraints.
  bool UseAll = false;

  void add(StringRef Dir, StringRef Name);
  void finish();

private:
  void fail(std::string Text, bool AboutPackage = false) {
    if (Info.Error)
      return;
    Info.Error.emplace();
    Info.Error->Text = std::move(Text);
    Info.Error->AboutPackage = AboutPackage;
  }
  std::vector<std::string> *listFor(StringRef Name);
  bool allowedByConstraint(StringRef Name, SourceText &Source);
  void addGoFile(SourceText Source);
  void noteImports(const FileHeader &Header, std::set<std::string> &To);

  PackageInfo &Info;
  const TagSet &Tags;
  StringRef WorkDir;
  std::string FirstFile; ///< the file that gave the package its name
  std::set<std::string> Imports, TestImports, XTestImports;
};
} // namespace

/// Where a file that is not Go goes; null for files nobody cares about.
std::vector<std::string> *Scanner::listFor(StringRef Name) {
  StringRef Ext = Name.drop_front(std::min(Name.rfind('.'), Name.size()));
  if (Ext == ".s")
    return &Info.SFiles;
  if (Ext == ".syso")
    return &Info.SysoFiles;
  if (Ext == ".c")
    return &Info.CFiles;
  if (Ext == ".h" || Ext == ".hh" || Ext == ".hpp" || Ext == ".hxx")
    return &Info.HFiles;
  return nullptr;
}

bool Scanner::allowedByConstraint(StringRef Name, SourceText &Source) {
  std::string Why;
  std::unique_ptr<Constraint> C =
      fileConstraint(Source.Buffer->getBuffer(), Why, Source.GoMinor);
  if (!Why.empty()) {
    fail(Name.str() + ": " + Why);
    return false;
  }
  if (!C)
    return true;
  return UseAll ||
         C->evaluate([this](StringRef Tag) { return Tags.holds(Tag); });
}

void Scanner::add(StringRef Dir, StringRef Name) {
  bool IsGo = Name.ends_with(".go");
  std::vector<std::string> *Other = IsGo ? nullptr : listFor(Name);
  if (!IsGo && !Other)
    return;
  std::vector<std::string> &Ignored =
      IsGo ? Info.IgnoredGoFiles : Info.IgnoredOtherFiles;
  if (!UseAll && (Name.starts_with("_") || Name.starts_with(".") ||
                  !Tags.allowsFileName(Name))) {
    Ignored.push_back(Name.str());
    return;
  }
  SourceText Source;
  Source.Name = Name.str();
  Source.Path = joinPath(Dir, Name);
  if (Name.ends_with(".syso")) {
    Other->push_back(Name.str());
    return;
  }
  // Directories, pipes and devices; a broken link is worth an error.
  if (llvm::sys::fs::exists(Source.Path) && !isRegularFile(Source.Path))
    return;
  auto Buffer = llvm::MemoryBuffer::getFile(Source.Path);
  if (!Buffer) {
    fail("open " + shortPath(WorkDir, Source.Path) + ": " +
         errorText(Buffer.getError()));
    return;
  }
  Source.Buffer = std::move(*Buffer);
  if (!allowedByConstraint(Name, Source))
    Ignored.push_back(Name.str());
  else if (IsGo)
    addGoFile(std::move(Source));
  else
    Other->push_back(Name.str());
}

void Scanner::noteImports(const FileHeader &Header, std::set<std::string> &To) {
  for (const ImportSpec &I : Header.Imports)
    To.insert(I.Path);
}

void Scanner::addGoFile(SourceText Source) {
  Source.Header = readHeader(Source.Buffer->getBuffer());
  FileHeader &Header = Source.Header;
  // `package documentation` marks files that only hold documentation; cgo is
  // off, so files that need it do not belong to the build either.
  if ((Header.PackageName == "documentation" && !UseAll) ||
      (Header.imports("C") && !UseAll)) {
    Info.IgnoredGoFiles.push_back(Source.Name);
    return;
  }
  bool IsTest = StringRef(Source.Name).ends_with("_test.go");
  StringRef Name = Header.PackageName;
  bool IsXTest = IsTest && Name.consume_back("_test");
  if (Info.Name.empty()) {
    Info.Name = Name.str();
    FirstFile = Source.Name;
  } else if (!Name.empty() && Name != Info.Name) {
    // A file without a package clause is the parser's to report.
    fail("found packages " + Info.Name + " (" + FirstFile + ") and " +
         Name.str() + " (" + Source.Name + ") in " + Info.Dir);
  }
  if (IsXTest) {
    Info.XTestGoFiles.push_back(Source.Name);
    noteImports(Header, XTestImports);
    Info.XTestSources.push_back(std::move(Source));
  } else if (IsTest) {
    Info.TestGoFiles.push_back(Source.Name);
    noteImports(Header, TestImports);
    Info.TestSources.push_back(std::move(Source));
  } else {
    Info.GoFiles.push_back(Source.Name);
    noteImports(Header, Imports);
    for (const EmbedPattern &P : Header.EmbedPatterns)
      Info.EmbedPatterns.push_back(P.Text);
    Info.Sources.push_back(std::move(Source));
  }
}

void Scanner::finish() {
  Info.Imports.assign(Imports.begin(), Imports.end());
  Info.TestImports.assign(TestImports.begin(), TestImports.end());
  Info.XTestImports.assign(XTestImports.begin(), XTestImports.end());
  llvm::sort(Info.EmbedPatterns);
  Info.EmbedPatterns.erase(llvm::unique(Info.EmbedPatterns),
                           Info.EmbedPatterns.end());
  if (!Info.CFiles.empty())
    fail("C source files not allowed when not using cgo or SWIG: " +
             llvm::join(Info.CFiles, " "),
         true);
  if (Info.Error || !Info.GoFiles.empty())
    return;
  Info.NoGoFiles = Info.TestGoFiles.empty() && Info.XTestGoFiles.empty();
  Info.TestOnly = !Info.NoGoFiles;
  if (Info.TestOnly)
    return;
  if (!Info.IgnoredGoFiles.empty())
    fail("build constraints exclude all Go files in " + Info.Dir, true);
  else
    fail("no Go files in " + Info.Dir, true);
}

void package::scanDirectory(PackageInfo &Info, const TagSet &Tags,
                            StringRef WorkDir) {
  scanWithOverlay(Info, Tags, "", {}, WorkDir);
}

void package::scanWithOverlay(PackageInfo &Info, const TagSet &Tags,
                              StringRef OverlayDir,
                              llvm::ArrayRef<std::string> OverlayFiles,
                              StringRef WorkDir) {
  std::vector<std::string> Names;
  std::string Why;
  if (!listDirectory(Info.Dir, Names, Why)) {
    Info.Error.emplace();
    Info.Error->Text = Why;
    return;
  }
  for (const std::string &Name : OverlayFiles)
    if (!llvm::is_contained(Names, Name))
      Names.push_back(Name);
  llvm::sort(Names);
  Scanner S(Info, Tags, WorkDir);
  for (const std::string &Name : Names) {
    bool Ours = llvm::is_contained(OverlayFiles, Name);
    S.add(Ours ? OverlayDir : StringRef(Info.Dir), Name);
  }
  Info.OverlayFiles.assign(OverlayFiles.begin(), OverlayFiles.end());
  S.finish();
  checkEmbedPatterns(Info, WorkDir);
}

void package::scanFiles(PackageInfo &Info, llvm::ArrayRef<std::string> Names,
                        const TagSet &Tags, StringRef WorkDir) {
  Scanner S(Info, Tags, WorkDir);
  S.UseAll = true;
  for (const std::string &Name : Names)
    S.add(Info.Dir, Name);
  S.finish();
  checkEmbedPatterns(Info, WorkDir);
}
