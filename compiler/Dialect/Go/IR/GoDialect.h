//===- GoDialect.h - The go dialect, its types and attributes ---*- C++ -*-===//

#ifndef ZOKOR_DIALECT_GO_IR_GODIALECT_H
#define ZOKOR_DIALECT_GO_IR_GODIALECT_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"

#include "compiler/Dialect/Go/IR/GoDialect.h.inc"

#include "compiler/Dialect/Go/IR/GoEnums.h.inc"

#define GET_TYPEDEF_CLASSES
#include "compiler/Dialect/Go/IR/GoTypes.h.inc"

#define GET_ATTRDEF_CLASSES
#include "compiler/Dialect/Go/IR/GoAttrs.h.inc"

namespace zokor::go {

/// Size, alignment and number of words of a representation type, as gc lays
/// values out on amd64. `T` is a type of the go dialect, an integer of 1, 8,
/// 16, 32 or 64 bits (i1 is bool: one byte), a float, or complex<float>.
int64_t sizeOf(mlir::Type T);
int64_t alignOf(mlir::Type T);
/// Byte offset of a struct's field.
int64_t fieldOffset(StructType T, unsigned Index);

/// How many scalars a value of T is flattened to when it is lowered.
unsigned numWords(mlir::Type T);
/// May T be the type of an SSA value? (At most four scalars, no array of more
/// than one element inside.) Results of several values are not restricted.
bool isRegisterType(mlir::Type T);
/// Does a value of T contain a pointer that the collector follows?
bool hasPointers(mlir::Type T);
/// !go.ptr, !go.func, !go.map, !go.chan: one pointer word.
bool isPointerShaped(mlir::Type T);

/// The symbol of the bytes of a constant string: the same in all packages.
std::string stringSymbol(llvm::StringRef Text);

/// The maximal number of scalars of a register value.
inline constexpr unsigned MaxRegisterWords = 4;
/// Result words that regcall can return in integer registers.
inline constexpr unsigned MaxResultWords = 11;

} // namespace zokor::go

#endif // ZOKOR_DIALECT_GO_IR_GODIALECT_H
