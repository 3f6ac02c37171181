//===- Quote.h - Strings as Go literals -------------------------*- C++ -*-===//

#ifndef ZOKOR_TYPES_QUOTE_H
#define ZOKOR_TYPES_QUOTE_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace zokor {

/// `Text` as an interpreted string literal, the way strconv.Quote writes it.
/// Reflection reads struct tags from such literals inside type strings.
std::string quoteString(llvm::StringRef Text);

} // namespace zokor

#endif // ZOKOR_TYPES_QUOTE_H
