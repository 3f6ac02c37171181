//===- Signature.cpp - Parameters and results -----------------------------===//
//
// Whether `a, b` in a parameter list are names or types is known only at its
// end: either every entry has a name and a type, or none has a name. So an
// entry is parsed as "name, type, or both" and sorted out behind the list.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/ParserImpl.h"

using namespace zokor;
using namespace zokor::ast;

/// A signature from its type parameters on, which are an error if `Context`
/// is set.
FuncType *Parser::funcType(Pos At, const char *Context,
                           llvm::MutableArrayRef<Field> *TypeParams) {
  Nest N(*this);
  auto *T = make<FuncType>(At);
  Pos Open = Tok.At;
  if (got(tok::LeftBracket)) {
    if (Context)
      syntaxErrorAt(Open,
                    std::string(Context) + " must have no type parameters");
    if (this->at(tok::RightBracket)) {
      syntaxError("empty type parameter list");
      next();
    } else {
      llvm::MutableArrayRef<Field> List =
          paramList(nullptr, nullptr, tok::RightBracket, true);
      if (TypeParams)
        *TypeParams = List;
    }
  }
  want(tok::LeftParen);
  T->Params =
      paramList(nullptr, nullptr, tok::RightParen, false, &T->RightParen);
  T->Results = funcResult(T);
  return T;
}

llvm::MutableArrayRef<Field> Parser::funcResult(FuncType *T) {
  if (got(tok::LeftParen))
    return paramList(nullptr, nullptr, tok::RightParen, false, &T->RightParen);
  Field F;
  F.At = Tok.At;
  F.FieldType = typeOrNull();
  if (!F.FieldType)
    return {};
  return copy(F);
}

/// One entry; `Name` if it has been parsed already. False after an error.
bool Parser::paramDecl(Ident *Name, tok::Kind Close, Field &F) {
  // Unions and ~T are for type parameters.
  const bool InBrackets = Close == tok::RightBracket;
  auto unionHere = [&] { return InBrackets && at(tok::Or); };
  F.At = Name ? Name->At : Tok.At;

  if (!Name && InBrackets && at(tok::Tilde)) {
    F.FieldType = embeddedUnion(nullptr);
    return true;
  }
  if (Name || at(tok::Identifier)) {
    if (!Name)
      Name = name();
    if (at(tok::LeftBracket)) {
      bool IsInstance;
      F.FieldType = arrayOrInstance(Name, IsInstance);
      if (!IsInstance)
        F.Name = Name;
      if (unionHere())
        F.FieldType = embeddedUnion(F.FieldType);
      return true;
    }
    if (at(tok::Dot) || unionHere()) {
      F.FieldType = at(tok::Dot) ? qualifiedName(Name) : Name;
      if (unionHere())
        F.FieldType = embeddedUnion(F.FieldType);
      return true;
    }
    F.Name = Name;
  }

  Pos At = Tok.At;
  if (got(tok::DotDotDot)) {
    Expr *Elem = typeOrNull();
    if (!Elem) {
      Elem = badExpr();
      syntaxError("... is missing type");
    }
    F.FieldType = make<DotsType>(At, Elem);
    return true;
  }
  if (InBrackets && at(tok::Tilde)) {
    F.FieldType = embeddedUnion(nullptr);
    return true;
  }
  F.FieldType = typeOrNull();
  if (F.FieldType && unionHere())
    F.FieldType = embeddedUnion(F.FieldType);
  if (F.Name || F.FieldType)
    return true;
  syntaxError(("expecting " + tokenText(Close)).str());
  advance({tok::Comma, Close});
  return false;
}

/// Behind the opening bracket. `Name` and `Type` are what has been parsed of
/// the first entry. `NeedNames` is set for type parameters.
llvm::MutableArrayRef<Field> Parser::paramList(Ident *Name, Expr *Type,
                                               tok::Kind Close, bool NeedNames,
                                               Pos *EndAt) {
  FieldList Params;
  unsigned Named = 0, Typed = 0;
  auto add = [&](const Field &F) {
    Named += F.Name && F.FieldType;
    Typed += F.FieldType != nullptr;
    Params.push_back(F);
  };
  auto entry = [&] {
    Field F;
    if (Type) {
      F.At = Name->At;
      F.Name = Name;
      F.FieldType = Type;
      add(F);
    } else if (paramDecl(Name, Close, F)) {
      add(F);
    }
    Name = nullptr;
    Type = nullptr;
    return false;
  };
  // list() does not ask for an entry when it finds the end.
  if (Type && at(Close))
    entry();
  Pos End = list("parameter list", tok::Comma, Close, entry);
  if (EndAt)
    *EndAt = End;
  if (Params.empty())
    return {};

  if (Named == 0 && !NeedNames) {
    // The names alone are types.
    for (Field &F : Params)
      if (F.Name) {
        F.FieldType = F.Name;
        F.Name = nullptr;
      }
  } else if (Named != Params.size()) {
    distributeTypes(Params, Named, Typed, NeedNames, End);
  }
  if (NeedNames)
    wrapConstraints(Params);
  return copy(Params);
}

/// Gives names without a type the type of the next entry. Entries without a
/// name are errors, which are reported for the leftmost one.
void Parser::distributeTypes(FieldList &Params, unsigned Named, unsigned Typed,
                             bool NeedNames, Pos End) {
  Pos ErrorAt;
  Expr *T = nullptr;
  for (Field &F : llvm::reverse(Params)) {
    if (F.FieldType) {
      T = F.FieldType;
      if (!F.Name) {
        ErrorAt = T->At;
        F.Name = blankName(ErrorAt);
      }
    } else if (T) {
      F.FieldType = T;
    } else {
      ErrorAt = F.Name->At;
      F.FieldType = make<BadExpr>(ErrorAt);
    }
  }
  if (!ErrorAt)
    return;
  if (!NeedNames)
    syntaxErrorAt(ErrorAt, "mixed named and unnamed parameters");
  else if (Named == Typed)
    syntaxErrorAt(End, "missing type constraint");
  else
    syntaxErrorAt(ErrorAt, "type parameters must be named");
}

/// Puts constraints like `~int` and `A | B` into interfaces. Parameters that
/// share a constraint go on sharing it.
void Parser::wrapConstraints(FieldList &Params) {
  Expr *Last = nullptr, *Wrapped = nullptr;
  for (Field &F : Params) {
    Expr *C = F.FieldType;
    if (C != Last) {
      Last = Wrapped = C;
      auto *U = llvm::dyn_cast<UnaryExpr>(C);
      auto *B = llvm::dyn_cast<BinaryExpr>(C);
      if ((U && U->Op == tok::Tilde) || (B && B->Op == tok::Or)) {
        auto *I = make<InterfaceType>(C->At);
        I->Implicit = true;
        Field Element;
        Element.At = C->At;
        Element.FieldType = C;
        Element.Embedded = true;
        I->Elements = copy(Element);
        Wrapped = I;
      }
    }
    F.FieldType = Wrapped;
  }
}
