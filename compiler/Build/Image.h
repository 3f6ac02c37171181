//===- Image.h - From objects to a program ----------------------*- C++ -*-===//

#ifndef ZOKOR_BUILD_IMAGE_H
#define ZOKOR_BUILD_IMAGE_H

#include <string>
#include <vector>

namespace zokor::build {

/// Everything that a program is linked from.
struct Image {
  /// The objects of the packages, in the order in which they are initialized,
  /// and the paths of those packages in symbols.
  std::vector<std::string> Objects, Packages;
  /// -X: symbols of string variables and their values.
  std::vector<std::pair<std::string, std::string>> Strings;
  std::string RuntimeFolder; ///< of the runtime's archive and libc's parts
  /// PIE: the objects must have been compiled so.
  bool PIE = false, StripSymbols = false, StripDebug = false;
};

/// Writes the program to Output, whole or not at all. WorkFolder is for
/// temporary files. False and messages on failure. Only one thread may link at
/// a time, and none may compile.
bool linkProgram(const Image &Program, const std::string &WorkFolder,
                 const std::string &Output, std::string &Error);

} // namespace zokor::build

#endif // ZOKOR_BUILD_IMAGE_H
