//===- SourceManager.cpp - Files and positions ----------------------------===//
//
// Resolving a Pos is two binary searches: the file by its first position, the
// line by its start. A third one finds the `//line` directive in force.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/SourceManager.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorOr.h"

#include <algorithm>
#include <iterator>

using namespace zokor;

void SourceFile::addLineDirective(uint32_t Offset, llvm::StringRef File,
                                  unsigned Line, unsigned Column) {
  // A skipped body that is parsed later meets its directives again.
  if (!Directives.empty() && Directives.back().Offset >= Offset) {
    auto It = std::lower_bound(
        Directives.begin(), Directives.end(), Offset,
        [](const LineDirective &D, uint32_t O) { return D.Offset < O; });
    if (It == Directives.end() || It->Offset != Offset)
      Directives.insert(It, {Offset, File.str(), Line, Column});
    return;
  }
  Directives.push_back({Offset, File.str(), Line, Column});
}

unsigned SourceFile::line(Pos P) const {
  return std::upper_bound(Lines.begin(), Lines.end(), offset(P)) -
         Lines.begin();
}

unsigned SourceFile::column(Pos P) const {
  return offset(P) - Lines[line(P) - 1] + 1;
}

SourceFile &SourceManager::add(llvm::StringRef Name,
                               std::unique_ptr<llvm::MemoryBuffer> Buffer) {
  // read() refuses what does not fit; a buffer from elsewhere is dropped.
  if (Buffer->getBufferSize() >= UINT32_MAX - Next)
    Buffer = llvm::MemoryBuffer::getMemBuffer("");
  auto File = std::make_unique<SourceFile>();
  File->FileName = Name.str();
  File->Base = Next;
  Next += uint32_t(Buffer->getBufferSize()) + 1;
  File->Buffer = std::move(Buffer);
  Files.push_back(std::move(File));
  return *Files.back();
}

SourceFile *SourceManager::read(llvm::StringRef Path,
                                llvm::StringRef DisplayName,
                                std::string &Error) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Error = ("open " + Path + ": " + Buffer.getError().message()).str();
    // Go spells the system's messages in lower case.
    size_t At = Path.size() + 7;
    if (At < Error.size())
      Error[At] = llvm::toLower(Error[At]);
    return nullptr;
  }
  if ((*Buffer)->getBufferSize() >= UINT32_MAX - Next) {
    Error = (Path + ": too much source text").str();
    return nullptr;
  }
  return &add(DisplayName, std::move(*Buffer));
}

SourceFile *SourceManager::fileOf(Pos P) {
  auto It =
      std::upper_bound(Files.begin(), Files.end(), P.Offset,
                       [](uint32_t O, const std::unique_ptr<SourceFile> &F) {
                         return O < F->Base;
                       });
  if (!P || It == Files.begin())
    return nullptr;
  SourceFile *F = std::prev(It)->get();
  return F->contains(P) ? F : nullptr;
}

const SourceFile *SourceManager::fileOf(Pos P) const {
  return const_cast<SourceManager *>(this)->fileOf(P);
}

Location SourceManager::locatePhysical(Pos P) const {
  const SourceFile *F = fileOf(P);
  if (!F)
    return {};
  return {F->name(), F->line(P), F->column(P)};
}

Location SourceManager::locate(Pos P) const {
  const SourceFile *F = fileOf(P);
  if (!F)
    return {};
  Location L = {F->name(), F->line(P), F->column(P)};
  auto It =
      std::upper_bound(F->Directives.begin(), F->Directives.end(), F->offset(P),
                       [](uint32_t O, const SourceFile::LineDirective &D) {
                         return O < D.Offset;
                       });
  if (It == F->Directives.begin())
    return L;
  const SourceFile::LineDirective &D = *std::prev(It);
  Pos Start = F->pos(D.Offset);
  unsigned StartLine = F->line(Start);
  if (D.Column == 0)
    L.Column = 0;
  else if (L.Line == StartLine)
    L.Column = D.Column + (L.Column - F->column(Start));
  L.Line = D.Line + (L.Line - StartLine);
  L.File = D.File;
  return L;
}
