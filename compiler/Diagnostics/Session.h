//===- Session.h - What one run of the front end owns -----------*- C++ -*-===//
//
// A Session lives from the first file read to the last message printed. The
// front end (lexer to checker) is single-threaded and shares one Session;
// everything it allocates in the arena lives as long as the Session.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_DIAGNOSTICS_SESSION_H
#define ZOKOR_DIAGNOSTICS_SESSION_H

#include "compiler/Basic/Name.h"
#include "compiler/Basic/SourceManager.h"
#include "compiler/Diagnostics/Diagnostics.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Allocator.h"

#include <new>
#include <type_traits>
#include <utility>

namespace zokor {

struct Session {
  SourceManager Sources;
  NameTable Names;
  DiagnosticEngine Diags{Sources};
  /// AST nodes, types, objects. Destructors of what lies here never run.
  llvm::BumpPtrAllocator Arena;

  /// Makes a T in the arena. T must not own memory outside of it. A T with a
  /// member `Arena` is told where it lies, for what it computes later.
  template <class T, class... Args> T *make(Args &&...A) {
    static_assert(std::is_trivially_destructible_v<T>);
    T *New = new (Arena.Allocate<T>()) T(std::forward<Args>(A)...);
    if constexpr (requires { New->Arena = &Arena; })
      New->Arena = &Arena;
    return New;
  }
  /// Copies a list into the arena.
  template <class T> llvm::MutableArrayRef<T> copy(llvm::ArrayRef<T> List) {
    if (List.empty())
      return {};
    T *To = Arena.Allocate<T>(List.size());
    std::uninitialized_copy(List.begin(), List.end(), To);
    return {To, List.size()};
  }
  /// Copies text into the arena.
  llvm::StringRef copy(llvm::StringRef Text) { return Text.copy(Arena); }
};

} // namespace zokor

#endif // ZOKOR_DIAGNOSTICS_SESSION_H
