//===- Unquote.h - The text that a string literal stands for ----*- C++ -*-===//

#ifndef ZOKOR_LEX_UNQUOTE_H
#define ZOKOR_LEX_UNQUOTE_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace zokor {

/// Puts the value of a string literal, interpreted or raw, into `Value`; false
/// if the literal is malformed.
bool unquote(llvm::StringRef Literal, std::string &Value);

} // namespace zokor

#endif // ZOKOR_LEX_UNQUOTE_H
