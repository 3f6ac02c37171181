//===- Operand.h - An expression while it is being checked ------*- C++ -*-===//

#ifndef ZOKOR_CHECK_OPERAND_H
#define ZOKOR_CHECK_OPERAND_H

#include "compiler/AST/AST.h"
#include "compiler/Types/Object.h"

namespace zokor::check {

struct Checker;
using ast::Mode;

/// The intermediate result of checking an expression. A Type of untyped kind
/// means the final type is still open; setting it goes through
/// convertUntyped(), which also updates the tree.
struct Operand {
  Mode M = Mode::Invalid;
  types::Type *Type = nullptr;
  const Constant *Value = nullptr; ///< when M is Constant
  ast::Expr *Expr = nullptr;       ///< for positions and messages
  types::BuiltinId Builtin = {};   ///< when M is Builtin

  bool isInvalid() const { return M == Mode::Invalid; }
  bool isConstant() const { return M == Mode::Constant; }
  bool isNil() const { return M == Mode::NilValue; }
  bool isValue() const {
    return M == Mode::Constant || M == Mode::Variable || M == Mode::MapIndex ||
           M == Mode::Value || M == Mode::NilValue || M == Mode::CommaOk;
  }
  void invalidate() { M = Mode::Invalid; }
  Pos at() const { return Expr ? ast::startPos(Expr) : Pos(); }
};

/// gc's description of an operand: `x (variable of type int)`,
/// `1 << 3 (untyped int constant 8)`, `f() (no value)`, `nil`.
std::string operandString(const Operand &X, types::Qualifier Q);

/// Is X assignable to T? On failure Why may get gc's reason.
bool assignableTo(Checker &C, const Operand &X, types::Type *T,
                  std::string *Why, unsigned *DiagKind = nullptr);

} // namespace zokor::check

#endif // ZOKOR_CHECK_OPERAND_H
