//===- SourceManager.h - Files and positions --------------------*- C++ -*-===//
//
// All files of a session lie one behind the other in one 32-bit space; a Pos
// is an offset into it. Position 0 means "nowhere". A Pos resolves to file,
// line and column; `//line` directives are applied at that moment, so nothing
// else in the compiler knows of them.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BASIC_SOURCEMANAGER_H
#define ZOKOR_BASIC_SOURCEMANAGER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace zokor {

/// A place in the source text of a session; 0 is "nowhere".
struct Pos {
  uint32_t Offset = 0;

  Pos() = default;
  explicit Pos(uint32_t Offset) : Offset(Offset) {}
  explicit operator bool() const { return Offset != 0; }
  Pos operator+(uint32_t N) const { return Pos(Offset + N); }
  bool operator==(const Pos &) const = default;
  auto operator<=>(const Pos &) const = default;
};

/// A resolved Pos. `Column` counts bytes from 1; it is 0 when a `//line`
/// directive without a column governs the line, and is then not printed.
struct Location {
  llvm::StringRef File;
  unsigned Line = 0;
  unsigned Column = 0;
};

/// One source file and its table of line starts.
class SourceFile {
public:
  llvm::StringRef name() const { return FileName; }
  /// The bytes of the file, followed by a NUL that is not counted.
  llvm::StringRef text() const { return Buffer->getBuffer(); }
  /// The Pos of the first byte. The Pos one past the last byte belongs to
  /// the file too (end of file errors point there).
  Pos begin() const { return Pos(Base); }
  Pos pos(uint32_t Offset) const { return Pos(Base + Offset); }
  uint32_t offset(Pos P) const { return P.Offset - Base; }
  bool contains(Pos P) const {
    return P.Offset >= Base && P.Offset - Base <= Buffer->getBufferSize();
  }

  /// Called by the lexer, in increasing order, with the offset behind each
  /// newline it passes (also those inside comments and skipped bodies).
  void addLine(uint32_t Offset) {
    if (Lines.back() < Offset)
      Lines.push_back(Offset);
  }
  /// Records a `//line` directive that takes effect at `Offset`.
  void addLineDirective(uint32_t Offset, llvm::StringRef File, unsigned Line,
                        unsigned Column);

  /// Physical line and byte column, both from 1.
  unsigned line(Pos P) const;
  unsigned column(Pos P) const;

private:
  friend class SourceManager;
  struct LineDirective {
    uint32_t Offset;
    std::string File;
    unsigned Line, Column;
  };
  std::string FileName;
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  uint32_t Base = 0;
  std::vector<uint32_t> Lines{0};
  std::vector<LineDirective> Directives;
};

/// Owns the files of a session. Not thread-safe.
class SourceManager {
public:
  /// Adds a file under the name that messages show.
  SourceFile &add(llvm::StringRef Name,
                  std::unique_ptr<llvm::MemoryBuffer> Buffer);
  /// Reads a file from disk; null and a message in `Error` when it cannot be
  /// read or does not fit the position space any more.
  SourceFile *read(llvm::StringRef Path, llvm::StringRef DisplayName,
                   std::string &Error);

  /// The file that holds P, or null for "nowhere".
  const SourceFile *fileOf(Pos P) const;
  SourceFile *fileOf(Pos P);
  /// Resolves P with `//line` directives applied.
  Location locate(Pos P) const;
  /// Resolves P to the bytes on disk, directives ignored.
  Location locatePhysical(Pos P) const;

private:
  std::vector<std::unique_ptr<SourceFile>> Files;
  uint32_t Next = 1;
};

} // namespace zokor

#endif // ZOKOR_BASIC_SOURCEMANAGER_H
