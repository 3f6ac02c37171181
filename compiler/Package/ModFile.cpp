//===- ModFile.cpp - go.mod, go.work and vendor/modules.txt ---------------===//
//
// A go.mod file is a list of lines `verb arguments`; lines with the same verb
// may be put together as `verb ( ... )`. Words are separated by blanks; a word
// may be quoted; // starts a comment.
//
//===----------------------------------------------------------------------===//

#include "compiler/Package/ModFile.h"

#include "compiler/Package/Context.h"
#include "compiler/Package/Header.h"
#include "compiler/Package/Paths.h"
#include "compiler/Package/Semver.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

const ModFile::Replace *ModFile::replacement(StringRef Path,
                                             StringRef Version) const {
  const Replace *Found = nullptr;
  for (const Replace &R : Replaces) {
    if (R.Old.Path != Path)
      continue;
    if (R.Old.Version == Version && !Version.empty())
      return &R;
    if (R.Old.Version.empty())
      Found = &R;
  }
  return Found;
}

namespace {
struct Line {
  unsigned Number;
  std::vector<std::string> Words;
  std::string Comment;
};

class ModParser {
public:
  ModParser(StringRef FileName, bool IsWork, bool Lenient, ModFile &Out,
            std::vector<std::string> &Errors)
      : FileName(FileName), IsWork(IsWork), Lenient(Lenient), Out(Out),
        Errors(Errors) {}

  void parse(StringRef Text);

private:
  void error(unsigned Number, const llvm::Twine &Text) {
    Errors.push_back(
        (FileName + ":" + llvm::Twine(Number) + ": " + Text).str());
  }
  bool split(StringRef Text, Line &Result);
  void directive(const Line &L, StringRef Verb,
                 llvm::ArrayRef<std::string> Args);
  void requireLine(const Line &L, llvm::ArrayRef<std::string> Args);
  void replaceLine(const Line &L, llvm::ArrayRef<std::string> Args);
  void goLine(const Line &L, llvm::ArrayRef<std::string> Args);
  bool version(const Line &L, StringRef Verb, StringRef Path, StringRef Text);

  StringRef FileName;
  bool IsWork, Lenient;
  ModFile &Out;
  std::vector<std::string> &Errors;
  bool SawModule = false;
};
} // namespace

/// Cuts a line into words; parentheses are words of their own.
bool ModParser::split(StringRef Text, Line &Result) {
  while (true) {
    Text = Text.ltrim(" \t\r");
    if (Text.empty())
      return true;
    if (Text.starts_with("//")) {
      Result.Comment = Text.drop_front(2).trim().str();
      return true;
    }
    size_t Size = 1;
    if (Text[0] == '"' || Text[0] == '`') {
      size_t Close = Text.find(Text[0], 1);
      std::string Value;
      if (Close == StringRef::npos ||
          !unquoteImport(Text.take_front(Close + 1), Value)) {
        error(Result.Number, "invalid quoted string: " + Text);
        return false;
      }
      Result.Words.push_back(Value);
      Text = Text.drop_front(Close + 1);
      continue;
    }
    if (!StringRef("(),[]").contains(Text[0])) {
      Size = std::min(Text.find_first_of(" \t\r(),[]\"`"), Text.size());
      // A comment also ends a word it touches.
      Size = std::min(Size, std::max<size_t>(Text.find("//"), 1));
    }
    Result.Words.push_back(Text.take_front(Size).str());
    Text = Text.drop_front(Size);
  }
}

void ModParser::parse(StringRef Text) {
  std::string Block; // the verb of the open block
  unsigned BlockLine = 0, Number = 0;
  while (!Text.empty()) {
    StringRef Row;
    std::tie(Row, Text) = Text.split('\n');
    Line L{++Number, {}, ""};
    if (!split(Row, L) || L.Words.empty())
      continue;
    llvm::ArrayRef<std::string> Words = L.Words;
    if (Block.empty()) {
      if (Words[0] == "(" || Words[0] == ")") {
        error(Number, "syntax error: unexpected " + Words[0]);
      } else if (Words.back() == "(" && Words.size() == 2) {
        Block = Words[0];
        BlockLine = Number;
      } else {
        directive(L, Words[0], Words.drop_front());
      }
    } else if (Words.size() == 1 && Words[0] == ")") {
      Block.clear();
    } else {
      directive(L, Block, Words);
    }
  }
  if (!Block.empty())
    error(Number + 1, "syntax error (unterminated block started at " +
                          FileName + ":" + llvm::Twine(BlockLine) + ":1)");
}

void ModParser::directive(const Line &L, StringRef Verb,
                          llvm::ArrayRef<std::string> Args) {
  if (Verb == "go")
    return goLine(L, Args);
  if (Verb == "replace")
    return replaceLine(L, Args);
  if (Verb == "toolchain") {
    if (Args.size() == 1)
      Out.Toolchain = Args[0];
    else
      error(L.Number, "toolchain directive expects exactly one argument");
    return;
  }
  if (Verb == "godebug")
    return;
  if (IsWork && Verb == "use") {
    if (Args.size() == 1)
      Out.Uses.push_back(Args[0]);
    else
      error(L.Number, "usage: use local/dir");
    return;
  }
  if (!IsWork && Verb == "module") {
    if (SawModule)
      error(L.Number, "repeated module statement");
    else if (Args.size() != 1)
      error(L.Number, "usage: module module/path");
    else
      Out.ModulePath = Args[0];
    SawModule = true;
    return;
  }
  if (!IsWork && (Verb == "require" || Verb == "exclude")) {
    if (Args.size() != 2)
      return error(L.Number, "usage: " + Verb + " module/path v1.2.3");
    if (!version(L, Verb, Args[0], Args[1]))
      return;
    if (Verb == "exclude")
      Out.Excludes.push_back({Args[0], Args[1]});
    else
      requireLine(L, Args);
    return;
  }
  if (!IsWork && (Verb == "retract" || Verb == "tool" || Verb == "ignore"))
    return;
  if (!Lenient)
    error(L.Number, "unknown directive: " + Verb);
}

bool ModParser::version(const Line &L, StringRef Verb, StringRef Path,
                        StringRef Text) {
  if (isSemver(Text) && Text.count('.') >= 2)
    return true;
  error(L.Number, Verb + " " + Path + ": version \"" + Text +
                      "\" invalid: must be of the form v1.2.3");
  return false;
}

void ModParser::requireLine(const Line &L, llvm::ArrayRef<std::string> Args) {
  StringRef Comment = L.Comment;
  bool Indirect = Comment == "indirect" || Comment.starts_with("indirect;") ||
                  Comment.starts_with("indirect ");
  Out.Requires.push_back({{Args[0], Args[1]}, Indirect});
}

void ModParser::replaceLine(const Line &L, llvm::ArrayRef<std::string> Args) {
  size_t Arrow = Args.size() >= 2 && Args[1] == "=>" ? 1 : 2;
  if (Args.size() < Arrow + 2 || Args.size() > Arrow + 3 || Args[Arrow] != "=>")
    return error(L.Number, "usage: replace module/path [v1.2.3] => other/module"
                           " v1.4\n\t or replace module/path [v1.2.3] => "
                           "../local/directory");
  ModFile::Replace R;
  R.Old.Path = Args[0];
  if (Arrow == 2) {
    R.Old.Version = Args[1];
    if (!version(L, "replace", Args[0], Args[1]))
      return;
  }
  R.New.Path = Args[Arrow + 1];
  bool IsDirectory =
      isLocalImport(R.New.Path) || StringRef(R.New.Path).starts_with("/");
  if (Args.size() == Arrow + 3) {
    R.New.Version = Args[Arrow + 2];
    if (IsDirectory)
      return error(L.Number, "replacement module directory path \"" +
                                 R.New.Path + "\" cannot have version");
    if (!version(L, "replace", R.New.Path, R.New.Version))
      return;
  } else if (!IsDirectory) {
    return error(L.Number,
                 "replacement module without version must be directory path "
                 "(rooted or starting with ./ or ../)");
  }
  Out.Replaces.push_back(std::move(R));
}

/// "1.19", "1.21.3", "1.21rc2".
static bool isGoLineVersion(StringRef Text) {
  StringRef Rest = Text;
  unsigned N;
  if (Rest.consumeInteger(10, N) || !Rest.consume_front(".") ||
      Rest.consumeInteger(10, N))
    return false;
  if (Rest.empty())
    return true;
  bool Dot = Rest.consume_front(".");
  if (!Dot && !Rest.consume_front("rc") && !Rest.consume_front("beta"))
    return false;
  return !Rest.consumeInteger(10, N) && Rest.empty();
}

void ModParser::goLine(const Line &L, llvm::ArrayRef<std::string> Args) {
  if (!Out.GoVersion.empty())
    return error(L.Number, "repeated go statement");
  if (Args.size() != 1)
    return error(L.Number, "go directive expects exactly one argument");
  if (isGoLineVersion(Args[0])) {
    Out.GoVersion = Args[0];
    return;
  }
  // What a later release may write in a dependency's file still begins with a
  // version.
  int Minor = goMinor(Args[0]);
  if (Lenient && Minor >= 0)
    Out.GoVersion = "1." + std::to_string(Minor);
  else
    error(L.Number,
          "invalid go version '" + Args[0] + "': must match format 1.23");
}

bool package::parseModFile(StringRef Text, StringRef FileName, bool IsWork,
                           bool Lenient, ModFile &Out,
                           std::vector<std::string> &Errors) {
  size_t Before = Errors.size();
  Text.consume_front("\xEF\xBB\xBF");
  ModParser(FileName, IsWork, Lenient, Out, Errors).parse(Text);
  return Errors.size() == Before;
}

//===----------------------------------------------------------------------===//
// vendor/modules.txt
//===----------------------------------------------------------------------===//

const VendorList::Module *VendorList::find(StringRef Path,
                                           StringRef Version) const {
  for (const Module &M : Modules)
    if (M.Mod.Path == Path && M.Mod.Version == Version)
      return &M;
  return nullptr;
}

/// `path [version] [=> path [version]]`
static VendorList::Module parseVendorModule(StringRef Text) {
  VendorList::Module M;
  llvm::SmallVector<StringRef, 6> Words;
  llvm::SplitString(Text, Words);
  size_t I = 0;
  auto Take = [&](ModuleVersion &Mod) {
    if (I < Words.size())
      Mod.Path = Words[I++].str();
    if (I < Words.size() && Words[I] != "=>")
      Mod.Version = Words[I++].str();
  };
  Take(M.Mod);
  if (I < Words.size() && Words[I] == "=>") {
    ++I;
    M.Replaced = true;
    Take(M.Replacement);
  }
  return M;
}

VendorList package::parseVendorList(StringRef Text) {
  VendorList List;
  while (!Text.empty()) {
    StringRef Row;
    std::tie(Row, Text) = Text.split('\n');
    Row = Row.trim();
    if (Row.consume_front("## ")) {
      llvm::SmallVector<StringRef, 4> Notes;
      Row.split(Notes, ';');
      for (StringRef Note : Notes) {
        Note = Note.trim();
        if (List.Modules.empty())
          break;
        if (Note == "explicit")
          List.Modules.back().Explicit = true;
        else if (Note.consume_front("go "))
          List.Modules.back().GoVersion = Note.trim().str();
      }
    } else if (Row.consume_front("# ")) {
      List.Modules.push_back(parseVendorModule(Row));
    } else if (!Row.empty() && !Row.starts_with("#") && !List.Modules.empty()) {
      List.Packages[Row] = unsigned(List.Modules.size() - 1);
    }
  }
  return List;
}
