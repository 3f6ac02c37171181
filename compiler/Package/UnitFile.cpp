//===- UnitFile.cpp - What `tool compile` leaves for importers ------------===//

#include "compiler/Package/UnitFile.h"

#include "compiler/Package/Paths.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

static constexpr StringRef Magic = "!<zokor unit>\n";

bool package::writeUnitFile(const UnitFile &Unit, StringRef To,
                            std::string &Error) {
  std::error_code EC;
  llvm::raw_fd_ostream OS(To, EC);
  if (!EC) {
    OS << Magic << "path " << Unit.Path << "\nlang " << Unit.Lang << '\n';
    if (Unit.Std)
      OS << "std\n";
    for (const std::string &File : Unit.Files)
      OS << "file " << File << '\n';
    for (const auto &[Path, File] : Unit.Imports)
      OS << "import " << Path << " => " << File << '\n';
    for (const std::string &Path : Unit.StandardImports)
      OS << "use " << Path << '\n';
    OS << "object " << Unit.Object.size() << '\n' << Unit.Object;
    OS.close();
    EC = OS.error();
    OS.clear_error();
  }
  if (!EC)
    return true;
  Error = "open " + To.str() + ": " + errorText(EC);
  return false;
}

bool package::readUnitFile(StringRef From, UnitFile &Unit, std::string &Error) {
  auto Buffer = llvm::MemoryBuffer::getFile(From);
  if (!Buffer) {
    Error = "open " + From.str() + ": " + errorText(Buffer.getError());
    return false;
  }
  StringRef Text = (*Buffer)->getBuffer();
  if (!Text.consume_front(Magic)) {
    Error = From.str() + " is not an output of zokor";
    return false;
  }
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    auto [Word, Rest] = Line.split(' ');
    if (Word == "path")
      Unit.Path = Rest.str();
    else if (Word == "lang")
      Unit.Lang = Rest.str();
    else if (Word == "std")
      Unit.Std = true;
    else if (Word == "file")
      Unit.Files.push_back(Rest.str());
    else if (Word == "use")
      Unit.StandardImports.push_back(Rest.str());
    else if (Word == "object")
      Unit.Object = std::exchange(Text, "").str();
    else if (Word == "import")
      Unit.Imports.push_back(
          {Rest.split(" => ").first.str(), Rest.split(" => ").second.str()});
  }
  return true;
}
