//===- Call.cpp - reflect's calls, between frames and registers -----------===//
//
// reflect is compiled for a convention without registers: arguments and results
// are a struct in memory. Here they are moved to where compiled code has them
// (docs/ABI.md, "Calls"): into registers for a call that reflect makes, and out
// of them for a function that reflect has made.
//
//===----------------------------------------------------------------------===//

#include "runtime/reflect/Call.h"

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/TypedCopy.h"
#include "runtime/type/Type.h"

#include <cstring>

using namespace zokor;
using namespace zokor::rt;

namespace {

/// Of compiler/Dialect/Go: the words of a value, and of all results, that are
/// passed in registers.
constexpr unsigned MaxRegisterWords = 4, MaxResultWords = 11;
/// Words behind the registers that reflect can pass.
constexpr unsigned MaxStackWords = 128;

/// One scalar of a value.
struct Word {
  uint32_t Offset;
  uint8_t Size;
  bool Float, Signed;
};

/// The scalars of a value that travels in registers.
class Words {
public:
  explicit Words(const abi::TypeDescriptor *T) { add(T, 0); }
  bool inMemory() const { return Memory; }
  unsigned size() const { return N; }
  const Word *begin() const { return List; }
  const Word *end() const { return List + N; }

private:
  void add(const abi::TypeDescriptor *T, uintptr_t Offset);
  void put(uintptr_t Offset, unsigned Size, bool Float, bool Signed) {
    if (N == MaxRegisterWords)
      Memory = true;
    else
      List[N++] = {uint32_t(Offset), uint8_t(Size), Float, Signed};
  }
  Word List[MaxRegisterWords];
  unsigned N = 0;
  bool Memory = false;
};

/// Hands out the places of arguments or results, one word after the other.
class Places {
public:
  Places(Registers &R, uint64_t *Stack) : R(R), Stack(Stack) {}
  uint64_t *next(bool Float) {
    if (Float && Floats < 16)
      return &R.Floats[Floats++];
    if (!Float && Ints < 11)
      return &R.Ints[Ints++];
    return &Stack[OnStack++];
  }
  unsigned stackWords() const { return OnStack; }

private:
  Registers &R;
  uint64_t *Stack;
  unsigned Ints = 0, Floats = 0, OnStack = 0;
};

} // namespace

void Words::add(const abi::TypeDescriptor *T, uintptr_t Offset) {
  switch (T->kind()) {
  case abi::Kind::Struct: {
    auto *S = static_cast<const abi::StructType *>(T);
    for (int64_t I = 0; I < S->NumFields && !Memory; ++I)
      add(S->Fields[I].Type, Offset + S->Fields[I].Offset);
    return;
  }
  case abi::Kind::Array: {
    auto *A = static_cast<const abi::ArrayType *>(T);
    if (A->Len > 1)
      Memory = true;
    else if (A->Len == 1)
      add(A->Elem, Offset);
    return;
  }
  case abi::Kind::String:
  case abi::Kind::Interface:
    put(Offset, 8, false, false);
    put(Offset + 8, 8, false, false);
    return;
  case abi::Kind::Slice:
    for (unsigned I = 0; I < 3; ++I)
      put(Offset + 8 * I, 8, false, false);
    return;
  case abi::Kind::Complex64:
  case abi::Kind::Complex128:
    put(Offset, unsigned(T->Size / 2), true, false);
    put(Offset + T->Size / 2, unsigned(T->Size / 2), true, false);
    return;
  case abi::Kind::Float32:
  case abi::Kind::Float64:
    put(Offset, unsigned(T->Size), true, false);
    return;
  default:
    put(Offset, unsigned(T->Size), false,
        T->kind() >= abi::Kind::Int && T->kind() <= abi::Kind::Int64);
  }
}

static uint64_t load(const char *Value, const Word &W) {
  uint64_t Bits = 0;
  memcpy(&Bits, Value + W.Offset, W.Size);
  if (W.Signed && W.Size < 8) {
    unsigned Shift = 64 - 8 * W.Size;
    Bits = uint64_t(int64_t(Bits << Shift) >> Shift);
  }
  return Bits;
}

/// Of the parameters, and then the results.
static const abi::TypeDescriptor *const *typesOf(const abi::FuncType *F) {
  size_t Behind =
      sizeof(abi::FuncType) +
      (F->TFlag & abi::TFlagUncommon ? sizeof(abi::UncommonType) : 0);
  // sizeof has the padding behind the two counts.
  return reinterpret_cast<const abi::TypeDescriptor *const *>(
      reinterpret_cast<const char *>(F) + Behind);
}
static_assert(sizeof(abi::FuncType) == 56);

static uintptr_t align(uintptr_t Offset, const abi::TypeDescriptor *T) {
  return (Offset + T->Align - 1) & ~uintptr_t(T->Align - 1);
}

namespace {
/// Walks over the parameters or results of a function in their frame.
struct Cursor {
  uintptr_t Offset;
  /// The address of the next value.
  char *next(void *Frame, const abi::TypeDescriptor *T) {
    Offset = align(Offset, T);
    char *At = static_cast<char *>(Frame) + Offset;
    Offset += T->Size;
    return At;
  }
};

/// What is done with each result: where it is in the frame, and whether it
/// travels through memory.
class Results {
public:
  Results(const FrameShape &S)
      : Types(typesOf(S.Func) + S.Func->InCount), N(S.Func->OutCount & 0x7fff),
        At{S.ResultOffset} {}
  /// False at the end.
  bool next(void *Frame) {
    if (I == N)
      return false;
    T = Types[I++];
    Value = At.next(Frame, T);
    Words W(T);
    InMemory = W.inMemory() || Used + W.size() > MaxResultWords;
    if (!InMemory)
      Used += W.size();
    return true;
  }
  const abi::TypeDescriptor *T = nullptr;
  char *Value = nullptr;
  bool InMemory = false;

private:
  const abi::TypeDescriptor *const *Types;
  unsigned N, I = 0, Used = 0;
  Cursor At;
};
} // namespace

//===----------------------------------------------------------------------===//
// Calls that reflect makes
//===----------------------------------------------------------------------===//

extern "C" void zokor_reflect_invoke(Registers *R, const uint64_t *Stack,
                                     size_t StackWords, void *Code);

static void passValue(Places &P, const abi::TypeDescriptor *T, char *Value) {
  Words W(T);
  if (W.inMemory()) {
    *P.next(false) = reinterpret_cast<uintptr_t>(Value);
    return;
  }
  for (const Word &Part : W)
    *P.next(Part.Float) = load(Value, Part);
}

/// Is Code what a method of T is called by with its receiver first? A func
/// value made of it by reflect has no other sign.
static bool isMethodCode(const abi::TypeDescriptor *T, void *Code) {
  const abi::UncommonType *U = uncommonType(T);
  if (!U)
    return false;
  const abi::Method *M = methods(U);
  for (unsigned I = 0; I < U->NumMethods; ++I)
    if (resolveText(M[I].TFn) == Code)
      return true;
  return false;
}

static unsigned countStackWords(const FrameShape &S) {
  unsigned Ints = 1, Floats = 0;
  const abi::TypeDescriptor *const *Types = typesOf(S.Func);
  for (unsigned I = 0; I < S.Func->InCount; ++I) {
    Words W(Types[I]);
    if (W.inMemory())
      ++Ints;
    else
      for (const Word &Part : W)
        ++(Part.Float ? Floats : Ints);
  }
  Ints += S.Func->OutCount & 0x7fff;
  return (Ints > 11 ? Ints - 11 : 0) + (Floats > 16 ? Floats - 16 : 0);
}

static void passArguments(Places &P, const FrameShape &S, void *Closure,
                          void *Code, void *Frame) {
  const abi::TypeDescriptor *const *Types = typesOf(S.Func);
  Cursor At{0};
  unsigned I = 0;
  if (S.Receiver) {
    *P.next(false) = *static_cast<uint64_t *>(Frame);
    At.Offset = 8;
  } else if (S.Func->InCount && isMethodCode(Types[0], Code)) {
    passValue(P, Types[0], At.next(Frame, Types[0]));
    I = 1;
  } else {
    *P.next(false) = reinterpret_cast<uintptr_t>(Closure);
  }
  for (Results R(S); R.next(Frame);)
    if (R.InMemory)
      *P.next(false) = reinterpret_cast<uintptr_t>(R.Value);
  for (; I < S.Func->InCount; ++I)
    passValue(P, Types[I], At.next(Frame, Types[I]));
}

ZOKOR_GO_FUNC("runtime.reflectcall", void, goReflectCall,
              (const abi::TypeDescriptor *FrameType, void *Closure, void *Frame,
               uint32_t, uint32_t, uint32_t, void *)) {
  FrameShape S = shapeOfFrame(FrameType);
  if (countStackWords(S) > MaxStackWords)
    fatal("zokor: reflect's calls with so many arguments are not supported "
          "yet");
  Registers R = {};
  uint64_t Stack[MaxStackWords];
  Places P(R, Stack);
  void *Code = *static_cast<void **>(Closure);
  passArguments(P, S, Closure, Code, Frame);
  zokor_reflect_invoke(&R, Stack, P.stackWords(), Code);
  Places Out(R, nullptr);
  for (Results Result(S); Result.next(Frame);)
    if (!Result.InMemory)
      for (const Word &Part : Words(Result.T))
        memcpy(Result.Value + Part.Offset, Out.next(Part.Float), Part.Size);
}

//===----------------------------------------------------------------------===//
// Functions that reflect has made
//===----------------------------------------------------------------------===//

namespace {
/// The head of reflect.makeFuncImpl and methodValue.
struct MadeFunc {
  void *Code;
  const void *StackPointers;
};
} // namespace

using MadeBody = void(ZOKOR_GO_CC *)(MadeFunc *, void *Frame, uint8_t *Valid,
                                     void *Registers);
extern "C" {
__attribute__((weak)) ZOKOR_GO_CC void
goCallReflect(MadeFunc *, void *, uint8_t *,
              void *) __asm__("reflect.callReflect");
__attribute__((weak)) ZOKOR_GO_CC void
goCallMethod(MadeFunc *, void *, uint8_t *,
             void *) __asm__("reflect.callMethod");
}
ZOKOR_GO_FUNC("runtime.newobject", void *, goNewObject,
              (const abi::TypeDescriptor *T));

/// Takes the arguments from where the caller has put them; notes where results
/// go that travel through memory.
static void takeArguments(const FrameShape &S, Places &P, void *Frame,
                          char **ResultPointers, unsigned Max) {
  P.next(false); // the closure object
  unsigned N = 0;
  for (Results R(S); R.next(Frame);)
    if (R.InMemory) {
      ZOKOR_CHECK(N < Max);
      ResultPointers[N++] = reinterpret_cast<char *>(*P.next(false));
    }
  Cursor At{0};
  const abi::TypeDescriptor *const *Types = typesOf(S.Func);
  for (unsigned I = 0; I < S.Func->InCount; ++I) {
    char *Value = At.next(Frame, Types[I]);
    Words W(Types[I]);
    if (W.inMemory()) {
      typedCopy(Types[I], Value, reinterpret_cast<void *>(*P.next(false)));
      continue;
    }
    for (const Word &Part : W)
      memcpy(Value + Part.Offset, P.next(Part.Float), Part.Size);
  }
}

/// Called by the stubs in Machine.S; R holds the caller's registers and on
/// return those with the results.
static void callMade(Registers *R, uint64_t *Stack, MadeBody Body) {
  constexpr unsigned MaxPointers = 32;
  char *ResultPointers[MaxPointers];
  auto *Made = reinterpret_cast<MadeFunc *>(R->Ints[0]);
  FrameShape S = shapeOfPointers(Made->StackPointers);
  void *Frame = goNewObject(S.Frame);
  Places P(*R, Stack);
  takeArguments(S, P, Frame, ResultPointers, MaxPointers);
  uint8_t Valid = 0;
  uint64_t NoRegisters = 0;
  Body(Made, Frame, &Valid, &NoRegisters);
  Places Out(*R, nullptr);
  unsigned N = 0;
  for (Results Result(S); Result.next(Frame);) {
    if (Result.InMemory) {
      typedCopy(Result.T, ResultPointers[N++], Result.Value);
      continue;
    }
    for (const Word &Part : Words(Result.T))
      *Out.next(Part.Float) = load(Result.Value, Part);
  }
}

extern "C" void zokor_reflect_made(Registers *R, uint64_t *Stack) {
  callMade(R, Stack, goCallReflect);
}
extern "C" void zokor_reflect_method(Registers *R, uint64_t *Stack) {
  callMade(R, Stack, goCallMethod);
}

//===----------------------------------------------------------------------===//
// internal/abi
//===----------------------------------------------------------------------===//

extern "C" {
extern char zokorMakeFuncStub[] __asm__("reflect.makeFuncStub");
extern char zokorMethodValueCall[] __asm__("reflect.methodValueCall");
__attribute__((weak)) extern char
    zokorMakeFuncStubValue[] __asm__("reflect.makeFuncStub·fv");
__attribute__((weak)) extern char
    zokorMethodValueCallValue[] __asm__("reflect.methodValueCall·fv");
}

/// The entry of a function; of the two stubs the one that takes the closure
/// object, which the code of their func values drops.
static uintptr_t entryOf(void **Closure) {
  auto *Code = static_cast<char *>(*Closure);
  if (Code == zokorMakeFuncStubValue)
    Code = zokorMakeFuncStub;
  else if (Code == zokorMethodValueCallValue)
    Code = zokorMethodValueCall;
  return reinterpret_cast<uintptr_t>(Code);
}

ZOKOR_GO_FUNC("internal/abi.FuncPCABI0", uintptr_t, goFuncPCABI0,
              (const abi::TypeDescriptor *, void **Closure)) {
  return entryOf(Closure);
}
ZOKOR_GO_FUNC("internal/abi.FuncPCABIInternal", uintptr_t, goFuncPCABIInternal,
              (const abi::TypeDescriptor *, void **Closure)) {
  return entryOf(Closure);
}
