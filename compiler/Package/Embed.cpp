//===- Embed.cpp - Files that //go:embed names ----------------------------===//
//
// What may be embedded is what would be part of the module if it were packed
// up: regular files with portable names, not those of version control or of
// another module inside.
//
//===----------------------------------------------------------------------===//

#include "compiler/Package/Embed.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

#include <fnmatch.h>

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

/// Is it a pattern of path.Match, for a path that goes nowhere but down?
static bool isValidPattern(StringRef Pattern) {
  llvm::SmallVector<StringRef, 8> Elements;
  Pattern.split(Elements, '/');
  for (StringRef Element : Elements)
    if (Element.empty() || Element == "." || Element == "..")
      return false;
  for (size_t I = 0; I < Pattern.size(); ++I) {
    if (Pattern[I] == '\\' && ++I == Pattern.size())
      return false;
    if (Pattern[I] != '[')
      continue;
    size_t Close = Pattern.find(']', I + 2);
    if (Close == StringRef::npos)
      return false;
    I = Close;
  }
  return true;
}

/// Would a module with a file of this name be refused, or leave it out?
static bool isBadName(StringRef Name) {
  if (Name.empty() || Name.ends_with(".") ||
      llvm::is_contained({".bzr", ".hg", ".git", ".svn"}, Name))
    return true;
  for (unsigned char C : Name)
    if (C < 0x80 && !llvm::isAlnum(C) &&
        !StringRef("!#$%&()+,-.=@[]^_{}~ ").contains(char(C)))
      return true;
  StringRef Stem = Name.split('.').first;
  for (StringRef Reserved : {"CON", "PRN", "AUX", "NUL"})
    if (Stem.equals_insensitive(Reserved))
      return true;
  return Stem.size() == 4 && Stem[3] >= '1' && Stem[3] <= '9' &&
         (Stem.starts_with_insensitive("COM") ||
          Stem.starts_with_insensitive("LPT"));
}

static fs::file_type typeOf(const std::string &Path) {
  fs::file_status Status;
  if (fs::status(Path, Status, /*follow=*/false))
    return fs::file_type::file_not_found;
  return Status.type();
}

namespace {
/// Collects what one pattern means.
class Collector {
public:
  Collector(StringRef Dir, bool Hidden) : Dir(Dir), Hidden(Hidden) {}

  /// Everything in the folder Rel that matches Pattern.
  void expand(const std::string &Rel, StringRef Pattern);

  std::vector<std::string> Files;
  std::string Error;

private:
  std::string path(StringRef Rel) const { return (Dir + "/" + Rel).str(); }
  bool isOfThisModule(StringRef Rel, StringRef What);
  void take(const std::string &Rel);
  void takeBelow(const std::string &Rel);

  StringRef Dir;
  bool Hidden; ///< take names with a dot or underscore in front, too
};
} // namespace

void Collector::expand(const std::string &Rel, StringRef Pattern) {
  auto [Element, Rest] = Pattern.split('/');
  std::vector<std::string> Names;
  if (Element.find_first_of("*?[\\") == StringRef::npos) {
    Names.push_back(Element.str());
  } else {
    std::string Why, Glob = Element.str();
    if (!listDirectory(path(Rel.empty() ? "." : Rel), Names, Why))
      return;
    llvm::erase_if(Names, [&](const std::string &Name) {
      return fnmatch(Glob.c_str(), Name.c_str(), 0) != 0;
    });
    llvm::sort(Names);
  }
  for (const std::string &Name : Names) {
    std::string Found = Rel.empty() ? Name : Rel + "/" + Name;
    if (typeOf(path(Found)) == fs::file_type::file_not_found)
      continue;
    if (!Rest.empty())
      expand(Found, Rest);
    else
      take(Found);
    if (!Error.empty())
      return;
  }
}

/// Looks at the folders on the way to Rel.
bool Collector::isOfThisModule(StringRef Rel, StringRef What) {
  std::string Start = ("cannot embed " + What + " " + Rel + ": ").str();
  for (StringRef At = Rel; !At.empty() && At != "."; At = parentPath(At)) {
    if (isRegularFile(path(At) + "/go.mod"))
      Error = Start + "in different module";
    else if (At != Rel && typeOf(path(At)) != fs::file_type::directory_file)
      Error = Start + "in non-directory " + At.str();
    else if (isBadName(baseName(At)))
      Error = Start + (At == Rel ? "invalid name " : "in invalid directory ") +
              baseName(At).str();
    if (!Error.empty())
      return false;
  }
  return true;
}

void Collector::take(const std::string &Rel) {
  fs::file_type Type = typeOf(path(Rel));
  bool IsDir = Type == fs::file_type::directory_file;
  if (!isOfThisModule(Rel, IsDir ? "directory" : "file"))
    return;
  if (Type == fs::file_type::regular_file) {
    Files.push_back(Rel);
    return;
  }
  if (!IsDir) {
    Error = "cannot embed irregular file " + Rel;
    return;
  }
  size_t Before = Files.size();
  takeBelow(Rel);
  if (Files.size() == Before)
    Error = "cannot embed directory " + Rel + ": contains no embeddable files";
}

void Collector::takeBelow(const std::string &Rel) {
  std::vector<std::string> Names;
  std::string Why;
  if (!listDirectory(path(Rel), Names, Why))
    return;
  for (const std::string &Name : Names) {
    if (isBadName(Name) || (!Hidden && (Name[0] == '.' || Name[0] == '_')))
      continue;
    std::string Found = Rel + "/" + Name;
    fs::file_type Type = typeOf(path(Found));
    if (Type == fs::file_type::regular_file)
      Files.push_back(Found);
    else if (Type == fs::file_type::directory_file &&
             !isRegularFile(path(Found) + "/go.mod"))
      takeBelow(Found);
  }
}

std::vector<std::string>
package::embeddedFiles(StringRef Dir, StringRef Pattern, std::string &Error) {
  StringRef Glob = Pattern;
  bool All = Glob.consume_front("all:");
  if (!isValidPattern(Glob)) {
    Error = "invalid pattern syntax";
    return {};
  }
  Collector C(Dir, All);
  C.expand("", Glob);
  Error = C.Error;
  if (Error.empty() && C.Files.empty())
    Error = "no matching files found";
  llvm::sort(C.Files);
  C.Files.erase(llvm::unique(C.Files), C.Files.end());
  return std::move(C.Files);
}

void package::checkEmbedPatterns(PackageInfo &Info, StringRef WorkDir) {
  if (Info.Error)
    return;
  for (const SourceText &Source : Info.Sources)
    for (const EmbedPattern &P : Source.Header.EmbedPatterns) {
      std::string Why;
      embeddedFiles(Info.Dir, P.Text, Why);
      if (Why.empty())
        continue;
      Info.Error.emplace();
      Info.Error->Text = "pattern " + P.Text + ": " + Why;
      Info.Error->Pos = shortPath(WorkDir, Source.Path) + ":" +
                        std::to_string(P.Line) + ":" + std::to_string(P.Column);
      return;
    }
}
