//===- Flags.h - Command-line flags -----------------------------*- C++ -*-===//
//
// Flags as the go command and gc spell them: `-name`, `--name`, `-name=value`
// and, for flags that take a value, `-name value`; boolean flags take a value
// only behind `=`. Parsing stops at the first argument that is no flag, and
// behind `--`.
//
// A command has one table of flags; its help text is made from that table.
// (llvm::opt has no form for "boolean unless `=`", and would need every flag
// four times.)
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_DRIVER_FLAGS_H
#define ZOKOR_DRIVER_FLAGS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <functional>
#include <string>
#include <vector>

namespace zokor::driver {

class FlagSet {
public:
  /// A switch.
  void boolean(llvm::StringRef Name, bool &To, llvm::StringRef Help);
  /// A switch that counts: `-m -m` is `-m=2`.
  void count(llvm::StringRef Name, int &To, llvm::StringRef Help);
  /// A switch that may have one of several values; without one it is the first.
  void choice(llvm::StringRef Name, std::string &To,
              llvm::ArrayRef<llvm::StringRef> Values, llvm::StringRef Help);
  void number(llvm::StringRef Name, int &To, llvm::StringRef Help);
  /// A flag with a value; in the help text ValueName stands for it.
  void text(llvm::StringRef Name, std::string &To, llvm::StringRef ValueName,
            llvm::StringRef Help);
  /// Values of repeated flags are collected.
  void list(llvm::StringRef Name, std::vector<std::string> &To,
            llvm::StringRef ValueName, llvm::StringRef Help);
  /// Comma-separated values (spaces separate them too, as in old -tags); the
  /// last flag counts.
  void commaList(llvm::StringRef Name, std::vector<std::string> &To,
                 llvm::StringRef ValueName, llvm::StringRef Help);
  /// A flag with a meaning of its own: Set gets the value ("true" for a switch
  /// without one) and says whether it is well-formed. ValueName is "" for a
  /// switch. A flag without Help is not in the help text.
  void custom(llvm::StringRef Name, llvm::StringRef ValueName,
              llvm::StringRef Help,
              std::function<bool(llvm::StringRef Value)> Set);
  /// Accepted without effect, because tools pass them to gc.
  void ignoredBoolean(llvm::StringRef Name, llvm::StringRef Help);
  void ignoredText(llvm::StringRef Name, llvm::StringRef ValueName,
                   llvm::StringRef Help);

  /// Takes the flags from the front of Args. On failure, Error says why, with
  /// a suggestion if a flag with a similar name exists.
  bool parse(llvm::ArrayRef<std::string> &Args, std::string &Error);
  /// What parseOne() met.
  enum class Met {
    Flag,       ///< one that was taken
    Operand,    ///< no flag; it was left
    Terminator, ///< `--`; it was left
    Help,       ///< `-h` or `-help` where these are no flags; taken
    Unknown,    ///< a flag that is not in the table; it was left
    Mistake,    ///< Error says what is wrong
  };
  /// Takes one flag from the front of Args, which is not empty.
  Met parseOne(llvm::ArrayRef<std::string> &Args, std::string &Error);
  /// `-h`, `-help` or `--help` was met; parsing stopped there.
  bool helpWanted() const { return HelpWanted; }
  bool has(llvm::StringRef Name) const { return find(Name) != nullptr; }
  /// Was the flag given?
  bool given(llvm::StringRef Name) const;

  /// One line or two for each flag, in the order of declaration.
  void printHelp(llvm::raw_ostream &OS) const;

private:
  struct Flag {
    std::string Name, ValueName, Help;
    bool TakesValue = false, Given = false;
    /// Stores a value; false if it is malformed.
    std::function<bool(llvm::StringRef Value)> Set;
  };
  Flag &add(llvm::StringRef Name, llvm::StringRef ValueName,
            llvm::StringRef Help);
  const Flag *find(llvm::StringRef Name) const;
  std::string suggestion(llvm::StringRef Name) const;

  std::vector<Flag> Flags;
  bool HelpWanted = false;
};

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_FLAGS_H
