//===- Lowering.h - State of lowering a module and a function ---*- C++ -*-===//
//
// Lowering walks each function once, in an order where definitions come before
// uses, and keeps for every value of the go dialect the list of its words. It
// is a plain translation, not a set of rewrite patterns: each op is looked at
// once, and what it becomes depends on its operands' words only.
//
// One file for each topic, as in Dialect/Go/IR: LowerCalls.cpp,
// LowerMemory.cpp, LowerArith.cpp, LowerSliceString.cpp, LowerMap.cpp,
// LowerChan.cpp, LowerInterface.cpp, LowerDefer.cpp, Data.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_LOWER_LOWERING_H
#define ZOKOR_LOWER_LOWERING_H

#include "compiler/Dialect/Go/IR/GoOps.h"
#include "compiler/Lower/Lower.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

namespace zokor::lower {

using mlir::Block;
using mlir::Operation;
using mlir::Type;
using mlir::Value;
using mlir::ValueRange;
using Words = llvm::SmallVector<Value, 4>;
namespace LLVM = mlir::LLVM;

/// Constraint of the empty asm that every abi::DeferFrame is given to; the
/// translation to LLVM IR knows the frame's alloca by it.
inline constexpr const char *DeferFrameConstraint = "r,~{memory}";

/// Functions of runtime/abi/RuntimeFunctions.def.
enum class RuntimeFunc : unsigned {
#define RUNTIME_FUNC(Id, Symbol, Results, Params, Effects) Id,
#include "runtime/abi/RuntimeFunctions.def"
};

/// What all functions of the module share.
class ModuleLowering {
public:
  ModuleLowering(mlir::ModuleOp Go, const Options &Opts);
  Lowered run();

  // Types

  /// The scalars that a value of T consists of, in registers (bool is i1).
  void flatten(Type T, llvm::SmallVectorImpl<Type> &Out);
  llvm::SmallVector<Type, 4> flatten(Type T);
  /// The type of T in memory (bool is i8); its layout is gc's.
  Type memoryType(Type T);
  Type ptr() { return PtrType; }
  /// void, the only word, or a struct of the words.
  Type resultType(llvm::ArrayRef<Type> Words);
  LLVM::LLVMFunctionType functionType(mlir::FunctionType T);

  // Symbols

  LLVM::LLVMFuncOp runtimeFunction(RuntimeFunc F);
  /// May a call of F allocate, panic or suspend?
  static bool isSafepoint(RuntimeFunc F);
  LLVM::LLVMFuncOp declare(llvm::StringRef Name, LLVM::LLVMFunctionType T);
  /// Declares the data symbol as an external global of the LLVM module.
  void declareData(llvm::StringRef Name);
  /// The symbol of a constant string's bytes.
  std::string stringData(llvm::StringRef Text);
  /// A symbol of the LLVM module, or null.
  Operation *lookup(llvm::StringRef Name) { return Symbols.lookup(Name); }

  mlir::MLIRContext *Context;
  mlir::ModuleOp Go;
  const Options &Opts;
  Lowered Out;
  mlir::OpBuilder B; ///< at the end of the LLVM module
  Type PtrType, I64, I32, I8, I1, F64;

private:
  /// Declares the runtime function of that name, if there is one.
  bool declareRuntime(llvm::StringRef Name);
  void setAttributes(LLVM::LLVMFuncOp L, go::FuncOp F);
  llvm::StringMap<Operation *> Symbols;
  llvm::StringMap<std::string> Strings;
  llvm::DenseMap<Type, Type> MemoryTypes;
};

/// Calls F with the byte offset (plus Base) and scalar type of each word of T
/// in memory.
void forEachWord(Type T, int64_t Base,
                 llvm::function_ref<void(int64_t, Type)> F, ModuleLowering &M);

/// One function.
class FunctionLowering {
public:
  FunctionLowering(ModuleLowering &M, go::FuncOp From, LLVM::LLVMFuncOp To);
  /// False after an error.
  bool run();

  ModuleLowering &M;
  mlir::OpBuilder B;
  mlir::Location Loc;

  // Values

  const Words &words(Value V) { return Values[V]; }
  Value word(Value V) { return Values[V].front(); }
  void set(Value V, Words W) { Values[V] = std::move(W); }
  Words flattenOperands(ValueRange Vs);

  // Building (Building.cpp)

  Value constant(int64_t V, unsigned Bits = 64);
  Value null();
  Value zero(Type Scalar);
  Value addressOf(llvm::StringRef Symbol);
  Value offset(Value Ptr, int64_t Bytes);
  Value offset(Value Ptr, Value Bytes);
  /// A static alloca in the entry block.
  Value stackSlot(Type MemoryType, uint64_t Align = 0);
  /// rbp of the function: what a DeferRecord names its frame by. Addresses of
  /// the frame are integers: nothing for the collector.
  Value frameAddress();
  Value icmp(LLVM::ICmpPredicate P, Value X, Value Y);
  /// Loads and stores the words of a value of type T (of the go dialect). As
  /// everywhere, a barrier that no pass has decided on is one.
  Words loadWords(Value Addr, Type T, bool Atomic = false);
  void storeWords(llvm::ArrayRef<Value> Words, Value Addr, Type T,
                  go::Barrier Barrier, bool Atomic = false);
  /// The barrier of the stores that fill in a new object. A stack from which
  /// the values come may never be scanned together with the object.
  static go::Barrier barrierOf(go::Placement Place) {
    return Place == go::Placement::Stack ? go::Barrier::None
                                         : go::Barrier::Hybrid;
  }
  /// Stores in a stack slot and gives its address.
  Value spill(llvm::ArrayRef<Value> Words, Type T);
  void memoryCopy(Value Dst, Value Src, Value Bytes, bool MayOverlap);
  void memoryZero(Value Dst, Value Bytes);
  Value toBool(Value Int64);  ///< runtime's 0/1 to i1
  Value fromBool(Value Bool); ///< i1 to i64

  /// Calls a runtime function; the result's words.
  Words callRuntime(RuntimeFunc F, ValueRange Args);
  /// Any Go call: convention, and the results' words.
  Words call(LLVM::LLVMFuncOp Callee, ValueRange Args);
  Words callIndirect(Value Code, ValueRange Args, llvm::ArrayRef<Type> Results);

  /// Splits here: code built next is in a block that runs only if Cond holds,
  /// and does not come back (a call to a function that does not return).
  void panicIf(Value Cond, RuntimeFunc F, ValueRange Args);
  /// As panicIf for nil: the check may become a faulting load.
  void nilCheck(Value Ptr);
  Block *newBlock(llvm::ArrayRef<Type> Args = {});
  void setBlock(Block *Block) { B.setInsertionPointToEnd(Block); }
  /// Merges: if Cond then Then() else Else(); both give the same types.
  Words select(Value Cond, llvm::function_ref<Words()> Then,
               llvm::function_ref<Words()> Else, bool ThenLikely = true);

  // Topics: each returns false if it does not know the op.

  bool lowerCall(Operation *Op);
  bool lowerMemory(Operation *Op);
  bool lowerArith(Operation *Op);
  bool lowerAggregate(Operation *Op);
  bool lowerSliceString(Operation *Op);
  bool lowerMap(Operation *Op);
  bool lowerChan(Operation *Op);
  bool lowerInterface(Operation *Op);
  bool lowerDefer(Operation *Op);
  bool lowerIntrinsic(Operation *Op);
  bool lowerBranch(Operation *Op);
  bool lowerDeferBranch(mlir::cf::CondBranchOp Op);

  /// A heap object, or (place stack) a slot.
  Value allocate(go::Placement Place, Type Elem, llvm::StringRef TypeSymbol,
                 bool Zero);

  /// This function names its frame to the runtime: LLVM must not inline it, nor
  /// end it with a jump to another.
  void keepFrame();
  /// Where control goes after a recovered panic; set by go.defer.frame.
  Block *RecoverBlock = nullptr;
  /// The abi::DeferFrame, once it is made.
  Value DeferFrame;
  LLVM::LLVMFuncOp To;

private:
  bool lowerOp(Operation *Op);
  void makeInvokes();

  go::FuncOp From;
  llvm::DenseMap<Value, Words> Values;
  llvm::DenseMap<Block *, Block *> Blocks;
};

} // namespace zokor::lower

#endif // ZOKOR_LOWER_LOWERING_H
