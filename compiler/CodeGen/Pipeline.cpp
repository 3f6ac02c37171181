//===- Pipeline.cpp - LLVM's passes and zokor's late passes ---------------===//

#include "compiler/Basic/Target.h"
#include "compiler/CodeGen/CodeGen.h"
#include "compiler/CodeGen/LatePasses.h"
#include "compiler/CodeGen/Strategy.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Object/ELF.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Target/TargetOptions.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/Transforms/Scalar/RewriteStatepointsForGC.h"
#include "llvm/Transforms/Utils/EntryExitInstrumenter.h"

using namespace llvm;
using namespace zokor;
using namespace zokor::codegen;

static bool initializeOnce() {
  InitializeNativeTarget();
  InitializeNativeTargetAsmPrinter();
  InitializeNativeTargetAsmParser();
  registerStrategy();
  registerTableWriter();
  // Some of LLVM's switches exist only as command-line options.
  auto &Registered = cl::getRegisteredOptions();
  auto Set = [&](StringRef Name) {
    auto It = Registered.find(Name);
    if (It != Registered.end())
      It->second->addOccurrence(0, Name, "true");
  };
  Set("enable-implicit-null-checks");
  return true;
}

void zokor::codegen::initialize() {
  static const bool Initialized = initializeOnce();
  (void)Initialized;
}

static std::unique_ptr<TargetMachine> makeTarget(const Options &Opts,
                                                 std::string &Error) {
  Triple TT(TargetTriple);
  const Target *T = TargetRegistry::lookupTarget(TT, Error);
  if (!T)
    return nullptr;
  TargetOptions TO;
  TO.FunctionSections = true;
  TO.DataSections = true;
  std::unique_ptr<TargetMachine> TM(T->createTargetMachine(
      TT, Opts.CPU, "", TO, Opts.PIE ? Reloc::PIC_ : Reloc::Static,
      CodeModel::Small,
      Opts.OptLevel ? CodeGenOptLevel::Default : CodeGenOptLevel::None));
  // FastISel (LLVM 22) loses relocated pointers in landing pads.
  TM->setO0WantsFastISel(false);
  return TM;
}

namespace {

/// Runs passes on a module, one after the other.
class PassRunner {
public:
  PassRunner(Module &M, TargetMachine *TM, bool Verify, std::string &Error)
      : Builder(TM, PipelineTuningOptions(), std::nullopt, &Callbacks), M(M),
        Verify(Verify), Error(Error) {
    // Passes skip functions that are `optnone` only if told to.
    Callbacks.registerShouldRunOptionalPassCallback([](StringRef, Any IR) {
      if (auto *F = any_cast<const Function *>(&IR))
        return !(*F)->hasOptNone();
      if (auto *L = any_cast<const Loop *>(&IR))
        return !(*L)->getHeader()->getParent()->hasOptNone();
      return true;
    });
    Builder.registerModuleAnalyses(MAM);
    Builder.registerCGSCCAnalyses(CAM);
    Builder.registerFunctionAnalyses(FAM);
    Builder.registerLoopAnalyses(LAM);
    Builder.crossRegisterProxies(LAM, FAM, CAM, MAM);
  }

  /// False and a message if the module is broken; Behind says what was last.
  bool verify(StringRef Behind) {
    if (!Verify)
      return true;
    std::string Text;
    raw_string_ostream OS(Text);
    if (!verifyModule(M, &OS))
      return true;
    Error = ("broken LLVM IR behind " + Behind + ": ").str() + Text;
    return false;
  }

  /// As verify.
  template <class Pass> bool run(StringRef Name, Pass &&P) {
    P.run(M, MAM);
    return verify(Name);
  }
  template <class Pass> bool runOnFunctions(StringRef Name, Pass &&P) {
    ModulePassManager MPM;
    MPM.addPass(createModuleToFunctionPassAdaptor(std::forward<Pass>(P)));
    return run(Name, MPM);
  }

private:
  PassInstrumentationCallbacks Callbacks; // before Builder, which uses it

public:
  PassBuilder Builder;

private:
  Module &M;
  bool Verify;
  std::string &Error;
  LoopAnalysisManager LAM;
  FunctionAnalysisManager FAM;
  CGSCCAnalysisManager CAM;
  ModuleAnalysisManager MAM;
};

} // namespace

bool zokor::codegen::optimize(Module &M, const Options &Opts,
                              std::string &Error) {
  std::unique_ptr<TargetMachine> TM = makeTarget(Opts, Error);
  if (!TM)
    return false;
  PassRunner R(M, TM.get(), Opts.VerifyIR, Error);
  if (!R.verify("Lower"))
    return false;
  ModulePassManager LLVMPasses =
      Opts.OptLevel
          ? R.Builder.buildPerModuleDefaultPipeline(OptimizationLevel::O2)
          : R.Builder.buildO0DefaultPipeline(OptimizationLevel::O0);
  // The IR in between is broken: lifetime markers of relocated allocas.
  ModulePassManager Statepoints;
  Statepoints.addPass(RewriteStatepointsForGC());
  Statepoints.addPass(
      createModuleToFunctionPassAdaptor(KeepStackAddressesPass()));
  // Polls go in after vectorization, so that a vector loop has one for each
  // of its iterations; call sites are numbered when no inlining follows.
  if (!R.run("LLVM's passes", LLVMPasses) ||
      !R.runOnFunctions("PlacePolls", PlacePollsPass()) ||
      !R.run("NumberCallSites", NumberCallSitesPass()) ||
      !R.runOnFunctions("SplitAggregates", SplitAggregatesPass()) ||
      !R.runOnFunctions("ListStackObjects", ListStackObjectsPass()) ||
      !R.run("RewriteStatepointsForGC and KeepStackAddresses", Statepoints) ||
      !R.runOnFunctions("TrimLiveSets", TrimLiveSetsPass()))
    return false;
  for (Function &F : M)
    if (F.hasGC())
      F.setGC(StrategyName);
  return true;
}

/// Replaces a section's name in the object's string table by one of the same
/// length; LLVM leaves no other way for sections that it makes itself.
static void renameSection(SmallVectorImpl<char> &Object, StringRef From,
                          StringRef To) {
  assert(From.size() == To.size() && "names are replaced in place");
  StringRef Bytes(Object.data(), Object.size());
  for (size_t At = 0; (At = Bytes.find(From, At)) != StringRef::npos;
       At += From.size())
    if (Bytes.substr(At + From.size()).starts_with(StringRef("\0", 1)))
      std::copy(To.begin(), To.end(), Object.begin() + At);
}

static void renameSections(SmallVectorImpl<char> &Object) {
  // The runtime finds the table of faulting loads by its __start_ symbol, which
  // needs a name that is a C identifier.
  renameSection(Object, ".llvm_faultmaps", "zokor_faultmaps");
  // This note makes the linker rewrite prologues of functions that call code
  // without stack checks; ours may call the runtime as they are (StackSlack).
  renameSection(Object, ".note.GNU-split-stack", ".note.zok-split-stack");
}

/// Addresses in a section are relocated at start only if it is writable, which
/// LLVM did not foresee for the table of faulting loads.
static bool makeFaultMapsWritable(SmallVectorImpl<char> &Object,
                                  std::string &Error) {
  auto File = object::ELFFile<object::ELF64LE>::create(
      StringRef(Object.data(), Object.size()));
  if (!File) {
    Error = toString(File.takeError());
    return false;
  }
  auto Sections = File->sections();
  if (!Sections) {
    Error = toString(Sections.takeError());
    return false;
  }
  for (const auto &Section : *Sections) {
    Expected<StringRef> Name = File->getSectionName(Section);
    if (!Name)
      consumeError(Name.takeError());
    else if (*Name == "zokor_faultmaps")
      const_cast<object::ELF64LE::Shdr &>(Section).sh_flags =
          Section.sh_flags | ELF::SHF_WRITE;
  }
  return true;
}

bool zokor::codegen::emit(Module &M, const Options &Opts,
                          SmallVectorImpl<char> &Out, std::string &Error) {
  std::unique_ptr<TargetMachine> TM = makeTarget(Opts, Error);
  if (!TM)
    return false;
  raw_svector_ostream OS(Out);
  legacy::PassManager PM;
  if (TM->addPassesToEmitFile(PM, OS, nullptr,
                              Opts.Assembly ? CodeGenFileType::AssemblyFile
                                            : CodeGenFileType::ObjectFile)) {
    Error = "the target cannot write this kind of file";
    return false;
  }
  PM.run(M);
  if (Opts.Assembly)
    return true;
  renameSections(Out);
  return !Opts.PIE || makeFaultMapsWritable(Out, Error);
}
