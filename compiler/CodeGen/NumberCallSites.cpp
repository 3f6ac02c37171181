//===- NumberCallSites.cpp - Source locations of call sites ---------------===//
//
// Wrappers have no frames in tracebacks. Those that were inlined are left out
// here; lowering has listed their subprograms in `zokor.wrappers`.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/LatePasses.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace zokor::codegen;

namespace {

/// Collects the location tree of a module, each location once.
struct LocationTable {
  explicit LocationTable(Module &M)
      : Context(M.getContext()), Out(M.getOrInsertNamedMetadata("zokor.locs")) {
    if (const NamedMDNode *All = M.getNamedMetadata("zokor.wrappers"))
      for (const MDNode *N : All->operands())
        Wrappers.insert(N);
  }

  unsigned id(const DILocation *Loc, bool SkipsWrappers = true) {
    if (!Loc)
      return 0;
    if (SkipsWrappers && Loc->getInlinedAt() &&
        Wrappers.contains(Loc->getScope()->getSubprogram()))
      return id(Loc->getInlinedAt());
    if (auto It = Ids.find(Loc); It != Ids.end())
      return It->second;
    unsigned Parent = id(Loc->getInlinedAt());
    const DISubprogram *Function = Loc->getScope()->getSubprogram();
    SmallString<128> File(Loc->getDirectory());
    sys::path::append(File, Loc->getFilename());
    if (sys::path::is_absolute(Loc->getFilename()))
      File = Loc->getFilename();
    auto Int = [&](unsigned V) {
      return ConstantAsMetadata::get(
          ConstantInt::get(Type::getInt32Ty(Context), V));
    };
    Out->addOperand(
        MDTuple::get(Context, {MDString::get(Context, Function->getName()),
                               MDString::get(Context, File),
                               Int(Loc->getLine()), Int(Parent)}));
    return Ids[Loc] = Out->getNumOperands();
  }

  LLVMContext &Context;
  NamedMDNode *Out;
  DenseMap<const DILocation *, unsigned> Ids;
  DenseSet<const MDNode *> Wrappers;
};

} // namespace

PreservedAnalyses NumberCallSitesPass::run(Module &M, ModuleAnalysisManager &) {
  LocationTable Table(M);
  for (Function &F : M) {
    if (!F.hasGC())
      continue;
    for (BasicBlock &B : F)
      for (Instruction &I : B) {
        auto *Call = dyn_cast<CallBase>(&I);
        if (!Call || isa<IntrinsicInst>(Call) || Call->isInlineAsm())
          continue;
        // This panic names the wrapper in which it happens.
        const Function *Callee = Call->getCalledFunction();
        bool NamesWrapper = Callee && Callee->getName() == "runtime.panicwrap";
        unsigned Id = Table.id(Call->getDebugLoc().get(), !NamesWrapper);
        Call->addFnAttr(Attribute::get(M.getContext(), "statepoint-id",
                                       std::to_string(Id)));
      }
  }
  return PreservedAnalyses::all();
}
