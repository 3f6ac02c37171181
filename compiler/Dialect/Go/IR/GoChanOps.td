//===- GoChanOps.td - Channels and select -------------------*- tablegen -*-===//

#ifndef ZOKOR_GO_CHAN_OPS_TD
#define ZOKOR_GO_CHAN_OPS_TD

include "GoOpBase.td"

def GoChanOpsDoc : OpDocGroup {
  let summary = "Channels and select";
  let description = "Elements travel through memory: the operand is an address.";
}
let opDocGroup = GoChanOpsDoc in {

def ChanMakeOp : GoOp<"chan.make", [MayAllocate, MayPanic]> {
  let summary = "make(chan T, size)";
  let description = "Panics \"makechan: size out of range\".";
  let arguments = (ins Go_Int:$size, FlatSymbolRefAttr:$type);
  let results = (outs Go_ChanType:$result);
  let assemblyFormat = "$size `type` $type attr-dict";
}
def ChanSendOp : GoOp<"chan.send", [MaySuspend, MayPanic]> {
  let summary = "c <- v";
  let description = "Blocks for ever on a nil channel; panics \"send on closed channel\".";
  let arguments = (ins Go_ChanType:$chan, Go_PtrType:$value);
  let assemblyFormat = "$chan `,` $value attr-dict";
}
def ChanRecvOp : GoOp<"chan.recv", [MaySuspend]> {
  let summary = "v, ok := <-c";
  let description = "Stores the element (zero if closed) at `value`.";
  let arguments = (ins Go_ChanType:$chan, Arg<Go_PtrType, "", [MemWrite]>:$value);
  let results = (outs I1:$ok);
  let assemblyFormat = "$chan `,` $value attr-dict";
}
def ChanCloseOp : GoOp<"chan.close", [MayPanic]> {
  let summary = "close(c)";
  let description = "Panics \"close of nil channel\" or \"close of closed channel\".";
  let arguments = (ins Go_ChanType:$chan);
  let assemblyFormat = "$chan attr-dict";
}
def ChanLenOp : GoOp<"chan.len"> {
  let summary = "len(c); 0 for a nil channel";
  let arguments = (ins Arg<Go_ChanType, "", [MemRead]>:$chan);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$chan attr-dict";
}
def ChanCapOp : GoOp<"chan.cap"> {
  let summary = "cap(c); 0 for a nil channel";
  let arguments = (ins Arg<Go_ChanType, "", [MemRead]>:$chan);
  let results = (outs Go_Int:$result);
  let assemblyFormat = "$chan attr-dict";
}
def SelectOp : GoOp<"select", [MaySuspend, MayPanic, AttrSizedOperandSegments]> {
  let summary = "choose one ready case of a select statement";
  let description = [{
    The sends come first, then the receives; `values` are the addresses of what
    is sent or where to store what is received. `index` is the case that ran,
    counted in that order, -1 for the default (only with `nonblocking`);
    `received` is the second result of a receive. Without cases it blocks for
    ever. IRGen branches on the index.
  }];
  let arguments = (ins Variadic<Go_ChanType>:$sendChans, Variadic<Go_PtrType>:$sendValues,
                       Variadic<Go_ChanType>:$recvChans, Variadic<Go_PtrType>:$recvValues,
                       UnitAttr:$nonblocking);
  let results = (outs Go_Int:$index, I1:$received);
  let assemblyFormat = [{
    (`nonblocking` $nonblocking^)? `send` `(` $sendChans `)` `from` `(` $sendValues `)`
    `recv` `(` $recvChans `)` `to` `(` $recvValues `)` attr-dict
  }];
  let hasVerifier = 1;
}

} // opDocGroup

#endif // ZOKOR_GO_CHAN_OPS_TD
