//===- ModuleGen.h - State of generating one package ------------*- C++ -*-===//
//
// Owns what functions share: symbols, representation types, descriptors,
// itabs, static data, and the queue of functions still to be generated
// (instances, wrappers, closures). Data and topic functions are apart as in
// Check/: this class has the state and the small lookups, the topic files
// beside it the work.
//
//   Types.cpp        Go types to representation types, call signatures
//   Symbols.cpp      names of functions, methods, instances, closures, types
//   Descriptors.cpp  type descriptors (runtime/abi/TypeDescriptor.h), with
//                    DescriptorNames.cpp and PointerData.cpp
//   Itabs.cpp        itabs and method wrappers
//   EqualHash.cpp    equality and hash functions
//   StaticData.cpp   data symbols, strings, static closures
//   StaticValue.cpp  initial values of package variables that are data
//   Embed.cpp        variables with //go:embed
//   Package.cpp      declarations, package initialization, the queue
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_MODULEGEN_H
#define ZOKOR_IRGEN_MODULEGEN_H

#include "compiler/Dialect/Go/IR/GoOps.h"
#include "compiler/IRGen/IRGen.h"
#include "compiler/Types/Lookup.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

#include <deque>

namespace zokor::irgen {

using types::Func;
using types::Named;
using types::Package;
using types::Signature;
using types::Var;
/// Go types are types::Type here; mlir::Type is always written in full.
using GoType = types::Type;

/// Type parameters of the generic function being generated and what they
/// stand for in this instance.
struct TypeEnv {
  llvm::ArrayRef<types::TypeParam *> Params;
  llvm::ArrayRef<GoType *> Args;
};

/// A function to call or to generate: a declared function or method (of the
/// generic origin) with closed type arguments.
struct Instance {
  Func *F = nullptr; ///< the origin: never a method of an instantiated type
  llvm::ArrayRef<GoType *>
      TypeArgs; ///< of the function, or of the receiver's type
};

/// How a signature is passed (docs/ABI.md): [receiver or closure object],
/// pointers for results in memory, parameters.
struct CallABI {
  llvm::SmallVector<mlir::Type>
      Params; ///< without the first (receiver, closure)
  llvm::SmallVector<mlir::Type> Results; ///< in registers
  /// For each Go parameter: it is passed as a pointer to a copy.
  llvm::SmallVector<bool> ParamInMemory;
  /// For each Go result: it is stored through a pointer argument.
  llvm::SmallVector<bool> ResultInMemory;
  unsigned NumResultPointers = 0;
};

/// Bytes with relocations that become a go.data op.
class DataBuilder {
public:
  explicit DataBuilder(mlir::MLIRContext *Context) : Context(Context) {}
  void put(uint64_t Offset, uint64_t Value, unsigned Size);
  void putBytes(uint64_t Offset, llvm::StringRef Bytes);
  /// The address of Symbol + Addend (8 bytes), or its 32-bit offset (4).
  void putSymbol(uint64_t Offset, llvm::StringRef Symbol, int64_t Addend = 0,
                 unsigned Size = 8);
  uint64_t size() const { return Bytes.size(); }
  llvm::StringRef bytes() const { return Bytes; }
  mlir::ArrayAttr relocs() const;

private:
  mlir::MLIRContext *Context;
  std::string Bytes;
  llvm::SmallVector<mlir::Attribute> Relocs;
};

class ModuleGen {
public:
  ModuleGen(mlir::MLIRContext &Context, Session &S, types::Universe &U,
            types::TypeContext &Types, Package *Pkg, const Options &Opts);

  /// Generates everything (Package.cpp).
  void run();

  mlir::MLIRContext &Context;
  Session &S;
  types::Universe &U;
  types::TypeContext &Types;
  Package *Pkg;
  const Options &Opts;
  mlir::OwningOpRef<mlir::ModuleOp> Module;
  /// Inserts at the end of the module.
  mlir::OpBuilder B;

  // Types.cpp. T is closed: it mentions no type parameter.

  /// The representation of a value of type T.
  mlir::Type lower(GoType *T);
  bool inRegisters(GoType *T) { return go::isRegisterType(lower(T)); }
  CallABI abi(Signature *Sig);
  /// A generic function's signature for type arguments (of a method: of its
  /// receiver); Sig itself without any.
  Signature *closedSignature(Signature *Sig, llvm::ArrayRef<GoType *> Args);
  /// The function type with `First` (receiver or closure object), if not
  /// null, in front.
  mlir::FunctionType functionType(const CallABI &ABI, mlir::Type First);
  /// The attributes `go.result` and `go.byval` of the parameters of Sig, without
  /// the first (receiver, closure); null if no parameter has one.
  mlir::ArrayAttr pointerAttrs(Signature *Sig);
  /// Gives them to F, which has that signature.
  void setPointerAttrs(go::FuncOp F, Signature *Sig);
  /// May the data word of an interface hold T itself?
  bool isDirectIface(GoType *T);
  mlir::Location loc(Pos P);

  // Symbols.cpp

  /// `pkg.f`, `pkg.T.m`, `pkg.(*T).m`, `pkg.f[int]`; linknames applied.
  std::string symbol(const Instance &I);
  std::string symbol(const Var *Global);
  /// The name in tracebacks, if it is not the symbol (`pkg.f[...]`).
  std::string displayName(const Instance &I);
  /// `type:T`
  std::string typeSymbolName(GoType *T);
  /// The instance that a method of a (maybe instantiated) named type is.
  Instance instanceOf(Func *F, llvm::ArrayRef<GoType *> TypeArgs);

  // Package.cpp

  /// The go.func of an instance: declared on first use; its body is queued if
  /// this package has to generate it (its own functions, all instances).
  go::FuncOp function(const Instance &I);
  /// A function that the compiler makes: `Generate` is called later, with an
  /// empty go.func of the name and type, unless it exists already.
  go::FuncOp madeFunction(llvm::StringRef Name, mlir::FunctionType Type,
                          go::Linkage Linkage,
                          std::function<void(go::FuncOp)> Generate);
  /// Declares a runtime function (runtime/abi/RuntimeFunctions.def) or another
  /// external one.
  go::FuncOp external(llvm::StringRef Symbol, mlir::FunctionType Type);
  /// Reports a feature of the registry Unsupported.def at P.
  void unsupported(Pos P, llvm::StringRef Feature);

  // Descriptors.cpp, Itabs.cpp, EqualHash.cpp, StaticData.cpp

  /// The symbol of T's descriptor, which is defined in this module or (a
  /// declared type of another package) declared.
  mlir::FlatSymbolRefAttr descriptor(GoType *T);
  /// Defines the descriptors of all types that this package declares.
  void declaredDescriptors();
  /// The itab for a concrete type and an interface type with methods.
  mlir::FlatSymbolRefAttr itab(GoType *Concrete, GoType *Iface);
  /// Code for itabs and method tables: the method as a function whose
  /// receiver is one word. T may be a pointer. Makes wrappers.
  go::FuncOp methodForItab(GoType *T, const types::MethodEntry &M);
  /// The method called with a receiver of type T itself, promoted methods
  /// included.
  go::FuncOp methodForType(GoType *T, const types::MethodEntry &M);
  /// func(p, q *T) bool and func(p *T, seed uintptr) uintptr as static
  /// closures; null if T cannot be compared.
  mlir::FlatSymbolRefAttr equalFunction(GoType *T);
  mlir::FlatSymbolRefAttr hashFunction(GoType *T);
  /// Are equal values of T equal byte for byte?
  bool isPlainMemory(GoType *T);
  /// One bit a word, LSB first, up to the last pointer.
  std::string pointerMask(GoType *T);
  /// Bytes of string data, shared in the program.
  mlir::FlatSymbolRefAttr stringData(llvm::StringRef Text);
  /// The static closure object of a function without captures: `f·f`.
  mlir::FlatSymbolRefAttr staticClosure(go::FuncOp F);
  /// Tries to write the value of E, of type T, into Data at Offset; false if it
  /// is not static (Data is then unchanged).
  bool staticValue(DataBuilder &Data, uint64_t Offset, ast::Expr *E, GoType *T);
  /// Writes the value of a variable with //go:embed (Embed.cpp); false if it
  /// has no such directive, or a bad one.
  bool embeddedValue(DataBuilder &Data, Var *V, ast::VarDecl *D);
  /// Defines Name; its size is T's.
  void defineData(llvm::StringRef Name, const DataBuilder &Data, uint64_t Size,
                  uint64_t Align, bool Constant, go::Linkage Linkage,
                  llvm::StringRef Pointers = {});
  /// Declares the data symbol Name unless it is there.
  mlir::FlatSymbolRefAttr declareData(llvm::StringRef Name);

  /// Symbols that are not made from the declaration: //go:linkname, func init.
  llvm::DenseMap<const Func *, std::string> FunctionNames;
  llvm::DenseMap<const Var *, std::string> VariableNames;
  /// Package variables whose initial value is data: they need no code.
  llvm::DenseSet<const Var *> StaticVariables;
  /// Functions still to be generated.
  std::deque<std::function<void()>> Queue;
  llvm::StringMap<mlir::Operation *> Symbols;
  llvm::DenseMap<GoType *, mlir::Type> LoweredTypes;
  llvm::StringMap<mlir::StringAttr> FileNames; ///< of locations
  llvm::DenseMap<GoType *, mlir::FlatSymbolRefAttr> DescriptorSymbols;
  /// Numbers the unnamed static data.
  unsigned NumStaticTemps = 0;
};

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_MODULEGEN_H
