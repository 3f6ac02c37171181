//===- ParseTestBase.h - Running the parser on a string ---------*- C++ -*-===//

#ifndef ZOKOR_TEST_UNIT_PARSE_PARSETESTBASE_H
#define ZOKOR_TEST_UNIT_PARSE_PARSETESTBASE_H

#include "compiler/Parse/Parser.h"

#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

namespace zokor {

/// A session with one parsed file.
class Parsed {
public:
  explicit Parsed(llvm::StringRef Text, ParseOptions Options = {})
      : Source(
            S.Sources.add("a.go", llvm::MemoryBuffer::getMemBufferCopy(Text))) {
    S.Diags.setAllErrors(true);
    File = parseFile(S, Source, Options);
  }
  /// "line:column: text" of each error, in lines.
  std::string errors() {
    std::string Text, Result;
    llvm::raw_string_ostream OS(Text);
    S.Diags.flush(OS);
    llvm::SmallVector<llvm::StringRef> Lines;
    llvm::StringRef(Text).split(Lines, '\n', -1, false);
    for (llvm::StringRef Line : Lines) {
      Line.consume_front("a.go:");
      Result += (Result.empty() ? "" : "\n") + Line.str();
    }
    return Result;
  }
  std::string dump() {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    ast::dump(*File, S.Sources, OS);
    return Text;
  }
  template <class T> T *decl(unsigned I = 0) {
    return llvm::cast<T>(File->Decls[I]);
  }

  Session S;
  SourceFile &Source;
  ast::File *File;
};

/// The errors in declarations, which begin on line 2.
inline std::string declErrors(llvm::StringRef Text) {
  return Parsed(("package p\n" + Text).str()).errors();
}
/// The errors in statements, which begin on line 3.
inline std::string stmtErrors(llvm::StringRef Text) {
  return Parsed(("package p\nfunc f() {\n" + Text + "\n}\n").str()).errors();
}

} // namespace zokor

#endif // ZOKOR_TEST_UNIT_PARSE_PARSETESTBASE_H
