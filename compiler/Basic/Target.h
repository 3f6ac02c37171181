//===- Target.h - What Lower and CodeGen say about the target ---*- C++ -*-===//

#ifndef ZOKOR_BASIC_TARGET_H
#define ZOKOR_BASIC_TARGET_H

namespace zokor {

/// x86-64's data layout with address space 1 (pointers that the collector
/// follows) non-integral and used for allocas.
inline constexpr const char *DataLayoutString =
    "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64"
    "-S128-ni:1-A1";
inline constexpr const char *TargetTriple = "x86_64-unknown-linux-gnu";

/// LLVM metadata on the alloca of an abi::DeferFrame.
inline constexpr const char *DeferFrameMetadata = "zokor.deferframe";

} // namespace zokor

#endif // ZOKOR_BASIC_TARGET_H
