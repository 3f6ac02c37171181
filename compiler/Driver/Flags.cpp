//===- Flags.cpp - Command-line flags -------------------------------------===//

#include "compiler/Driver/Flags.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <optional>

using namespace zokor::driver;
using llvm::StringRef;

FlagSet::Flag &FlagSet::add(StringRef Name, StringRef ValueName,
                            StringRef Help) {
  Flag &F = Flags.emplace_back();
  F.Name = Name.str();
  F.ValueName = ValueName.str();
  F.Help = Help.str();
  F.TakesValue = !ValueName.empty();
  return F;
}

static std::optional<bool> parseBool(StringRef Value) {
  return llvm::StringSwitch<std::optional<bool>>(Value)
      .Cases({"1", "t", "T", "true", "TRUE", "True"}, true)
      .Cases({"0", "f", "F", "false", "FALSE", "False"}, false)
      .Default(std::nullopt);
}

void FlagSet::boolean(StringRef Name, bool &To, StringRef Help) {
  add(Name, "", Help).Set = [&To](StringRef Value) {
    std::optional<bool> V = parseBool(Value);
    To = V.value_or(To);
    return V.has_value();
  };
}

void FlagSet::count(StringRef Name, int &To, StringRef Help) {
  add(Name, "", Help).Set = [&To](StringRef Value) {
    if (Value == "true") {
      ++To;
      return true;
    }
    if (Value == "false") {
      To = 0;
      return true;
    }
    return !Value.getAsInteger(0, To);
  };
}

void FlagSet::choice(StringRef Name, std::string &To,
                     llvm::ArrayRef<StringRef> Values, StringRef Help) {
  add(Name, "", Help).Set = [&To, List = Values.vec()](StringRef Value) {
    if (std::optional<bool> Given = parseBool(Value))
      Value = *Given ? List.front() : StringRef();
    else if (!llvm::is_contained(List, Value))
      return false;
    To = Value.str();
    return true;
  };
}

void FlagSet::number(StringRef Name, int &To, StringRef Help) {
  add(Name, "n", Help).Set = [&To](StringRef Value) {
    return !Value.getAsInteger(0, To);
  };
}

void FlagSet::text(StringRef Name, std::string &To, StringRef ValueName,
                   StringRef Help) {
  add(Name, ValueName, Help).Set = [&To](StringRef Value) {
    To = Value.str();
    return true;
  };
}

void FlagSet::list(StringRef Name, std::vector<std::string> &To,
                   StringRef ValueName, StringRef Help) {
  add(Name, ValueName, Help).Set = [&To](StringRef Value) {
    To.push_back(Value.str());
    return true;
  };
}

void FlagSet::commaList(StringRef Name, std::vector<std::string> &To,
                        StringRef ValueName, StringRef Help) {
  add(Name, ValueName, Help).Set = [&To](StringRef Value) {
    To.clear();
    llvm::SmallVector<StringRef, 8> Parts;
    llvm::SplitString(Value, Parts, ", ");
    for (StringRef Part : Parts)
      To.push_back(Part.str());
    return true;
  };
}

void FlagSet::custom(StringRef Name, StringRef ValueName, StringRef Help,
                     std::function<bool(StringRef)> Set) {
  add(Name, ValueName, Help).Set = std::move(Set);
}

void FlagSet::ignoredBoolean(StringRef Name, StringRef Help) {
  add(Name, "", Help).Set = [](StringRef Value) {
    int N;
    return parseBool(Value).has_value() || !Value.getAsInteger(0, N);
  };
}

void FlagSet::ignoredText(StringRef Name, StringRef ValueName, StringRef Help) {
  add(Name, ValueName, Help).Set = [](StringRef) { return true; };
}

const FlagSet::Flag *FlagSet::find(StringRef Name) const {
  for (const Flag &F : Flags)
    if (F.Name == Name)
      return &F;
  return nullptr;
}

bool FlagSet::given(StringRef Name) const {
  const Flag *F = find(Name);
  return F && F->Given;
}

std::string FlagSet::suggestion(StringRef Name) const {
  const Flag *Best = nullptr;
  unsigned BestDistance = unsigned(Name.size()) / 3 + 2;
  for (const Flag &F : Flags) {
    if (F.Name.size() < 2)
      continue;
    unsigned Distance = Name.edit_distance(F.Name, true, BestDistance);
    if (Distance < BestDistance) {
      Best = &F;
      BestDistance = Distance;
    }
  }
  return Best ? " (did you mean -" + Best->Name + "?)" : "";
}

FlagSet::Met FlagSet::parseOne(llvm::ArrayRef<std::string> &Args,
                               std::string &Error) {
  StringRef Arg = Args.front();
  if (!Arg.starts_with("-") || Arg == "-")
    return Met::Operand;
  if (Arg == "--")
    return Met::Terminator;
  StringRef Rest = Arg.drop_front(Arg.starts_with("--") ? 2 : 1);
  auto [Name, Value] = Rest.split('=');
  bool HasValue = Rest.contains('=');
  if (Name.empty() || Name.starts_with("-")) {
    Error = "bad flag syntax: " + Arg.str();
    return Met::Mistake;
  }
  Flag *F = const_cast<Flag *>(find(Name));
  bool Help = !F && (Name == "h" || Name == "help");
  if (!F && !Help) {
    Error = "flag provided but not defined: -" + Name.str() + suggestion(Name);
    return Met::Unknown;
  }
  Args = Args.drop_front();
  if (Help)
    return Met::Help;
  if (F->TakesValue && !HasValue) {
    if (Args.empty()) {
      Error = "flag needs an argument: -" + Name.str();
      return Met::Mistake;
    }
    Value = Args.front();
    Args = Args.drop_front();
  } else if (!HasValue) {
    Value = "true";
  }
  F->Given = true;
  if (F->Set(Value))
    return Met::Flag;
  Error = "invalid " + std::string(F->TakesValue ? "" : "boolean ") +
          "value \"" + Value.str() + "\" for " +
          (F->TakesValue ? "flag " : "") + "-" + Name.str() + ": parse error";
  return Met::Mistake;
}

bool FlagSet::parse(llvm::ArrayRef<std::string> &Args, std::string &Error) {
  while (!Args.empty()) {
    switch (parseOne(Args, Error)) {
    case Met::Flag:
      break;
    case Met::Operand:
      return true;
    case Met::Terminator:
      Args = Args.drop_front();
      return true;
    case Met::Help:
      HelpWanted = true;
      return true;
    case Met::Unknown:
    case Met::Mistake:
      return false;
    }
  }
  return true;
}

void FlagSet::printHelp(llvm::raw_ostream &OS) const {
  for (const Flag &F : Flags) {
    // Another spelling of a flag above.
    if (F.Help.empty())
      continue;
    OS << "  -" << F.Name;
    if (F.TakesValue)
      OS << ' ' << F.ValueName;
    // Short enough for one line?
    if (F.Name.size() == 1 && !F.TakesValue)
      OS << '\t' << F.Help << '\n';
    else
      OS << "\n    \t" << F.Help << '\n';
  }
}
