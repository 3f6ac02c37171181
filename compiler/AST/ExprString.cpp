//===- ExprString.cpp - Expressions as messages show them -----------------===//
//
// gc's short form: everything on one line, the insides of function and
// composite literals shown as an ellipsis.
//
//===----------------------------------------------------------------------===//

#include "compiler/AST/AST.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"

using namespace zokor;
using namespace zokor::ast;

namespace {
class ExprPrinter {
public:
  explicit ExprPrinter(llvm::raw_ostream &OS) : OS(OS) {}
  void print(const Expr *E);

private:
  void printBinary(const BinaryExpr *B);
  void printSlice(const SliceExpr *S);
  void printChan(const ChanType *C);
  void printFields(llvm::ArrayRef<Field> Fields);
  void printElements(const InterfaceType *T);
  void printSignature(const FuncType *F);
  void printParams(llvm::ArrayRef<Field> Params);
  void printList(List<Expr> Exprs);
  void printName(const Ident *N) { OS << N->Name.str(); }

  llvm::raw_ostream &OS;
};
} // namespace

void ExprPrinter::printList(List<Expr> Exprs) {
  bool First = true;
  for (const Expr *E : Exprs) {
    if (!First)
      OS << ", ";
    First = false;
    print(E);
  }
}

/// Loops over the left operands: a chain of operators has any length.
void ExprPrinter::printBinary(const BinaryExpr *B) {
  llvm::SmallVector<const BinaryExpr *, 8> Chain{B};
  while (auto *X = llvm::dyn_cast_or_null<BinaryExpr>(Chain.back()->X))
    Chain.push_back(X);
  print(Chain.back()->X);
  for (const BinaryExpr *Link : llvm::reverse(Chain)) {
    OS << ' ' << tokenText(Link->Op) << ' ';
    print(Link->Y);
  }
}

void ExprPrinter::printSlice(const SliceExpr *S) {
  print(S->X);
  OS << '[';
  print(S->Low);
  OS << ':';
  print(S->High);
  if (S->Max) {
    OS << ':';
    print(S->Max);
  }
  OS << ']';
}

void ExprPrinter::printChan(const ChanType *C) {
  OS << (C->Dir == ChanDir::Recv   ? "<-chan "
         : C->Dir == ChanDir::Send ? "chan<- "
                                   : "chan ");
  // chan (<-chan T) must not read as (chan<-) chan T.
  auto *E = llvm::dyn_cast_or_null<ChanType>(C->Elem);
  bool Parens = C->Dir == ChanDir::Both && E && E->Dir == ChanDir::Recv;
  if (Parens)
    OS << '(';
  print(C->Elem);
  if (Parens)
    OS << ')';
}

void ExprPrinter::printFields(llvm::ArrayRef<Field> Fields) {
  for (size_t I = 0; I != Fields.size(); ++I) {
    const Field &F = Fields[I];
    if (I)
      OS << "; ";
    if (F.Name && !F.Embedded) {
      printName(F.Name);
      for (; I + 1 != Fields.size() && Fields[I + 1].Name &&
             Fields[I + 1].FieldType == F.FieldType;
           ++I) {
        OS << ", ";
        printName(Fields[I + 1].Name);
      }
      OS << ' ';
    }
    print(F.FieldType);
    if (F.Tag)
      OS << ' ' << F.Tag->Text;
  }
}

void ExprPrinter::printElements(const InterfaceType *T) {
  for (size_t I = 0; I != T->Elements.size(); ++I) {
    const Field &F = T->Elements[I];
    if (I)
      OS << "; ";
    auto *Signature = llvm::dyn_cast_or_null<FuncType>(F.FieldType);
    if (F.Name && Signature) {
      printName(F.Name);
      printSignature(Signature);
    } else {
      print(F.FieldType);
    }
  }
}

void ExprPrinter::printParams(llvm::ArrayRef<Field> Params) {
  OS << '(';
  for (size_t I = 0; I != Params.size(); ++I) {
    const Field &F = Params[I];
    if (I)
      OS << ", ";
    if (F.Name) {
      printName(F.Name);
      if (I + 1 != Params.size() && Params[I + 1].Name &&
          Params[I + 1].FieldType == F.FieldType)
        continue; // the type follows the last name
      OS << ' ';
    }
    print(unparen(F.FieldType));
  }
  OS << ')';
}

void ExprPrinter::printSignature(const FuncType *F) {
  printParams(F->Params);
  if (F->Results.empty())
    return;
  OS << ' ';
  if (F->Results.size() == 1 && !F->Results[0].Name)
    print(F->Results[0].FieldType);
  else
    printParams(F->Results);
}

void ExprPrinter::print(const Expr *E) {
  using llvm::cast;
  if (!E)
    return;
  switch (E->kind()) {
  case NodeKind::BadExpr:
    OS << "<bad expr>";
    return;
  case NodeKind::Ident:
    return printName(cast<Ident>(E));
  case NodeKind::BasicLit:
    OS << cast<BasicLit>(E)->Text;
    return;
  case NodeKind::CompositeLit: {
    auto *L = cast<CompositeLit>(E);
    print(L->LitType);
    OS << (L->Elements.empty() ? "{}" : "{…}");
    return;
  }
  case NodeKind::KeyValueExpr:
    print(cast<KeyValueExpr>(E)->Key);
    OS << ": ";
    return print(cast<KeyValueExpr>(E)->Val);
  case NodeKind::FuncLit: {
    auto *F = cast<FuncLit>(E);
    print(F->Signature);
    OS << (F->Body && !F->Body->Body.empty() ? " {…}" : " {}");
    return;
  }
  case NodeKind::ParenExpr:
    OS << '(';
    print(cast<ParenExpr>(E)->X);
    OS << ')';
    return;
  case NodeKind::SelectorExpr:
    print(cast<SelectorExpr>(E)->X);
    OS << '.';
    return printName(cast<SelectorExpr>(E)->Sel);
  case NodeKind::IndexExpr:
    print(cast<IndexExpr>(E)->X);
    OS << '[';
    printList(cast<IndexExpr>(E)->Indices);
    OS << ']';
    return;
  case NodeKind::SliceExpr:
    return printSlice(cast<SliceExpr>(E));
  case NodeKind::TypeAssertExpr: {
    auto *A = cast<TypeAssertExpr>(E);
    print(A->X);
    OS << ".(";
    A->AssertedType ? print(A->AssertedType) : void(OS << "type");
    OS << ')';
    return;
  }
  case NodeKind::CallExpr: {
    auto *C = cast<CallExpr>(E);
    print(C->Fun);
    OS << '(';
    printList(C->Args);
    OS << (C->HasDots ? "...)" : ")");
    return;
  }
  case NodeKind::StarExpr:
    OS << '*';
    return print(cast<StarExpr>(E)->X);
  case NodeKind::UnaryExpr:
    OS << tokenText(cast<UnaryExpr>(E)->Op);
    return print(cast<UnaryExpr>(E)->X);
  case NodeKind::BinaryExpr:
    return printBinary(cast<BinaryExpr>(E));
  case NodeKind::DotsType:
    OS << "...";
    return print(cast<DotsType>(E)->Elem);
  case NodeKind::ArrayType:
    OS << '[';
    cast<ArrayType>(E)->Len ? print(cast<ArrayType>(E)->Len)
                            : void(OS << "...");
    OS << ']';
    return print(cast<ArrayType>(E)->Elem);
  case NodeKind::SliceType:
    OS << "[]";
    return print(cast<SliceType>(E)->Elem);
  case NodeKind::StructType:
    OS << "struct{";
    printFields(cast<StructType>(E)->Fields);
    OS << '}';
    return;
  case NodeKind::FuncType:
    OS << "func";
    return printSignature(cast<FuncType>(E));
  case NodeKind::InterfaceType: {
    auto *T = cast<InterfaceType>(E);
    OS << (T->Implicit ? "" : "interface{");
    printElements(T);
    OS << (T->Implicit ? "" : "}");
    return;
  }
  case NodeKind::MapType:
    OS << "map[";
    print(cast<MapType>(E)->Key);
    OS << ']';
    return print(cast<MapType>(E)->Elem);
  case NodeKind::ChanType:
    return printChan(cast<ChanType>(E));
  default:
    return;
  }
}

std::string ast::exprString(const Expr *E) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  ExprPrinter(OS).print(E);
  return Text;
}
