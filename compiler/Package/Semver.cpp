//===- Semver.cpp - Module versions ---------------------------------------===//

#include "compiler/Package/Semver.h"

#include "llvm/ADT/StringExtras.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

namespace {
struct Version {
  StringRef Major = "0", Minor = "0", Patch = "0", Prerelease;
};
} // namespace

/// A decimal number without leading zeros.
static bool takeNumber(StringRef &Text, StringRef &Number) {
  Number = Text.take_while(llvm::isDigit);
  Text = Text.drop_front(Number.size());
  return !Number.empty() && (Number.size() == 1 || Number[0] != '0');
}

/// Dot-separated identifiers; numeric ones without leading zeros if Strict.
static bool validIdentifiers(StringRef Text, bool Strict) {
  while (true) {
    auto [Part, Rest] = Text.split('.');
    if (Part.empty())
      return false;
    bool Numeric = true;
    for (char C : Part) {
      if (!llvm::isAlnum(C) && C != '-')
        return false;
      Numeric &= llvm::isDigit(C);
    }
    if (Strict && Numeric && Part.size() > 1 && Part[0] == '0')
      return false;
    if (Part.size() == Text.size())
      return true;
    Text = Rest;
  }
}

static bool parse(StringRef Text, Version &V) {
  if (!Text.consume_front("v") || !takeNumber(Text, V.Major))
    return false;
  if (Text.empty())
    return true;
  if (!Text.consume_front(".") || !takeNumber(Text, V.Minor))
    return false;
  if (Text.empty())
    return true;
  if (!Text.consume_front(".") || !takeNumber(Text, V.Patch))
    return false;
  size_t Plus = Text.find('+');
  if (Plus != StringRef::npos) {
    if (!validIdentifiers(Text.drop_front(Plus + 1), false))
      return false;
    Text = Text.take_front(Plus);
  }
  if (Text.empty())
    return true;
  if (!Text.consume_front("-") || !validIdentifiers(Text, true))
    return false;
  V.Prerelease = Text;
  return true;
}

bool package::isSemver(StringRef Text) {
  Version V;
  return parse(Text, V);
}

static int compareNumbers(StringRef A, StringRef B) {
  if (A.size() != B.size())
    return A.size() < B.size() ? -1 : 1;
  return A.compare(B);
}

static bool isNumber(StringRef S) { return llvm::all_of(S, llvm::isDigit); }

/// A version without a pre-release is later than all of its pre-releases.
static int comparePrerelease(StringRef A, StringRef B) {
  if (A == B)
    return 0;
  if (A.empty() || B.empty())
    return A.empty() ? 1 : -1;
  while (!A.empty() && !B.empty()) {
    StringRef X, Y;
    std::tie(X, A) = A.split('.');
    std::tie(Y, B) = B.split('.');
    if (X == Y)
      continue;
    bool XNumber = isNumber(X), YNumber = isNumber(Y);
    if (XNumber != YNumber)
      return XNumber ? -1 : 1;
    return XNumber ? compareNumbers(X, Y) : X.compare(Y);
  }
  return A.empty() ? (B.empty() ? 0 : -1) : 1;
}

int package::compareSemver(StringRef A, StringRef B) {
  Version X, Y;
  bool XValid = parse(A, X), YValid = parse(B, Y);
  if (!XValid || !YValid)
    return int(XValid) - int(YValid);
  if (int C = compareNumbers(X.Major, Y.Major))
    return C;
  if (int C = compareNumbers(X.Minor, Y.Minor))
    return C;
  if (int C = compareNumbers(X.Patch, Y.Patch))
    return C;
  return comparePrerelease(X.Prerelease, Y.Prerelease);
}
