//===- LowerChan.cpp - Channels and select --------------------------------===//

#include "compiler/Lower/Lowering.h"
#include "runtime/abi/Values.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

/// select with one case and a default is a non-blocking operation.
static bool lowerNonBlocking(FunctionLowering &F, go::SelectOp Op) {
  Value Selected, Received;
  if (Op.getSendChans().size() == 1) {
    Selected = F.callRuntime(RuntimeFunc::ChanSendNonBlocking,
                             {F.word(Op.getSendChans()[0]),
                              F.word(Op.getSendValues()[0])})
                   .front();
    Received = F.constant(0, 1);
  } else {
    Words R = F.callRuntime(
        RuntimeFunc::ChanRecvNonBlocking,
        {F.word(Op.getRecvValues()[0]), F.word(Op.getRecvChans()[0])});
    Selected = R[0];
    Received = F.toBool(R[1]);
  }
  // 1 becomes case 0, 0 the default.
  F.set(Op.getIndex(),
        {LLVM::SubOp::create(F.B, F.Loc, Selected, F.constant(1))});
  F.set(Op.getReceived(), {Received});
  return true;
}

static bool lowerSelect(FunctionLowering &F, go::SelectOp Op) {
  unsigned Sends = Op.getSendChans().size(), Recvs = Op.getRecvChans().size();
  unsigned N = Sends + Recvs;
  if (N == 0 && !Op.getNonblocking()) {
    F.callRuntime(RuntimeFunc::Block, {});
    F.set(Op.getIndex(), {F.constant(-1)});
    F.set(Op.getReceived(), {F.constant(0, 1)});
    return true;
  }
  if (N == 1 && Op.getNonblocking())
    return lowerNonBlocking(F, Op);
  auto Case =
      LLVM::LLVMStructType::getLiteral(F.M.Context, {F.M.PtrType, F.M.PtrType});
  Value Cases = F.stackSlot(LLVM::LLVMArrayType::get(Case, N));
  Value Order = F.stackSlot(
      LLVM::LLVMArrayType::get(F.B.getI16Type(), 2 * std::max(N, 1u)));
  int64_t At = 0;
  auto Add = [&](ValueRange Chans, ValueRange Values) {
    for (auto [Chan, V] : llvm::zip(Chans, Values)) {
      LLVM::StoreOp::create(F.B, F.Loc, F.word(Chan), F.offset(Cases, At));
      LLVM::StoreOp::create(F.B, F.Loc, F.word(V), F.offset(Cases, At + 8));
      At += sizeof(abi::SelectCase);
    }
  };
  Add(Op.getSendChans(), Op.getSendValues());
  Add(Op.getRecvChans(), Op.getRecvValues());
  Words R = F.callRuntime(RuntimeFunc::SelectGo,
                          {Cases, Order, F.constant(Sends), F.constant(Recvs),
                           F.constant(!Op.getNonblocking())});
  F.set(Op.getIndex(), {R[0]});
  F.set(Op.getReceived(), {F.toBool(R[1])});
  return true;
}

bool FunctionLowering::lowerChan(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::ChanMakeOp C) {
        set(C, callRuntime(RuntimeFunc::MakeChan,
                           {addressOf(C.getType()), word(C.getSize())}));
        return true;
      })
      .Case([&](go::ChanSendOp S) {
        callRuntime(RuntimeFunc::ChanSend,
                    {word(S.getChan()), word(S.getValue())});
        return true;
      })
      .Case([&](go::ChanRecvOp R) {
        set(R, {toBool(callRuntime(RuntimeFunc::ChanRecv,
                                   {word(R.getChan()), word(R.getValue())})
                           .front())});
        return true;
      })
      .Case([&](go::ChanCloseOp C) {
        callRuntime(RuntimeFunc::ChanClose, {word(C.getChan())});
        return true;
      })
      .Case([&](go::SelectOp S) { return lowerSelect(*this, S); })
      .Default([](Operation *) { return false; });
}
