//===- Switch.h - Changing stacks -------------------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_ARCH_SWITCH_H
#define ZOKOR_RUNTIME_ARCH_SWITCH_H

#include <cstddef>
#include <cstdint>

namespace zokor::rt::arch {

/// A parked flow of control: everything else is on its stack.
struct Context {
  uintptr_t SP = 0;
  /// rbp of the function that parked: where a stack walk starts.
  uintptr_t FP = 0;
};

/// Parks the caller in *From and continues *To. Returns when somebody switches
/// back. Callee-saved registers are kept on the stack.
extern "C" void zokor_switch(Context *From, const Context *To);

/// Calls F(Argument) on the stack that ends at SP (16-byte aligned) and comes
/// back. Meanwhile *Self describes the caller as if it were parked.
extern "C" void zokor_call_on_stack(Context *Self, uintptr_t SP,
                                    void (*F)(void *), void *Argument);

/// Prepares a context that starts with Entry(Argument) on the stack that ends
/// at Top (16-byte aligned). Entry must not return.
void prepare(Context &C, uintptr_t Top, void (*Entry)(void *), void *Argument);

/// Calls a closure without parameters and results: the code at word 0 with
/// the closure object in the first argument register. A stack walk ends
/// here; recover finds deferred calls by it (runtime/panic).
extern "C" void zokor_call_closure(void *Closure);

} // namespace zokor::rt::arch

/// In MoreStack.S; entered only by prologues (see there).
extern "C" void __morestack();
/// The return address of a function body that runs on a large segment.
extern "C" const char zokor_morestack_return[];

#endif // ZOKOR_RUNTIME_ARCH_SWITCH_H
