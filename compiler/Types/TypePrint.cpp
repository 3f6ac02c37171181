//===- TypePrint.cpp - Types and objects as gc's messages show them -------===//
//
// An alias that the program declares is printed as the type it stands for, as
// gc 1.19 does; only `any` and generic aliases, which 1.19 does not have, go
// by their names.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Quote.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

using namespace zokor;
using namespace zokor::types;

namespace {
class TypeWriter {
public:
  TypeWriter(std::string &Out, Qualifier Q) : Out(Out), Q(Q) {}

  void type(Type *T);
  void signature(Signature *S);
  void typeParams(llvm::ArrayRef<TypeParam *> List);
  void package(const Package *P);
  void funcName(const Func *F);

private:
  void structType(Struct *S);
  void interfaceType(Interface *I);
  void chanType(Chan *C);
  void named(TypeName *Obj, llvm::ArrayRef<Type *> Args,
             llvm::ArrayRef<TypeParam *> Params);
  void alias(Alias *A);
  void tuple(Tuple *T, bool Variadic);
  void terms(llvm::ArrayRef<Term> List);
  void variadicParam(Type *T);
  void composite(Type *T);

  std::string &Out;
  Qualifier Q;
  /// The types being printed, outermost first, to notice cycles.
  llvm::SmallVector<Type *, 8> Open;
};
} // namespace

static llvm::StringRef kindName(TypeKind K) {
  static constexpr llvm::StringLiteral Names[] = {
      "Basic", "Array",     "Slice",     "Struct",    "Pointer",
      "Tuple", "Signature", "Union",     "Interface", "Map",
      "Chan",  "Named",     "TypeParam", "Alias"};
  return Names[unsigned(K)];
}

void TypeWriter::package(const Package *P) {
  if (!P)
    return;
  std::string Text = Q ? Q(P) : P->Path;
  if (!Text.empty())
    (Out += Text) += '.';
}

void TypeWriter::type(Type *T) {
  if (!T) {
    Out += "<nil>";
    return;
  }
  if (auto *B = llvm::dyn_cast<Basic>(T)) {
    Out += B->Name;
    return;
  }
  if (llvm::is_contained(Open, T)) {
    ((Out += "<cycle to *") += kindName(T->kind())) += ">";
    return;
  }
  Open.push_back(T);
  composite(T);
  Open.pop_back();
}

void TypeWriter::composite(Type *T) {
  switch (T->kind()) {
  case TypeKind::Basic:
    break;
  case TypeKind::Array:
    Out += "[" + std::to_string(llvm::cast<Array>(T)->Len) + "]";
    return type(llvm::cast<Array>(T)->Elem);
  case TypeKind::Slice:
    Out += "[]";
    return type(llvm::cast<Slice>(T)->Elem);
  case TypeKind::Struct:
    return structType(llvm::cast<Struct>(T));
  case TypeKind::Pointer:
    Out += '*';
    return type(llvm::cast<Pointer>(T)->Elem);
  case TypeKind::Tuple:
    return tuple(llvm::cast<Tuple>(T), false);
  case TypeKind::Signature:
    Out += "func";
    return signature(llvm::cast<Signature>(T));
  case TypeKind::Union:
    return terms(llvm::cast<Union>(T)->Terms);
  case TypeKind::Interface:
    return interfaceType(llvm::cast<Interface>(T));
  case TypeKind::Map:
    Out += "map[";
    type(llvm::cast<Map>(T)->Key);
    Out += ']';
    return type(llvm::cast<Map>(T)->Elem);
  case TypeKind::Chan:
    return chanType(llvm::cast<Chan>(T));
  case TypeKind::Named: {
    auto *N = llvm::cast<Named>(T);
    return named(N->Obj, N->TypeArgs, N->TypeParams);
  }
  case TypeKind::TypeParam:
    Out += llvm::cast<TypeParam>(T)->Obj->Name.str();
    return;
  case TypeKind::Alias:
    return alias(llvm::cast<Alias>(T));
  }
}

void TypeWriter::structType(Struct *S) {
  Out += "struct{";
  for (auto [I, F] : llvm::enumerate(S->Fields)) {
    if (I > 0)
      Out += "; ";
    if (!F->Embedded)
      (Out += F->Name.str()) += ' ';
    type(F->Type);
    if (llvm::StringRef Tag = S->tag(I); !Tag.empty())
      (Out += ' ') += quoteString(Tag);
  }
  Out += '}';
}

void TypeWriter::terms(llvm::ArrayRef<Term> List) {
  if (List.empty())
    Out += "<empty union>";
  for (auto [I, E] : llvm::enumerate(List)) {
    if (I > 0)
      Out += '|';
    if (E.Tilde)
      Out += '~';
    type(E.T);
  }
}

void TypeWriter::interfaceType(Interface *I) {
  // The underlying type of `comparable` has nothing else to show.
  if (I->Set && I->Set->Comparable && I->Methods.empty() &&
      I->Embeddeds.empty()) {
    Out += "interface{comparable}";
    return;
  }
  if (I->Implicit) {
    if (I->Methods.empty() && I->Embeddeds.size() == 1)
      return type(I->Embeddeds[0]);
    Out += "/* implicit */ ";
  }
  Out += "interface{";
  bool First = true;
  auto Separate = [&] {
    if (!First)
      Out += "; ";
    First = false;
  };
  for (Func *M : I->Methods) {
    Separate();
    Out += M->Name.str();
    signature(M->signature());
  }
  for (Type *E : I->Embeddeds) {
    Separate();
    type(E);
  }
  Out += '}';
}

void TypeWriter::chanType(Chan *C) {
  auto *Elem = asIs<Chan>(C->Elem);
  // `chan <-chan T` would read as `chan<- chan T`.
  bool Parens = C->Dir == ChanDir::Both && Elem && Elem->Dir == ChanDir::Recv;
  Out += C->Dir == ChanDir::Both   ? "chan "
         : C->Dir == ChanDir::Send ? "chan<- "
                                   : "<-chan ";
  Out += Parens ? "(" : "";
  type(C->Elem);
  Out += Parens ? ")" : "";
}

void TypeWriter::named(TypeName *Obj, llvm::ArrayRef<Type *> Args,
                       llvm::ArrayRef<TypeParam *> Params) {
  package(Obj->Pkg);
  Out += Obj->Name.str();
  if (Args.empty()) {
    if (!Params.empty())
      typeParams(Params);
    return;
  }
  Out += '[';
  for (auto [I, T] : llvm::enumerate(Args)) {
    if (I > 0)
      Out += ", ";
    type(T);
  }
  Out += ']';
}

void TypeWriter::alias(Alias *A) {
  bool ByName = !A->Obj->Pkg || A->Origin || !A->TypeParams.empty();
  Type *Actual = A->Actual ? A->Actual : A->FromRHS;
  if (ByName || !Actual)
    return named(A->Obj, A->TypeArgs, A->TypeParams);
  type(Actual);
}

void TypeWriter::typeParams(llvm::ArrayRef<TypeParam *> List) {
  Out += '[';
  Type *Previous = nullptr;
  for (auto [I, P] : llvm::enumerate(List)) {
    if (I > 0) {
      if (P->Constraint != Previous) {
        Out += ' ';
        type(Previous);
      }
      Out += ", ";
    }
    Previous = P->Constraint;
    type(P);
  }
  if (Previous) {
    Out += ' ';
    type(Previous);
  }
  Out += ']';
}

/// The type of a variadic parameter.
void TypeWriter::variadicParam(Type *T) {
  if (auto *S = asIs<Slice>(T)) {
    Out += "...";
    return type(S->Elem);
  }
  // append([]byte, "text"...) has the signature func([]byte, string...).
  if (!isString(T)) {
    Out += "<expected string type>";
    return;
  }
  type(T);
  Out += "...";
}

void TypeWriter::tuple(Tuple *T, bool Variadic) {
  Out += '(';
  unsigned Size = T ? T->size() : 0;
  for (unsigned I = 0; I != Size; ++I) {
    Var *V = T->at(I);
    if (I > 0)
      Out += ", ";
    if (!V->Name.str().empty())
      (Out += V->Name.str()) += ' ';
    if (Variadic && I + 1 == Size)
      variadicParam(V->Type);
    else
      type(V->Type);
  }
  Out += ')';
}

void TypeWriter::signature(Signature *S) {
  if (!S) {
    Out += "()";
    return;
  }
  if (!S->TypeParams.empty())
    typeParams(S->TypeParams);
  tuple(S->Params, S->Variadic);
  if (!S->Results || S->Results->size() == 0)
    return;
  Out += ' ';
  if (S->Results->size() == 1 && S->Results->at(0)->Name.str().empty())
    return type(S->Results->at(0)->Type);
  tuple(S->Results, false);
}

void TypeWriter::funcName(const Func *F) {
  if (Signature *S = F->signature()) {
    if (S->Recv) {
      Out += '(';
      if (asIs<Interface>(S->Recv->Type))
        Out += "interface";
      else
        type(S->Recv->Type);
      Out += ").";
    } else {
      package(F->Pkg);
    }
  }
  Out += F->Name.str();
}

//===----------------------------------------------------------------------===//
// Entry points
//===----------------------------------------------------------------------===//

std::string types::typeString(Type *T, Qualifier Q) {
  std::string Out;
  TypeWriter(Out, Q).type(T);
  return Out;
}

std::string types::signatureString(Signature *S, Qualifier Q) {
  std::string Out;
  TypeWriter(Out, Q).signature(S);
  return Out;
}

static llvm::StringRef objectWord(const Object *O) {
  switch (O->kind()) {
  case ObjectKind::PkgName:
    return "package";
  case ObjectKind::Const:
    return "const";
  case ObjectKind::TypeName:
    return isTypeParam(O->Type) ? "type parameter" : "type";
  case ObjectKind::Var:
    return llvm::cast<Var>(O)->IsField ? "field" : "var";
  case ObjectKind::Func:
    return "func";
  case ObjectKind::Label:
    return "label";
  case ObjectKind::Builtin:
    return "builtin";
  case ObjectKind::Nil:
    return "nil";
  }
  return "object";
}

/// What follows the name of a type: its type parameters and its definition.
static void typeDefinition(TypeWriter &W, std::string &Out, const TypeName *O) {
  Type *T = O->Type;
  if (llvm::isa<Basic>(T)) // nothing more to say
    return;
  if (auto *N = llvm::dyn_cast<Named>(T); N && !N->TypeParams.empty())
    W.typeParams(N->TypeParams);
  if (auto *A = llvm::dyn_cast<Alias>(T); A && !A->TypeParams.empty())
    W.typeParams(A->TypeParams);
  Out += O->IsAlias ? " = " : " ";
  if (auto *P = llvm::dyn_cast<TypeParam>(T))
    W.type(P->Constraint);
  else
    W.type(O->IsAlias ? unalias(T) : underlying(T));
}

std::string types::objectString(const Object *O, Qualifier Q) {
  std::string Out = objectWord(O).str();
  TypeWriter W(Out, Q);
  if (O->kind() == ObjectKind::Nil)
    return Out;
  Out += ' ';
  if (auto *F = llvm::dyn_cast<Func>(O)) {
    W.funcName(F);
    if (F->Type)
      W.signature(F->signature());
    return Out;
  }
  if (auto *P = llvm::dyn_cast<PkgName>(O)) {
    Out += O->Name.str();
    if (P->Imported && !P->Imported->Path.empty() &&
        P->Imported->Path != O->Name.str())
      Out += " (" + quoteString(P->Imported->Path) + ")";
    return Out;
  }
  if (O->Pkg && O->Pkg->PkgScope && O->Pkg->PkgScope->lookup(O->Name) == O)
    W.package(O->Pkg);
  Out += O->Name.str();
  if (!O->Type || llvm::isa<Label, Builtin>(O))
    return Out;
  if (auto *N = llvm::dyn_cast<TypeName>(O)) {
    typeDefinition(W, Out, N);
    return Out;
  }
  Out += ' ';
  W.type(O->Type);
  return Out;
}
