//===- Call.cpp - Calls and instances of generic functions ----------------===//
//
// A call f(a...) is checked in this order: f, its written type arguments, the
// arguments by themselves, their number, the type arguments that are missing
// (inferred from all arguments together; a generic function among the arguments
// brings its own unknowns), and last each argument against its parameter.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Assignments.h"
#include "compiler/Check/Decl.h"
#include "compiler/Check/ExprInternals.h"
#include "compiler/Check/Generics/Infer.h"
#include "compiler/Check/TypeExpr.h"

#include "llvm/Support/SaveAndRestore.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Instances
//===----------------------------------------------------------------------===//

using TypeList = llvm::SmallVector<Type *, 4>;

/// The types that the expressions denote; empty after an error.
static TypeList typeList(Checker &C, llvm::ArrayRef<ast::Expr *> Exprs) {
  TypeList List;
  bool Ok = true;
  for (ast::Expr *E : Exprs) {
    List.push_back(varType(C, E));
    Ok &= !types::isInvalid(List.back());
  }
  if (!Ok)
    List.clear();
  return List;
}

/// The identifier that names the generic function in Fun.
static ast::Ident *instantiatedIdent(ast::Expr *Fun) {
  Fun = ast::unparen(Fun);
  if (auto *I = llvm::dyn_cast<ast::IndexExpr>(Fun))
    Fun = ast::unparen(I->X);
  if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(Fun))
    return S->Sel;
  return llvm::dyn_cast<ast::Ident>(Fun);
}

/// Sig with the type arguments; whether they satisfy their constraints is
/// verified later, when all types are complete.
static Signature *instantiateSignature(Checker &C, Pos At, ast::Expr *Fun,
                                       llvm::ArrayRef<Type *> Args,
                                       Signature *Sig,
                                       llvm::ArrayRef<ast::Expr *> ArgExprs) {
  llvm::ArrayRef<Type *> Kept = C.S.copy<Type *>(Args);
  auto *Result = llvm::cast<Signature>(C.Types.instantiate(Sig, Kept));
  if (ast::Ident *Id = instantiatedIdent(Fun))
    Id->TypeArgs = Kept;
  C.later([&C, At, Sig, Kept, ArgExprs] {
    std::string Why;
    int Failed = verifyInstance(C, At, Sig->TypeParams, Kept, Why);
    if (Failed < 0)
      return recordInstance(C, At, Sig->TypeParams, Kept, ArgExprs);
    Pos Where = At;
    if (size_t(Failed) < ArgExprs.size())
      Where = ast::startPos(ArgExprs[Failed]);
    C.error(Where, diag::CannotInferTypeArgs, Why);
  });
  return Result;
}

namespace {
/// What an instantiation f[T...] says about itself.
struct WrittenTypeArgs {
  llvm::ArrayRef<ast::Expr *> Exprs;
  TypeList Types;
};
} // namespace

/// Evaluates the type arguments in E. False after an error.
static bool writtenTypeArgs(Checker &C, ast::IndexExpr *E, Signature *Sig,
                            WrittenTypeArgs &Result) {
  Result.Exprs = E->Indices;
  Result.Types = typeList(C, E->Indices);
  if (Result.Types.empty())
    return false;
  size_t Got = Result.Types.size(), Want = Sig->TypeParams.size();
  if (Got <= Want)
    return true;
  C.errorf(ast::startPos(E->Indices[Want]), diag::WrongTypeArgCount,
           "got {0} type arguments but want {1}", Got, Want);
  return false;
}

/// Infers type arguments as the assignment `var v Target = x` asks: like a call
/// with v of a function that takes x's type. Target may be null.
static TypeList inferFromTarget(Checker &C, Pos At, const Operand &X,
                                Signature *Sig, llvm::ArrayRef<Type *> Known,
                                Type *Target, bool Indexed) {
  llvm::SmallVector<Var *, 1> Params;
  Operand Arg;
  llvm::SmallVector<Operand *, 1> Args;
  if (Target) {
    C.requireVersion(At, 21,
                     Indexed
                         ? "partially instantiated function in assignment"
                         : "implicitly instantiated function in assignment");
    auto *Plain = C.S.make<Signature>(*Sig);
    Plain->TypeParams = {};
    Params.push_back(C.S.make<Var>(X.at(), C.Pkg, Name(), Plain));
    // A stand-in that reads well where messages name the operand.
    auto *Variable =
        C.S.make<ast::Ident>(X.at(), C.S.Names.get("variable in assignment"));
    Arg = {Mode::Value, Target, nullptr, Variable};
    Args.push_back(&Arg);
  }
  Type *List = C.S.make<Tuple>(
      llvm::ArrayRef<Var *>(C.S.copy<Var *>(llvm::ArrayRef<Var *>(Params))));
  // The function may be instantiating itself.
  auto [Fresh, Renamed] = renameTypeParams(C, Sig->TypeParams, List);
  return infer(C, At, Fresh, Known, llvm::cast<Tuple>(Renamed), Args,
               Target != nullptr);
}

void zokor::check::funcInst(Checker &C, Operand &X, ast::IndexExpr *E,
                            Type *Target, Pos At) {
  if (E) {
    X.Expr = E;
    At = ast::endPos(E->X); // the bracket
  }
  C.requireVersion(At, 18, "function instantiation");
  auto *Sig = as<Signature>(X.Type);
  WrittenTypeArgs Written;
  if (!Sig || (E && !writtenTypeArgs(C, E, Sig, Written)))
    return X.invalidate();
  TypeList Args = Written.Types;
  if (Args.size() < Sig->TypeParams.size()) {
    Args = inferFromTarget(C, At, X, Sig, Written.Types, Target, E != nullptr);
    if (Args.empty())
      return X.invalidate();
  }
  X.Type = instantiateSignature(C, X.at(), X.Expr, Args, Sig, Written.Exprs);
  X.M = Mode::Value;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

std::string zokor::check::typesSummary(const Checker &C,
                                       llvm::ArrayRef<Type *> List,
                                       bool Variadic) {
  std::string Text = "(";
  for (size_t I = 0; I < List.size(); ++I) {
    Type *T = List[I];
    if (I > 0)
      Text += ", ";
    auto *S = asIs<Slice>(T);
    if (!T || types::isInvalid(T))
      Text += "<T>";
    else if (isUntyped(T) && isNumericType(T))
      Text += "number"; // asks for no specific type
    else if (isUntyped(T))
      Text += llvm::cast<Basic>(unalias(T))
                  ->Name.drop_front(llvm::StringRef("untyped ").size());
    else if (Variadic && I + 1 == List.size() && S)
      Text += "..." + C.str(S->Elem);
    else
      Text += C.str(T);
  }
  return Text + ")";
}

namespace {
/// A call whose arguments are being checked.
struct ArgumentCheck {
  Checker &C;
  ast::CallExpr *Call;
  Signature *Sig;
  llvm::MutableArrayRef<Operand> Args;
  llvm::ArrayRef<ast::Expr *> TypeArgExprs;
  TypeList TypeArgs;
  /// The type arguments of argument I, if it is a partially instantiated
  /// generic function.
  llvm::SmallVector<std::pair<size_t, TypeList>, 0> Partial;

  /// The parameter of each argument once the number is right; of a variadic
  /// function the last is repeated.
  Tuple *Params = nullptr;
  bool Adjusted = false;

  Signature *run();

private:
  bool setUpParams();
  void reportCount(bool TooMany);
  bool instantiate();
  void addGenericArgs(llvm::SmallVectorImpl<TypeParam *> &Unknown,
                      TypeList &Known,
                      llvm::SmallVectorImpl<size_t> &GenericArgs);
  void assign();
  bool assignQuietly(Operand &X, Type *T);
};
} // namespace

static bool isGenericFunction(const Operand &X) {
  auto *Sig = X.M == Mode::Value ? llvm::dyn_cast<Signature>(X.Type) : nullptr;
  return Sig && !Sig->TypeParams.empty();
}

void ArgumentCheck::reportCount(bool TooMany) {
  size_t NumParams = Params->size();
  Pos At = ast::startPos(Call);
  if (TooMany)
    At = Args[NumParams].at();
  else if (!Args.empty())
    At = Args.back().at();
  llvm::SmallVector<Type *, 8> Have, Want;
  for (const Operand &A : Args)
    Have.push_back(A.Type);
  for (Var *P : Sig->Params->Vars)
    Want.push_back(P->Type);
  C.errorf(At, diag::WrongArgCount,
           "{0} arguments in call to {1}\n\thave {2}\n\twant {3}",
           TooMany ? "too many" : "not enough", C.str(Call->Fun),
           typesSummary(C, Have, false), typesSummary(C, Want, Sig->Variadic));
}

/// Finds Params and compares the number of arguments with it.
bool ArgumentCheck::setUpParams() {
  Params = Sig->Params;
  size_t NumParams = Params->size();
  if (!Sig->Variadic && Call->HasDots) {
    C.errorf(ast::startPos(Call), diag::NonVariadicDotDotDot,
             "cannot use ... in call to non-variadic {0}", C.str(Call->Fun));
    return false;
  }
  if (Sig->Variadic && Call->HasDots && Call->Args.size() == 1 &&
      Args.size() > 1) {
    C.errorf(ast::startPos(Call), diag::InvalidDotDotDot,
             "cannot use ... with {0}-valued {1}", Args.size(),
             C.str(Call->Args[0]));
    return false;
  }
  if (Sig->Variadic && !Call->HasDots) {
    if (Args.size() + 1 < NumParams) {
      reportCount(false);
      return false;
    }
    // f(a, b, c) of f(x, ...T): each of b and c has a parameter of type T.
    llvm::SmallVector<Var *, 8> Vars(Params->Vars.drop_back());
    Var *Last = Params->Vars.back();
    if (auto *S = as<Slice>(Last->Type); S && Args.size() >= NumParams) {
      Var *Each = C.S.make<Var>(Last->At, Last->Pkg, Last->Name, S->Elem);
      Vars.resize(Args.size(), Each);
    }
    Params = C.S.make<Tuple>(
        llvm::ArrayRef<Var *>(C.S.copy<Var *>(llvm::ArrayRef<Var *>(Vars))));
    Adjusted = true;
  }
  if (Args.size() == Params->size())
    return true;
  reportCount(Args.size() > Params->size());
  return false;
}

/// Adds the type parameters of arguments that are generic functions to the
/// unknowns. Each argument gets its own: f(g, g) has two different g.
void ArgumentCheck::addGenericArgs(llvm::SmallVectorImpl<TypeParam *> &Unknown,
                                   TypeList &Known,
                                   llvm::SmallVectorImpl<size_t> &GenericArgs) {
  for (size_t I = 0; I < Args.size(); ++I) {
    if (!isGenericFunction(Args[I]))
      continue;
    auto *Sig = llvm::cast<Signature>(Args[I].Type);
    auto [Fresh, Renamed] = renameTypeParams(C, Sig->TypeParams, Sig);
    auto *Copy = C.S.make<Signature>(*llvm::cast<Signature>(Renamed));
    Copy->TypeParams = Fresh;
    Args[I].Type = Copy;
    Unknown.append(Fresh.begin(), Fresh.end());
    for (auto &[Index, Types] : Partial)
      if (Index == I)
        Known.append(Types.begin(), Types.end());
    Known.resize(Unknown.size());
    GenericArgs.push_back(I);
  }
}

/// Infers what type arguments are missing and instantiates the callee and
/// generic arguments. False after an error.
bool ArgumentCheck::instantiate() {
  size_t NumOwn = Sig->TypeParams.size();
  llvm::SmallVector<TypeParam *, 4> Unknown;
  TypeList Known = TypeArgs;
  llvm::SmallVector<size_t, 2> GenericArgs;
  Tuple *InferParams = Params;
  if (NumOwn > 0) {
    auto *Index = llvm::dyn_cast<ast::IndexExpr>(Call->Fun);
    C.requireVersion(Index ? ast::endPos(Index->X) : Call->LeftParen, 18,
                     Index ? "function instantiation"
                           : "implicit function instantiation");
    auto [Fresh, Renamed] = renameTypeParams(C, Sig->TypeParams, Params);
    Unknown.append(Fresh.begin(), Fresh.end());
    InferParams = llvm::cast<Tuple>(Renamed);
    Known.resize(NumOwn);
  }
  addGenericArgs(Unknown, Known, GenericArgs);
  if (Unknown.empty())
    return true;
  if (!GenericArgs.empty())
    C.requireVersion(Args[GenericArgs[0]].at(), 21,
                     "implicitly instantiated function as argument");

  llvm::SmallVector<Operand *, 8> Operands;
  for (Operand &A : Args)
    Operands.push_back(&A);
  TypeList Found =
      infer(C, Call->LeftParen, Unknown, Known, InferParams, Operands);
  if (Found.empty())
    return false;
  llvm::ArrayRef<Type *> Types = Found;
  if (NumOwn > 0) {
    Signature *Generic = Sig;
    Sig = instantiateSignature(C, Call->LeftParen, Call->Fun,
                               Types.take_front(NumOwn), Generic, TypeArgExprs);
    Params = Adjusted
                 ? llvm::cast<Tuple>(C.Types.substitute(
                       Params, Generic->TypeParams, Types.take_front(NumOwn)))
                 : Sig->Params;
  }
  Types = Types.drop_front(NumOwn);
  for (size_t I : GenericArgs) {
    auto *ArgSig = llvm::cast<Signature>(Args[I].Type);
    size_t N = ArgSig->TypeParams.size();
    Args[I].Type = instantiateSignature(C, Call->LeftParen, Args[I].Expr,
                                        Types.take_front(N), ArgSig, {});
    record(C, Args[I]);
    Types = Types.drop_front(N);
  }
  return true;
}

/// assignment() without its error message; false if there is one to report.
/// Only this decides what calls cost: the text of the context, "argument to f",
/// is not made unless it is printed.
bool ArgumentCheck::assignQuietly(Operand &X, Type *T) {
  if (X.M < Mode::Constant || X.M == Mode::CgoFunc || isGenericFunction(X) ||
      llvm::isa<Tuple>(X.Type))
    return false;
  if (!isUntyped(X.Type))
    return assignableTo(C, X, T, nullptr);
  if (isTypeParam(T) || types::isInvalid(T))
    return false;
  Type *Target = T;
  if (!X.isNil() && isNonTypeParamInterface(T))
    Target = defaultType(C, X.Type);
  const Constant *Value = nullptr;
  if (!implicitTypeAndValue(C, X, Target, Value).first)
    return false;
  Operand Converted = X;
  Converted.Type = Target;
  if (!assignableTo(C, Converted, T, nullptr))
    return false;
  convertUntyped(C, X, Target);
  return true;
}

void ArgumentCheck::assign() {
  std::string Context;
  for (size_t I = 0; I < Args.size(); ++I) {
    Type *T = Params->at(I)->Type;
    if (assignQuietly(Args[I], T))
      continue;
    if (Context.empty())
      Context = "argument to " + C.str(Call->Fun);
    assignment(C, Args[I], T, Context);
  }
}

Signature *ArgumentCheck::run() {
  for (const Operand &A : Args)
    if (A.isInvalid())
      return Sig;
  if (!setUpParams())
    return Sig;
  bool AnyGeneric =
      !Sig->TypeParams.empty() || llvm::any_of(Args, isGenericFunction);
  if (AnyGeneric && !instantiate())
    return Sig;
  assign();
  return Sig;
}

Signature *zokor::check::arguments(Checker &C, ast::CallExpr *Call,
                                   Signature *Sig,
                                   llvm::MutableArrayRef<Operand> Args) {
  ArgumentCheck Check{C, Call, Sig, Args, {}, {}, {}};
  return Check.run();
}

/// One of several arguments; it may be a generic function, with some or none
/// of its type arguments written.
static void argument(Checker &C, Operand &X, ast::Expr *E, size_t I,
                     ArgumentCheck &Check) {
  auto *Index = llvm::dyn_cast<ast::IndexExpr>(E);
  if (!Index)
    return genericExpr(C, X, E);
  if (genericIndexExpr(C, X, Index)) {
    auto *Sig = as<Signature>(X.Type);
    WrittenTypeArgs Written;
    if (!writtenTypeArgs(C, Index, Sig, Written)) {
      X.invalidate();
      record(C, X);
    } else if (Written.Types.size() == Sig->TypeParams.size() ||
               !C.allowVersion(E->At, 21)) {
      // Complete, or has to be by itself before go1.21.
      TypeList Args = Written.Types;
      if (Args.size() < Sig->TypeParams.size())
        Args = inferFromTarget(C, ast::endPos(Index->X), X, Sig, Written.Types,
                               nullptr, true);
      if (Args.empty())
        X.invalidate();
      else
        X.Type = instantiateSignature(C, X.at(), E, Args, Sig, Written.Exprs);
      record(C, X);
    } else {
      Check.Partial.push_back({I, std::move(Written.Types)});
    }
  }
  excludeNonValues(C, X);
  singleValue(C, X);
}

/// All arguments of a call.
static void checkArgs(Checker &C, llvm::ArrayRef<ast::Expr *> List,
                      llvm::SmallVectorImpl<Operand> &Args,
                      ArgumentCheck &Check) {
  if (List.size() == 1 && !llvm::isa<ast::IndexExpr>(List[0])) {
    // f(g()) passes on all results of g.
    Operand &X = Args.emplace_back();
    genericMultiExpr(C, X, List[0]);
    auto *Results = X.isInvalid() ? nullptr : llvm::dyn_cast<Tuple>(X.Type);
    if (!Results)
      return;
    Args.clear();
    for (Var *V : Results->Vars)
      Args.push_back({Mode::Value, V->Type, nullptr, List[0]});
    return;
  }
  Args.resize(List.size());
  for (size_t I = 0; I < List.size(); ++I)
    argument(C, Args[I], List[I], I, Check);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// T(x).
static void conversionCall(Checker &C, Operand &X, ast::CallExpr *E) {
  nonGeneric(C, X);
  if (X.isInvalid())
    return useExprs(C, E->Args);
  Type *T = X.Type;
  X.invalidate();
  if (E->Args.empty()) {
    C.errorf(ast::startPos(E), diag::WrongArgCount,
             "missing argument in conversion to {0}", C.str(T));
    return;
  }
  if (E->Args.size() > 1) {
    useExprs(C, E->Args);
    C.errorf(ast::startPos(E->Args.back()), diag::WrongArgCount,
             "too many arguments in conversion to {0}", C.str(T));
    return;
  }
  expr(C, X, E->Args[0]);
  if (X.isInvalid())
    return;
  auto *I = isTypeParam(T) ? nullptr : as<Interface>(T);
  if (I && !typeSet(I).isMethodSet()) {
    C.errorf(ast::startPos(E), diag::MisplacedConstraintIface,
             "cannot use interface {0} in conversion (contains specific type "
             "constraints or is comparable)",
             C.str(T));
    return X.invalidate();
  }
  if (E->HasDots) {
    C.errorf(ast::startPos(E->Args[0]), diag::BadDotDotDotSyntax,
             "invalid use of ... in type conversion to {0}", C.str(T));
    return X.invalidate();
  }
  conversion(C, X, T);
}

static ExprKind builtinKind(BuiltinId Id) {
  static constexpr ExprKind Kinds[] = {
#define BUILTIN(Id, Name, MinArgs, Variadic, Kind) ExprKind::Kind,
#include "compiler/Types/Builtins.def"
  };
  return Kinds[unsigned(Id)];
}

/// X holds the results of a call of a function of type Sig.
static void setResults(Checker &C, Operand &X, Signature *Sig) {
  switch (Sig->Results->size()) {
  case 0:
    X.M = Mode::NoValue;
    X.Type = C.U.emptyTuple;
    return;
  case 1:
    X.M = Mode::Value;
    X.Type = Sig->Results->at(0)->Type;
    break;
  default:
    X.M = Mode::Value;
    X.Type = Sig->Results;
  }
  // Inference failed: the result's type makes no sense here.
  if (!Sig->TypeParams.empty() && isParameterizedBy(Sig->TypeParams, X.Type))
    X.invalidate();
}

/// A call of the function X, not of a builtin or a type.
static void functionCall(Checker &C, Operand &X, ast::CallExpr *E,
                         ast::IndexExpr *Instance) {
  auto *Sig = llvm::dyn_cast_or_null<Signature>(coreType(X.Type));
  if (!Sig) {
    C.errorf(X.at(), diag::InvalidCall,
             "invalid operation: cannot call non-function {0}", C.str(X));
    useExprs(C, E->Args);
    return X.invalidate();
  }
  WrittenTypeArgs Written;
  if (Instance && !writtenTypeArgs(C, Instance, Sig, Written)) {
    useExprs(C, E->Args);
    return X.invalidate();
  }
  llvm::SmallVector<Operand, 4> Args;
  ArgumentCheck Check{C, E, Sig, {}, Written.Exprs, std::move(Written.Types),
                      {}};
  checkArgs(C, E->Args, Args, Check);
  Check.Args = Args;
  Signature *Result = Check.run();
  if (Result != Sig) {
    // The callee's type becomes the instantiated one.
    for (ast::Expr *F = E->Fun;; F = llvm::cast<ast::ParenExpr>(F)->X) {
      F->ExprMode = Mode::Value;
      F->Type = Result;
      if (!llvm::isa<ast::ParenExpr>(F))
        break;
    }
  }
  setResults(C, X, Result);
  C.Env.HasCallOrRecv = true;
}

ExprKind zokor::check::callExpr(Checker &C, Operand &X, ast::CallExpr *E) {
  ast::IndexExpr *Instance = llvm::dyn_cast<ast::IndexExpr>(E->Fun);
  if (Instance) {
    if (genericIndexExpr(C, X, Instance))
      record(C, X);
    else
      Instance = nullptr;
  } else {
    exprOrType(C, X, E->Fun, true);
  }
  switch (X.M) {
  case Mode::Invalid:
    useExprs(C, E->Args);
    return ExprKind::Statement;
  case Mode::NoValue:
    excludeNonValues(C, X);
    useExprs(C, E->Args);
    return ExprKind::Statement;
  case Mode::TypeExpr:
    conversionCall(C, X, E);
    return ExprKind::Conversion;
  case Mode::Builtin: {
    BuiltinId Id = X.Builtin;
    if (!builtinCall(C, X, E, Id))
      X.invalidate();
    if (!X.isInvalid() && !X.isConstant())
      C.Env.HasCallOrRecv = true;
    return builtinKind(Id);
  }
  default:
    functionCall(C, X, E, Instance);
    return ExprKind::Statement;
  }
}
