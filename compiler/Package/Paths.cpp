//===- Paths.cpp - File and import paths ----------------------------------===//

#include "compiler/Package/Paths.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FileSystem.h"

#include <algorithm>

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

std::string package::cleanPath(StringRef Path) {
  bool Rooted = Path.starts_with("/");
  llvm::SmallVector<StringRef, 16> Parts, Kept;
  Path.split(Parts, '/', -1, /*KeepEmpty=*/false);
  for (StringRef Part : Parts) {
    if (Part == ".")
      continue;
    if (Part == ".." && !Kept.empty() && Kept.back() != "..") {
      Kept.pop_back();
      continue;
    }
    if (Part == ".." && Rooted)
      continue;
    Kept.push_back(Part);
  }
  std::string Result = Rooted ? "/" : "";
  Result += llvm::join(Kept, "/");
  return Result.empty() ? "." : Result;
}

std::string package::joinPath(StringRef A, StringRef B) {
  if (B.starts_with("/") || A.empty())
    return cleanPath(B);
  return cleanPath((A + "/" + B).str());
}

std::string package::relativePath(StringRef Dir, StringRef Path) {
  if (Dir == Path)
    return ".";
  llvm::SmallVector<StringRef, 16> From, To;
  Dir.split(From, '/', -1, false);
  Path.split(To, '/', -1, false);
  size_t Common = 0;
  while (Common < From.size() && Common < To.size() &&
         From[Common] == To[Common])
    ++Common;
  llvm::SmallVector<StringRef, 16> Result(From.size() - Common, "..");
  Result.append(To.begin() + Common, To.end());
  return llvm::join(Result, "/");
}

std::string package::shortPath(StringRef Dir, StringRef Path) {
  if (!Path.starts_with("/"))
    return Path.str();
  std::string Relative = relativePath(Dir, Path);
  return Relative.size() < Path.size() ? Relative : Path.str();
}

bool package::hasPathPrefix(StringRef Path, StringRef Prefix) {
  if (Prefix.empty() || Path == Prefix)
    return true;
  if (Prefix.ends_with("/"))
    return Path.starts_with(Prefix);
  return Path.starts_with(Prefix) && Path[Prefix.size()] == '/';
}

StringRef package::belowPath(StringRef Path, StringRef Prefix) {
  StringRef Rest = Path.drop_front(Prefix.size());
  return Rest.starts_with("/") ? Rest.drop_front() : Rest;
}

StringRef package::parentPath(StringRef Path) {
  size_t Slash = Path.rfind('/');
  return Slash == StringRef::npos ? StringRef() : Path.take_front(Slash);
}

StringRef package::baseName(StringRef Path) {
  size_t Slash = Path.rfind('/');
  return Slash == StringRef::npos ? Path : Path.drop_front(Slash + 1);
}

bool package::isLocalImport(StringRef Path) {
  return Path == "." || Path == ".." || Path.starts_with("./") ||
         Path.starts_with("../");
}

bool package::isStandardImportPath(StringRef Path) {
  return !Path.split('/').first.contains('.');
}

/// Why an element of an import path is malformed, or "".
static std::string checkElement(StringRef Elem) {
  if (Elem.empty())
    return "empty path element";
  if (Elem.find_first_not_of('.') == StringRef::npos)
    return "invalid path element \"" + Elem.str() + "\"";
  if (Elem.ends_with("."))
    return "trailing dot in path element";
  for (size_t I = 0; I < Elem.size(); ++I) {
    char C = Elem[I];
    if (llvm::isAlnum(C) || StringRef("-._~+").contains(C))
      continue;
    // The whole character, should it have several bytes.
    size_t Size = llvm::getNumBytesForUTF8(C);
    return "invalid char '" + Elem.substr(I, Size).str() + "'";
  }
  return "";
}

std::string package::checkImportPath(StringRef Path) {
  const auto *Text = reinterpret_cast<const llvm::UTF8 *>(Path.begin());
  if (!llvm::isLegalUTF8String(
          &Text, reinterpret_cast<const llvm::UTF8 *>(Path.end())))
    return "invalid UTF-8";
  if (Path.empty())
    return "empty string";
  if (Path.starts_with("-"))
    return "leading dash";
  if (Path.contains("//"))
    return "double slash";
  if (Path.ends_with("/"))
    return "trailing slash";
  llvm::SmallVector<StringRef, 8> Elems;
  Path.split(Elems, '/');
  for (StringRef Elem : Elems)
    if (std::string Why = checkElement(Elem); !Why.empty())
      return Why;
  return "";
}

std::string package::escapeModulePath(StringRef Path) {
  std::string Result;
  for (char C : Path) {
    if (C >= 'A' && C <= 'Z') {
      Result += '!';
      Result += char(C - 'A' + 'a');
    } else {
      Result += C;
    }
  }
  return Result;
}

bool package::isDirectory(StringRef Path) {
  return llvm::sys::fs::is_directory(Path);
}

bool package::isRegularFile(StringRef Path) {
  return llvm::sys::fs::is_regular_file(Path);
}

std::string package::realPath(StringRef Path) {
  llvm::SmallString<256> Result;
  if (llvm::sys::fs::real_path(Path, Result))
    return Path.str();
  return std::string(Result);
}

std::string package::errorText(std::error_code EC) {
  std::string Text = EC.message();
  if (!Text.empty())
    Text[0] = llvm::toLower(Text[0]);
  return Text;
}

bool package::listDirectory(StringRef Dir, std::vector<std::string> &Names,
                            std::string &Error) {
  std::error_code EC;
  for (llvm::sys::fs::directory_iterator It(Dir, EC), End; It != End && !EC;
       It.increment(EC))
    Names.push_back(baseName(It->path()).str());
  if (EC) {
    Error = "open " + Dir.str() + ": " + errorText(EC);
    return false;
  }
  std::sort(Names.begin(), Names.end());
  return true;
}
