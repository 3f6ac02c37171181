//===- UnitFile.h - What `tool compile` writes ------------------*- C++ -*-===//
//
// The output of `zokor tool compile` tells later compilations what it was made
// from; they read the sources again, without function bodies. (gc writes
// export data instead; zokor has no such format, see the design.) The native
// object follows for `tool link`. Lines of text, then bytes:
//
//   !<zokor unit>
//   path test/a
//   lang go1.19
//   std                       only for a package of the standard library
//   file /src/a.go            one line for each file
//   import ./b => /obj/b.a    where an import was found
//   use fmt                   an import of the standard library
//   object 1234               the size of the object that follows
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_UNITFILE_H
#define ZOKOR_PACKAGE_UNITFILE_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace zokor::package {

struct UnitFile {
  std::string Path, Lang;
  bool Std = false;
  std::vector<std::string> Files;
  /// Import paths as written and the unit files they led to, each once, in the
  /// order of the source.
  std::vector<std::pair<std::string, std::string>> Imports;
  std::vector<std::string> StandardImports;
  std::string Object;
};

bool writeUnitFile(const UnitFile &Unit, llvm::StringRef To,
                   std::string &Error);
/// Reads a unit file. False and a message if there is none or it is something
/// else.
bool readUnitFile(llvm::StringRef From, UnitFile &Unit, std::string &Error);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_UNITFILE_H
