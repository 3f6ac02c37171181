//===- LinkString.cpp - Type texts of the running program -----------------===//
//
// The syntax is that of gc's descriptors and differs from messages in small
// ways: `interface {}`, `struct { a int; b int }`, no parameter names, byte and
// rune under their other names, all methods of an interface in sorted order,
// embedded fields without a name.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/LinkString.h"
#include "compiler/Types/Quote.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

using namespace zokor;
using namespace zokor::types;

namespace {
class LinkWriter {
public:
  LinkWriter(std::string &Out, LinkForm Form)
      : Out(Out), Key(Form == LinkForm::Key), Paths(Key) {}
  void type(Type *T);

private:
  void composite(Type *T);
  void package(const Package *P);
  void named(Named *N);
  void structType(Struct *S);
  void fieldName(Var *F);
  void interfaceType(Interface *I);
  void chanType(Chan *C);
  void signature(Signature *S);
  void terms(llvm::ArrayRef<Term> List);

  std::string &Out;
  bool Key;
  /// Import paths instead of package names: in a Key, and in any type argument
  /// list.
  bool Paths;
  /// The unnamed types being printed and where their text begins: a type
  /// literal that contains itself refers back to it.
  llvm::SmallVector<std::pair<Type *, size_t>, 8> Open;
};
} // namespace

std::string types::linkPath(const Package *P) { return P->Path; }

void LinkWriter::package(const Package *P) {
  if (P)
    (Out += Paths ? linkPath(P) : P->Name.str().str()) += '.';
}

void LinkWriter::type(Type *T) {
  T = T ? unalias(T) : invalidType();
  if (auto *B = llvm::dyn_cast<Basic>(T)) {
    Out += B->K == BasicKind::Uint8   ? "uint8"
           : B->K == BasicKind::Int32 ? "int32"
                                      : B->Name;
    return;
  }
  if (auto *N = llvm::dyn_cast<Named>(T))
    return named(N);
  if (auto *P = llvm::dyn_cast<TypeParam>(T)) {
    Out += P->Obj->Name.str();
    if (Key)
      Out += "$" + std::to_string(P->Id);
    return;
  }
  for (auto [Outer, Start] : Open)
    if (Outer == T) {
      Out += "@" + std::to_string(Start);
      return;
    }
  Open.push_back({T, Out.size()});
  composite(T);
  Open.pop_back();
}

void LinkWriter::composite(Type *T) {
  switch (T->kind()) {
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
  case TypeKind::Tuple:
    for (auto [I, V] : llvm::enumerate(llvm::cast<Tuple>(T)->Vars)) {
      Out += I ? ", " : "";
      type(V->Type);
    }
    return;
  case TypeKind::Basic:
  case TypeKind::Named:
  case TypeKind::TypeParam:
  case TypeKind::Alias:
    break; // seen to by type()
  }
}

/// The name of a function or method in the path of a local type.
static std::string functionName(const ast::FuncDecl *F) {
  std::string Text = F->Name ? F->Name->Name.str().str() : "_";
  if (!F->HasRecv || F->Recv.empty())
    return Text;
  const ast::Expr *Recv = F->Recv[0].FieldType;
  return "(" + (Recv ? ast::exprString(Recv) : "_") + ")." + Text;
}

void LinkWriter::named(Named *N) {
  TypeName *Obj = N->Obj;
  package(Obj->Pkg);
  if (Key && Obj->Function)
    (Out += functionName(Obj->Function)) += '.';
  Out += Obj->Name.str();
  if (Paths && Obj->LocalIndex)
    Out += "\u00b7" + std::to_string(Obj->LocalIndex);
  if (N->TypeArgs.empty())
    return;
  bool Outer = Paths;
  Paths = true;
  Out += '[';
  for (auto [I, T] : llvm::enumerate(N->TypeArgs)) {
    // Those of the function that declares N come first.
    size_t NumOwn = N->Origin ? N->Origin->TypeParams.size() : 0;
    if (I > 0)
      Out += NumOwn && N->TypeArgs.size() - I == NumOwn ? ';' : ',';
    type(T);
  }
  Out += ']';
  Paths = Outer;
}

/// Where identity counts, unexported names have a path, and the name of an
/// embedded field shows if it is not that of its type: `Int = int` for
/// `struct { Int }` with `type Int = int`.
void LinkWriter::fieldName(Var *F) {
  if (!F->Embedded) {
    if (Paths && !F->Name.isExported())
      package(F->Pkg);
    (Out += F->Name.str()) += ' ';
    return;
  }
  if (!Paths)
    return;
  auto *N = asIs<Named>(deref(F->Type).first);
  if (N && N->Obj->Name == F->Name &&
      (F->Name.isExported() || N->Obj->Pkg == F->Pkg))
    return;
  if (!F->Name.isExported())
    package(F->Pkg);
  (Out += F->Name.str()) += " = ";
}

void LinkWriter::structType(Struct *S) {
  Out += "struct {";
  for (auto [I, F] : llvm::enumerate(S->Fields)) {
    Out += I > 0 ? "; " : " ";
    fieldName(F);
    type(F->Type);
    if (llvm::StringRef Tag = S->tag(I); !Tag.empty())
      (Out += ' ') += quoteString(Tag);
  }
  Out += S->Fields.empty() ? "}" : " }";
}

void LinkWriter::terms(llvm::ArrayRef<Term> List) {
  for (auto [I, E] : llvm::enumerate(List)) {
    Out += I > 0 ? "|" : "";
    Out += E.Tilde ? "~" : "";
    type(E.T);
  }
}

void LinkWriter::interfaceType(Interface *I) {
  const TypeSet &Set = typeSet(I);
  Out += "interface {";
  bool First = true;
  auto Separate = [&] {
    Out += First ? " " : "; ";
    First = false;
  };
  for (Func *M : Set.Methods) {
    Separate();
    if (!M->Name.isExported())
      package(M->Pkg);
    Out += M->Name.str();
    signature(M->signature());
  }
  // Constraints have no descriptors, but they can be part of a Key.
  if (Set.Comparable) {
    Separate();
    Out += "comparable";
  }
  if (!Set.AllTypes) {
    Separate();
    terms(Set.Terms);
  }
  Out += First ? "}" : " }";
}

void LinkWriter::chanType(Chan *C) {
  auto *Elem = asIs<Chan>(C->Elem);
  bool Parens = C->Dir == ChanDir::Both && Elem && Elem->Dir == ChanDir::Recv;
  Out += C->Dir == ChanDir::Both   ? "chan "
         : C->Dir == ChanDir::Send ? "chan<- "
                                   : "<-chan ";
  Out += Parens ? "(" : "";
  type(C->Elem);
  Out += Parens ? ")" : "";
}

void LinkWriter::signature(Signature *S) {
  auto List = [&](Tuple *T, bool Variadic) {
    Out += '(';
    for (unsigned I = 0, E = T ? T->size() : 0; I != E; ++I) {
      Out += I > 0 ? ", " : "";
      auto *Rest =
          Variadic && I + 1 == E ? asIs<Slice>(T->at(I)->Type) : nullptr;
      Out += Rest ? "..." : "";
      type(Rest ? Rest->Elem : T->at(I)->Type);
    }
    Out += ')';
  };
  if (!S) {
    Out += "()";
    return;
  }
  List(S->Params, S->Variadic);
  unsigned Results = S->Results ? S->Results->size() : 0;
  if (Results == 0)
    return;
  Out += ' ';
  if (Results == 1)
    return type(S->Results->at(0)->Type);
  List(S->Results, false);
}

std::string types::linkString(Type *T, LinkForm Form) {
  std::string Out;
  LinkWriter(Out, Form).type(T);
  return Out;
}
