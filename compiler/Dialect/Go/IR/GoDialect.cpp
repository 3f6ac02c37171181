//===- GoDialect.cpp - Registration, types and attributes -----------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

#include "mlir/IR/DialectImplementation.h"
#include "mlir/Transforms/InliningUtils.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/BLAKE3.h"

using namespace mlir;
using namespace zokor::go;

#include "compiler/Dialect/Go/IR/GoDialect.cpp.inc"
#include "compiler/Dialect/Go/IR/GoEnums.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "compiler/Dialect/Go/IR/GoTypes.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "compiler/Dialect/Go/IR/GoAttrs.cpp.inc"

namespace {

/// Lets MLIR's inlining utility move go ops into other functions; which calls
/// are inlined is the decision of go-inline-calls.
struct GoInlinerInterface : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;

  bool isLegalToInline(Operation *Call, Operation *Callee,
                       bool WouldBeCloned) const final {
    return true;
  }
  bool isLegalToInline(Region *, Region *, bool, IRMapping &) const final {
    return true;
  }
  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
  void handleTerminator(Operation *Op, Block *NewDest) const final {
    auto Return = dyn_cast<ReturnOp>(Op);
    if (!Return)
      return;
    OpBuilder B(Op);
    cf::BranchOp::create(B, Op->getLoc(), NewDest, Return.getOperands());
    Op->erase();
  }
  void handleTerminator(Operation *Op, ValueRange Results) const final {
    for (auto [Result, Value] :
         llvm::zip(Results, cast<ReturnOp>(Op).getOperands()))
      Result.replaceAllUsesWith(Value);
  }
};

} // namespace

void GoDialect::initialize() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "compiler/Dialect/Go/IR/GoTypes.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "compiler/Dialect/Go/IR/GoAttrs.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "compiler/Dialect/Go/IR/GoOps.cpp.inc"
      >();
  addInterfaces<GoInlinerInterface>();
}

/// Folding may produce any constant: integers and floats become arith
/// constants, strings and zero values ops of this dialect.
Operation *GoDialect::materializeConstant(OpBuilder &B, Attribute Value,
                                          Type Type, Location Loc) {
  if (isa<UnitAttr>(Value))
    return NilOp::create(B, Loc, Type);
  if (isa<zokor::go::StringType>(Type))
    if (auto Text = dyn_cast<StringAttr>(Value))
      return StringConstOp::create(B, Loc, Type, Text);
  return arith::ConstantOp::materialize(B, Value, Type, Loc);
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// `<` (type (`,` type)*)? `>`
Type zokor::go::StructType::parse(AsmParser &P) {
  SmallVector<Type> Fields;
  if (P.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater, [&] {
        return P.parseType(Fields.emplace_back());
      }))
    return {};
  return get(P.getContext(), Fields);
}

void zokor::go::StructType::print(AsmPrinter &P) const {
  P << '<';
  llvm::interleaveComma(getFields(), P);
  P << '>';
}

std::string zokor::go::stringSymbol(StringRef Text) {
  llvm::BLAKE3 Hash;
  Hash.update(Text);
  auto Digest = Hash.final<12>();
  return "go:string." +
         llvm::toHex(ArrayRef<uint8_t>(Digest), /*LowerCase=*/true);
}

//===----------------------------------------------------------------------===//
// Layout
//===----------------------------------------------------------------------===//

int64_t zokor::go::alignOf(Type T) {
  if (auto Struct = dyn_cast<StructType>(T)) {
    int64_t Align = 1;
    for (Type Field : Struct.getFields())
      Align = std::max(Align, alignOf(Field));
    return Align;
  }
  if (auto Array = dyn_cast<ArrayType>(T))
    return alignOf(Array.getElem());
  if (auto Complex = dyn_cast<ComplexType>(T))
    return alignOf(Complex.getElementType());
  if (T.isIntOrFloat())
    return std::max<int64_t>(1, T.getIntOrFloatBitWidth() / 8);
  return 8;
}

static int64_t alignTo(int64_t Offset, int64_t Align) {
  return (Offset + Align - 1) / Align * Align;
}

/// The offset of field Index, or for Index == number of fields the end.
static int64_t offsetIn(StructType T, unsigned Index) {
  int64_t Offset = 0;
  for (auto [I, Field] : llvm::enumerate(T.getFields())) {
    Offset = alignTo(Offset, alignOf(Field));
    if (I == Index)
      return Offset;
    Offset += sizeOf(Field);
  }
  return Offset;
}

int64_t zokor::go::fieldOffset(StructType T, unsigned Index) {
  return offsetIn(T, Index);
}

int64_t zokor::go::sizeOf(Type T) {
  if (auto Struct = dyn_cast<StructType>(T)) {
    ArrayRef<Type> Fields = Struct.getFields();
    int64_t End = offsetIn(Struct, Fields.size());
    // A pointer to a final field of size zero must not point behind the
    // object, so gc adds a byte.
    if (End != 0 && sizeOf(Fields.back()) == 0)
      ++End;
    return alignTo(End, alignOf(T));
  }
  if (auto Array = dyn_cast<ArrayType>(T))
    return Array.getLength() * sizeOf(Array.getElem());
  if (auto Complex = dyn_cast<ComplexType>(T))
    return 2 * sizeOf(Complex.getElementType());
  if (T.isIntOrFloat())
    return std::max<int64_t>(1, T.getIntOrFloatBitWidth() / 8);
  if (isa<zokor::go::StringType, EfaceType, IfaceType>(T))
    return 16;
  return isa<SliceType>(T) ? 24 : 8;
}

unsigned zokor::go::numWords(Type T) {
  return TypeSwitch<Type, unsigned>(T)
      .Case([](StructType S) {
        unsigned N = 0;
        for (Type Field : S.getFields())
          N += numWords(Field);
        return N;
      })
      .Case([](ArrayType A) {
        return A.getLength() ? A.getLength() * numWords(A.getElem()) : 0;
      })
      .Case<ComplexType, zokor::go::StringType, EfaceType, IfaceType>(
          [](Type) { return 2; })
      .Case([](SliceType) { return 3; })
      .Default([](Type) { return 1; });
}

static bool hasLongArray(Type T) {
  if (auto Struct = dyn_cast<StructType>(T))
    return llvm::any_of(Struct.getFields(), hasLongArray);
  if (auto Array = dyn_cast<ArrayType>(T))
    return Array.getLength() > 1 || hasLongArray(Array.getElem());
  return false;
}

bool zokor::go::isRegisterType(Type T) {
  return !hasLongArray(T) && numWords(T) <= MaxRegisterWords;
}

bool zokor::go::hasPointers(Type T) {
  if (auto Struct = dyn_cast<StructType>(T))
    return llvm::any_of(Struct.getFields(), hasPointers);
  if (auto Array = dyn_cast<ArrayType>(T))
    return Array.getLength() != 0 && hasPointers(Array.getElem());
  return isa<GoDialect>(T.getDialect());
}

bool zokor::go::isPointerShaped(Type T) {
  return isa<PtrType, FuncType, MapType, ChanType>(T);
}
