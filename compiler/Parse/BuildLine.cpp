//===- BuildLine.cpp - The language version in a go:build line ------------===//
//
// A file may choose its language version by a constraint: the version is the
// least one that the expression implies. `go1.21 && linux` implies go1.21,
// `go1.21 || linux` nothing. The `package` library decides whether a file
// belongs to a build; this is only about its language.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/ParserImpl.h"

#include <algorithm>
#include <cstring>

using namespace zokor;

namespace {
/// Evaluates an expression to the minor version it implies, or -1. Malformed
/// text implies nothing.
class BuildExpr {
public:
  explicit BuildExpr(llvm::StringRef Text) : Text(Text) {}
  int evaluate() {
    int Version = orExpr(false);
    return Failed || !skipBlanks().empty() ? -1 : Version;
  }

private:
  llvm::StringRef skipBlanks() { return Text = Text.ltrim(" \t"); }
  bool got(llvm::StringRef Op) {
    skipBlanks();
    return Text.consume_front(Op);
  }
  /// Under a negation, and its mirror image "or", swap their meaning.
  static int both(int A, int B, bool Negated) {
    return Negated ? std::min(A, B) : std::max(A, B);
  }

  int orExpr(bool Negated) {
    int Version = andExpr(Negated);
    while (!Failed && got("||"))
      Version = both(Version, andExpr(Negated), !Negated);
    return Version;
  }
  int andExpr(bool Negated) {
    int Version = notExpr(Negated);
    while (!Failed && got("&&"))
      Version = both(Version, notExpr(Negated), Negated);
    return Version;
  }
  int notExpr(bool Negated) {
    while (got("!"))
      Negated = !Negated;
    if (got("(")) {
      if (++Depth > 100)
        return fail();
      int Version = orExpr(Negated);
      --Depth;
      return got(")") ? Version : fail();
    }
    return tag(Negated);
  }
  int tag(bool Negated) {
    llvm::StringRef Tag =
        Text.take_while([](char C) { return !strchr(" \t()!&|", C); });
    if (Tag.empty())
      return fail();
    Text = Text.drop_front(Tag.size());
    if (Negated)
      return -1;
    if (Tag == "go1")
      return 0;
    unsigned Minor;
    if (!Tag.consume_front("go1.") || Tag.getAsInteger(10, Minor) ||
        Minor > 10000)
      return -1;
    return int(Minor);
  }
  int fail() {
    Failed = true;
    return -1;
  }

  llvm::StringRef Text;
  unsigned Depth = 0;
  bool Failed = false;
};
} // namespace

std::string zokor::goVersionOfBuildLine(llvm::StringRef Directive) {
  Directive.consume_front("go:build");
  int Minor = BuildExpr(Directive).evaluate();
  if (Minor < 0)
    return "";
  return Minor == 0 ? "go1" : "go1." + std::to_string(Minor);
}
