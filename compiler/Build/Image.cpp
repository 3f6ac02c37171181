//===- Image.cpp - From objects to a program ------------------------------===//
//
// One more object is made here, which tells the runtime what the program
// consists of (docs/ABI.md, Symbols).
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/Image.h"

#include "compiler/Basic/Target.h"
#include "compiler/CodeGen/CodeGen.h"
#include "compiler/Package/Paths.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Triple.h"

using namespace zokor;
using namespace zokor::build;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

static llvm::Function *declareFunction(llvm::Module &M,
                                       const std::string &Name) {
  auto *Type = llvm::FunctionType::get(llvm::Type::getVoidTy(M.getContext()),
                                       /*isVarArg=*/false);
  auto *F =
      llvm::Function::Create(Type, llvm::GlobalValue::ExternalLinkage, Name, M);
  F->setCallingConv(llvm::CallingConv::X86_RegCall);
  F->setDSOLocal(true);
  return F;
}

/// A function that stores the values of -X, called before any initializer. A
/// variable that the program does not have is left alone, as gc does.
static llvm::Function *
makeStrings(llvm::Module &M,
            const std::vector<std::pair<std::string, std::string>> &Strings) {
  llvm::Function *F = declareFunction(M, "runtime.setStrings");
  F->addFnAttr("frame-pointer", "all");
  F->addFnAttr(llvm::Attribute::NoRedZone);
  llvm::LLVMContext &Context = M.getContext();
  llvm::IRBuilder<> B(llvm::BasicBlock::Create(Context, "", F));
  for (const auto &[Symbol, Value] : Strings) {
    auto *Variable = new llvm::GlobalVariable(
        M, llvm::ArrayType::get(B.getInt64Ty(), 2), /*isConstant=*/false,
        llvm::GlobalValue::ExternalWeakLinkage, nullptr, Symbol);
    auto *Store = llvm::BasicBlock::Create(Context, "", F);
    auto *Next = llvm::BasicBlock::Create(Context, "", F);
    B.CreateCondBr(B.CreateIsNotNull(Variable), Store, Next);
    B.SetInsertPoint(Store);
    B.CreateStore(B.CreateGlobalString(Value, "", 0, &M), Variable);
    B.CreateStore(B.getInt64(Value.size()),
                  B.CreateConstGEP1_64(B.getInt64Ty(), Variable, 1));
    B.CreateBr(Next);
    B.SetInsertPoint(Next);
  }
  B.CreateRetVoid();
  return F;
}

static void makeProgram(llvm::Module &M, const Image &Program) {
  auto *Pointer = llvm::PointerType::get(M.getContext(), 0);
  std::vector<llvm::Constant *> Inits;
  if (!Program.Strings.empty())
    Inits.push_back(makeStrings(M, Program.Strings));
  for (const std::string &Path : Program.Packages)
    Inits.push_back(declareFunction(M, Path + ".init"));
  Inits.push_back(llvm::ConstantPointerNull::get(Pointer));
  auto Define = [&](StringRef Name, llvm::Constant *Value) {
    auto *G = new llvm::GlobalVariable(M, Value->getType(), /*isConstant=*/true,
                                       llvm::GlobalValue::ExternalLinkage,
                                       Value, Name);
    G->setDSOLocal(true);
  };
  Define("runtime.inits",
         llvm::ConstantArray::get(llvm::ArrayType::get(Pointer, Inits.size()),
                                  Inits));
  Define("runtime.mainPackage", declareFunction(M, "main.main"));
}

static bool writeFile(const std::string &Path, StringRef Bytes,
                      std::string &Error) {
  std::error_code EC;
  llvm::raw_fd_ostream OS(Path, EC);
  if (!EC) {
    OS << Bytes;
    OS.close();
    EC = OS.error();
    OS.clear_error();
  }
  if (EC)
    Error = "open " + Path + ": " + package::errorText(EC) + "\n";
  return !EC;
}

/// Writes the object that makeProgram describes.
static bool writeProgramObject(const Image &Program, const std::string &Path,
                               std::string &Error) {
  llvm::LLVMContext Context;
  llvm::Module M("program", Context);
  M.setTargetTriple(llvm::Triple(TargetTriple));
  M.setDataLayout(DataLayoutString);
  makeProgram(M, Program);
  codegen::initialize();
  llvm::SmallVector<char> Bytes;
  codegen::Options Opts;
  Opts.PIE = Program.PIE;
  return codegen::emit(M, Opts, Bytes, Error) &&
         writeFile(Path, StringRef(Bytes.data(), Bytes.size()), Error);
}

/// Copies the file at From to Output by way of a file beside it, so that
/// Output is never half of it.
static std::error_code copyWhole(const std::string &From,
                                 const std::string &Output) {
  int Descriptor;
  llvm::SmallString<128> Beside;
  if (std::error_code EC =
          fs::createUniqueFile(Output + ".%%%%%%", Descriptor, Beside))
    return EC;
  std::error_code EC = fs::copy_file(From, Descriptor);
  llvm::raw_fd_ostream Close(Descriptor, /*shouldClose=*/true);
  Close.close();
  if (!EC)
    EC = Close.error();
  Close.clear_error();
  fs::file_status Status;
  if (!EC && !(EC = fs::status(From, Status)))
    EC = fs::setPermissions(Beside, Status.permissions());
  if (!EC)
    EC = fs::rename(Beside, Output);
  if (EC)
    fs::remove(Beside);
  return EC;
}

/// Puts the file at From into the place Output, which may be on another file
/// system or a device.
static bool moveTo(const std::string &From, const std::string &Output,
                   std::string &Error) {
  fs::file_status Status;
  std::error_code EC;
  if (!fs::status(Output, Status) &&
      Status.type() != fs::file_type::regular_file)
    EC = fs::copy_file(From, Output); // a device such as /dev/null
  else if ((EC = fs::rename(From, Output)) == std::errc::cross_device_link)
    EC = copyWhole(From, Output);
  if (EC)
    Error = "open " + Output + ": " + package::errorText(EC) + "\n";
  return !EC;
}

/// Is the file one that may be overwritten: an object, or empty?
static bool isObjectFile(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFileSlice(Path, 8, 0);
  if (!Buffer)
    return true;
  StringRef Start = (*Buffer)->getBuffer();
  return Start.empty() ||
         Start.starts_with("\x7f"
                           "ELF") ||
         Start.starts_with("!<arch>") || Start.starts_with("!<zokor");
}

/// What is there and no program is not replaced by one.
static bool mayReplace(const std::string &Output, std::string &Error) {
  fs::file_status Status;
  if (fs::status(Output, Status) ||
      Status.type() != fs::file_type::regular_file || !Status.getSize() ||
      isObjectFile(Output))
    return true;
  Error = "build output \"" + Output +
          "\" already exists and is not an object file\n";
  return false;
}

bool build::linkProgram(const Image &Program, const std::string &WorkFolder,
                        const std::string &Output, std::string &Error) {
  // Whatever stops the linker, nothing of it is seen at the place itself.
  std::string ProgramObject = WorkFolder + "/program.o",
              Temporary = WorkFolder + "/linked";
  if (!mayReplace(Output, Error) ||
      !writeProgramObject(Program, ProgramObject, Error))
    return false;
  codegen::LinkOptions Opts;
  Opts.Output = Temporary;
  Opts.PIE = Program.PIE;
  Opts.StripSymbols = Program.StripSymbols;
  Opts.StripDebug = Program.StripDebug;
  auto Part = [&](StringRef Name) {
    Opts.Inputs.push_back(Program.RuntimeFolder + "/" + Name.str());
  };
  Part(Program.PIE ? "rcrt1.o" : "crt1.o");
  Part("crti.o");
  Opts.Inputs.push_back(ProgramObject);
  llvm::append_range(Opts.Inputs, Program.Objects);
  for (StringRef Name : {"libzokorrt.a", "libc.a", "libgcc.a", "libgcc_eh.a",
                         "libc.a", "crtn.o"})
    Part(Name);
  if (codegen::link(Opts, Error) && moveTo(Temporary, Output, Error))
    return true;
  fs::remove(Temporary);
  return false;
}
