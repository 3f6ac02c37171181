//===- LowerMap.cpp - Maps ------------------------------------------------===//
//
// Keys of one 32- or 64-bit word and strings have variants in the runtime that
// take the key itself; all others take its address.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lower/Lowering.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

namespace {

enum class KeyForm { Address, Word32, Word64, Pointer, String };

} // namespace

static KeyForm keyForm(Type Key, Value KeyValue) {
  // A memory type comes as its address, whatever its representation.
  if (KeyValue.getType() != Key)
    return KeyForm::Address;
  if (Key.isInteger(32))
    return KeyForm::Word32;
  if (Key.isInteger(64))
    return KeyForm::Word64;
  if (go::isPointerShaped(Key))
    return KeyForm::Pointer;
  return isa<go::StringType>(Key) ? KeyForm::String : KeyForm::Address;
}

/// Type, map and key as the runtime function of the form takes them.
static Words arguments(FunctionLowering &F, StringRef TypeSymbol, Value Map,
                       Value KeyValue, Type Key, KeyForm Form) {
  Words Args{F.addressOf(TypeSymbol), F.word(Map)};
  switch (Form) {
  case KeyForm::Address:
    Args.push_back(KeyValue.getType() == Key ? F.spill(F.words(KeyValue), Key)
                                             : F.word(KeyValue));
    break;
  case KeyForm::Word32:
    Args.push_back(LLVM::ZExtOp::create(F.B, F.Loc, F.M.I64, F.word(KeyValue)));
    break;
  case KeyForm::Word64:
  case KeyForm::Pointer:
  case KeyForm::String:
    llvm::append_range(Args, F.words(KeyValue));
    break;
  }
  return Args;
}

static bool lowerLookup(FunctionLowering &F, go::MapLookupOp Op) {
  KeyForm Form = keyForm(Op.getKey(), Op.getKeyValue());
  Words Args = arguments(F, Op.getType(), Op.getMap(), Op.getKeyValue(),
                         Op.getKey(), Form);
  if (Form == KeyForm::Pointer)
    Args[2] = LLVM::PtrToIntOp::create(F.B, F.Loc, F.M.I64, Args[2]);
  RuntimeFunc Func = Form == KeyForm::Address  ? RuntimeFunc::MapLookup
                     : Form == KeyForm::Word32 ? RuntimeFunc::MapLookup32
                     : Form == KeyForm::String ? RuntimeFunc::MapLookupStr
                                               : RuntimeFunc::MapLookup64;
  Words R = F.callRuntime(Func, Args);
  F.set(Op.getElem(), {R[0]});
  F.set(Op.getFound(), {F.toBool(R[1])});
  return true;
}

static bool lowerAssign(FunctionLowering &F, go::MapAssignOp Op) {
  KeyForm Form = keyForm(Op.getKey(), Op.getKeyValue());
  RuntimeFunc Func = Form == KeyForm::Address   ? RuntimeFunc::MapAssign
                     : Form == KeyForm::Word32  ? RuntimeFunc::MapAssign32
                     : Form == KeyForm::String  ? RuntimeFunc::MapAssignStr
                     : Form == KeyForm::Pointer ? RuntimeFunc::MapAssign64Ptr
                                                : RuntimeFunc::MapAssign64;
  F.set(Op.getElem(),
        F.callRuntime(Func, arguments(F, Op.getType(), Op.getMap(),
                                      Op.getKeyValue(), Op.getKey(), Form)));
  return true;
}

static bool lowerDelete(FunctionLowering &F, go::MapDeleteOp Op) {
  KeyForm Form = keyForm(Op.getKey(), Op.getKeyValue());
  Words Args = arguments(F, Op.getType(), Op.getMap(), Op.getKeyValue(),
                         Op.getKey(), Form);
  if (Form == KeyForm::Pointer)
    Args[2] = LLVM::PtrToIntOp::create(F.B, F.Loc, F.M.I64, Args[2]);
  RuntimeFunc Func = Form == KeyForm::Address  ? RuntimeFunc::MapDelete
                     : Form == KeyForm::Word32 ? RuntimeFunc::MapDelete32
                     : Form == KeyForm::String ? RuntimeFunc::MapDeleteStr
                                               : RuntimeFunc::MapDelete64;
  F.callRuntime(Func, Args);
  return true;
}

/// len of a map or a word of a channel: 0 for nil, else an int at an offset.
static Value countAt(FunctionLowering &F, Value Object, int64_t Offset) {
  return F
      .select(
          F.icmp(LLVM::ICmpPredicate::eq, Object, F.null()),
          [&]() -> Words { return {F.constant(0)}; },
          [&]() -> Words {
            return {LLVM::LoadOp::create(F.B, F.Loc, F.M.I64,
                                         F.offset(Object, Offset))};
          },
          /*ThenLikely=*/false)
      .front();
}

bool FunctionLowering::lowerMap(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::MapMakeOp Make) {
        set(Make, callRuntime(RuntimeFunc::MakeMap, {addressOf(Make.getType()),
                                                     word(Make.getHint())}));
        return true;
      })
      .Case([&](go::MapLenOp L) {
        set(L, {countAt(*this, word(L.getMap()), 0)});
        return true;
      })
      .Case([&](go::MapLookupOp L) { return lowerLookup(*this, L); })
      .Case([&](go::MapAssignOp A) { return lowerAssign(*this, A); })
      .Case([&](go::MapDeleteOp D) { return lowerDelete(*this, D); })
      .Case([&](go::MapClearOp C) {
        callRuntime(RuntimeFunc::MapClear,
                    {addressOf(C.getType()), word(C.getMap())});
        return true;
      })
      .Case([&](go::MapIterInitOp I) {
        callRuntime(
            RuntimeFunc::MapIterInit,
            {addressOf(I.getType()), word(I.getMap()), word(I.getIter())});
        return true;
      })
      .Case([&](go::MapIterNextOp I) {
        callRuntime(RuntimeFunc::MapIterNext, {word(I.getIter())});
        return true;
      })
      // The first two words of an hchan are its count and its buffer's size.
      .Case([&](go::ChanLenOp L) {
        set(L, {countAt(*this, word(L.getChan()), 0)});
        return true;
      })
      .Case([&](go::ChanCapOp C) {
        set(C, {countAt(*this, word(C.getChan()), 8)});
        return true;
      })
      .Default([](Operation *) { return false; });
}
