//===- Strategy.h - Registration with LLVM ----------------------*- C++ -*-===//

#ifndef ZOKOR_CODEGEN_STRATEGY_H
#define ZOKOR_CODEGEN_STRATEGY_H

namespace zokor::codegen {

/// The `gc` attribute of functions when code is generated for them.
inline constexpr const char *StrategyName = "zokor";

void registerStrategy();
/// The printer that writes runtime/abi/Tables.h instead of .llvm_stackmaps.
void registerTableWriter();

} // namespace zokor::codegen

#endif // ZOKOR_CODEGEN_STRATEGY_H
