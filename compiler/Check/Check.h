//===- Check.h - Type checking a package ------------------------*- C++ -*-===//
//
// The door of the checker for other phases.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CHECK_CHECK_H
#define ZOKOR_CHECK_CHECK_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// Checks Pkg.Files; fills in the package's scope, initialization order and
/// the tree. Errors go to the session. Returns whether there were none.
bool checkPackage(Session &S, Universe &U, TypeContext &Types, Package *Pkg,
                  Config Conf);

/// Parses and checks the body of F, which was skipped when its package was
/// checked (Config::IgnoreBodies); does nothing if it has been done or F has
/// no body. Returns whether there were no errors.
bool checkSkippedBody(Session &S, Universe &U, TypeContext &Types, Func *F,
                      Config Conf);

} // namespace zokor::check

#endif // ZOKOR_CHECK_CHECK_H
