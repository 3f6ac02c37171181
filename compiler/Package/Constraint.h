//===- Constraint.h - Build constraints -------------------------*- C++ -*-===//
//
// `//go:build` and `// +build` lines: expressions over tags, and the rules of
// where in a file they count. The expression is kept as a small tree so that
// it can be evaluated for a tag set and asked which Go version it implies.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_CONSTRAINT_H
#define ZOKOR_PACKAGE_CONSTRAINT_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <memory>
#include <string>

namespace zokor::package {

/// Says whether a tag holds.
using TagTest = llvm::function_ref<bool(llvm::StringRef)>;

/// A boolean expression over tags.
struct Constraint {
  enum Kind { Tag, Not, And, Or } K;
  std::string Name;                 ///< Tag
  std::unique_ptr<Constraint> X, Y; ///< Not has only X

  bool evaluate(TagTest Holds) const;
  /// The N of the earliest go1.N that the expression demands in every case in
  /// which it holds; -1 when it demands none.
  int minimumGoMinor() const;
  /// In `//go:build` syntax.
  std::string str() const;
};

/// Parses the text behind `//go:build`. Null and the reason on failure.
std::unique_ptr<Constraint> parseGoBuild(llvm::StringRef Text,
                                         std::string &Error);
/// Parses the text behind `+build`: spaces are OR, commas AND, `!` is NOT.
/// Malformed tags never hold. Null for an empty line.
std::unique_ptr<Constraint> parsePlusBuild(llvm::StringRef Text);

/// The constraint that the head of a file states: its `//go:build` line, or
/// else all its `// +build` lines together. Null when there is none; Error
/// says what is wrong with a malformed `//go:build` line. GoMinor becomes the
/// language version that a `//go:build` line demands, or -1.
std::unique_ptr<Constraint> fileConstraint(llvm::StringRef FileText,
                                           std::string &Error, int &GoMinor);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_CONSTRAINT_H
