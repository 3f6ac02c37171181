//===- Overlay.cpp - What zokor puts over GOROOT --------------------------===//

#include "compiler/Package/Overlay.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

bool Overlay::read(StringRef LibDir, std::string &Error) {
  Lib = LibDir.str();
  if (Lib.empty())
    return true;
  std::string File = Lib + "/overlay.txt";
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer) {
    Error = "open " + File + ": " + errorText(Buffer.getError()) +
            " (set $ZOKORLIB to zokor's lib folder)";
    return false;
  }
  return parse((*Buffer)->getBuffer(), File, Error);
}

/// One clause of a line; false if it is not understood.
static bool parseClause(StringRef Clause, OverlayEntry &Entry) {
  llvm::SmallVector<StringRef, 16> Words;
  llvm::SplitString(Clause, Words, " \t\r");
  if (Words.empty())
    return false;
  std::vector<std::string> *List = nullptr;
  if (Words[0] == "replaced" && Words.size() == 1)
    return Entry.Replaced = true;
  if (Words[0] == "arch-generic" && Words.size() == 1)
    return Entry.ArchGeneric = true;
  if (Words[0] == "tags")
    List = &Entry.Tags;
  else if (Words[0] == "files")
    List = &Entry.Files;
  else if (Words[0] == "symbols")
    List = &Entry.Symbols;
  if (!List || Words.size() < 2)
    return false;
  for (StringRef Word : llvm::drop_begin(Words))
    List->push_back(Word.str());
  return true;
}

bool Overlay::parse(StringRef Text, StringRef FileName, std::string &Error) {
  OverlayEntry *Entry = nullptr;
  for (unsigned Line = 1; !Text.empty(); ++Line) {
    StringRef Row;
    std::tie(Row, Text) = Text.split('\n');
    Row = Row.split('#').first.rtrim();
    if (Row.empty())
      continue;
    bool Continues = Row[0] == ' ' || Row[0] == '\t';
    if (!Continues) {
      StringRef Path = Row.take_front(Row.find_first_of(" \t"));
      Row = Row.drop_front(Path.size());
      Entry = &Entries[Path.str()];
    }
    llvm::SmallVector<StringRef, 4> Clauses;
    Row.trim().split(Clauses, ';');
    for (StringRef Clause : Clauses)
      if (!Entry || !parseClause(Clause, *Entry)) {
        Error = FileName.str() + ":" + std::to_string(Line) +
                ": malformed clause \"" + Clause.trim().str() + "\"";
        return false;
      }
  }
  return true;
}

const OverlayEntry *Overlay::find(StringRef ImportPath) const {
  auto It = Entries.find(ImportPath.str());
  return It == Entries.end() ? nullptr : &It->second;
}

TagSet Overlay::tagsFor(const BuildContext &C, StringRef ImportPath,
                        bool Standard) const {
  TagSet Tags;
  Tags.Context = &C;
  auto Add = [&](StringRef Key) {
    if (const OverlayEntry *Entry = find(Key)) {
      Tags.ArchGeneric |= Entry->ArchGeneric;
      for (const std::string &Tag : Entry->Tags)
        Tags.Extra.insert(Tag);
    }
  };
  Add("*");
  if (Standard) {
    Add("std");
    Add(ImportPath);
  }
  return Tags;
}

std::string Overlay::directory(StringRef ImportPath) const {
  return joinPath(Lib, ImportPath);
}
