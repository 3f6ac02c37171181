//===- Embed.cpp - Variables with //go:embed ------------------------------===//
//
// Their values are data. An embed.FS has one pointer, to a slice of the files
// and of the folders that these are in, whose names end in slashes, sorted by
// folder and then by name.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Decl.h"
#include "compiler/Diagnostics/Session.h"
#include "compiler/IRGen/ModuleGen.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SHA256.h"

#include <map>

using namespace zokor;
using namespace zokor::irgen;
using llvm::StringRef;

/// The folder of a name, as embed.FS sorts: "." at the top.
static std::pair<StringRef, StringRef> splitName(StringRef Name) {
  Name.consume_back("/");
  auto [Folder, Base] = Name.rsplit('/');
  return Base.empty() ? std::pair<StringRef, StringRef>(".", Folder)
                      : std::pair<StringRef, StringRef>(Folder, Base);
}

namespace {
struct InFolderOrder {
  bool operator()(const std::string &A, const std::string &B) const {
    return splitName(A) < splitName(B);
  }
};
/// Names and the paths of the files; "" for folders.
using FileMap = std::map<std::string, std::string, InFolderOrder>;
} // namespace

static void addFile(FileMap &Files, const EmbeddedFile &File) {
  Files[File.Name] = File.Path;
  for (size_t I = File.Name.find('/'); I != std::string::npos;
       I = File.Name.find('/', I + 1))
    Files.try_emplace(File.Name.substr(0, I + 1), "");
}

static std::unique_ptr<llvm::MemoryBuffer> readFile(ModuleGen &M, Pos At,
                                                    const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (Buffer)
    return std::move(*Buffer);
  M.S.Diags.error(At, diag::EmbedMisuse,
                  "open " + Path + ": " + Buffer.getError().message());
  return llvm::MemoryBuffer::getMemBuffer("");
}

/// A string header.
static void putString(ModuleGen &M, DataBuilder &Data, uint64_t Offset,
                      StringRef Text) {
  if (!Text.empty())
    Data.putSymbol(Offset, M.stringData(Text).getValue());
  Data.put(Offset + 8, Text.size(), 8);
}

/// The slice of files that an embed.FS refers to; returns its symbol.
static std::string fileTable(ModuleGen &M, Var *V, const FileMap &Files) {
  constexpr uint64_t Header = 24, Entry = 48;
  DataBuilder Data(&M.Context);
  std::string Name = M.symbol(V) + "·files";
  Data.putSymbol(0, Name, Header);
  Data.put(8, Files.size(), 8);
  Data.put(16, Files.size(), 8);
  uint64_t At = Header;
  for (const auto &[File, Path] : Files) {
    putString(M, Data, At, File);
    if (!Path.empty()) {
      auto Buffer = readFile(M, V->At, Path);
      putString(M, Data, At + 16, Buffer->getBuffer());
      auto Hash =
          llvm::SHA256::hash(llvm::arrayRefFromStringRef(Buffer->getBuffer()));
      Data.putBytes(At + 32,
                    StringRef(reinterpret_cast<char *>(Hash.data()), 16));
    }
    At += Entry;
  }
  M.defineData(Name, Data, At, 8, /*Constant=*/true, go::Linkage::Internal);
  return Name;
}

/// Bytes that the program may change.
static void putBytes(ModuleGen &M, DataBuilder &Data, Var *V, StringRef Text) {
  std::string Name = M.symbol(V) + "·bytes";
  DataBuilder Bytes(&M.Context);
  Bytes.putBytes(0, Text);
  M.defineData(Name, Bytes, std::max<uint64_t>(Text.size(), 1), 1,
               /*Constant=*/false, go::Linkage::Internal);
  Data.putSymbol(0, Name);
  Data.put(8, Text.size(), 8);
  Data.put(16, Text.size(), 8);
}

bool ModuleGen::embeddedValue(DataBuilder &Data, Var *V, ast::VarDecl *D) {
  FileMap Files;
  bool Any = false;
  for (const ast::Directive &Directive : D->Directives) {
    llvm::SmallVector<std::string> Patterns;
    std::string Error;
    if (!Directive.Text.starts_with("go:embed") ||
        !check::parseEmbedPatterns(Directive.Text, Patterns, Error))
      continue;
    Any = true;
    if (!Opts.Embed) {
      S.Diags.error(V->At, diag::EmbedMisuse,
                    "invalid go:embed: build system did not supply embed "
                    "configuration");
      return false;
    }
    for (const std::string &Pattern : Patterns)
      for (const EmbeddedFile &File : Opts.Embed(Pattern))
        addFile(Files, File);
  }
  if (!Any)
    return false;
  if (!types::isString(V->Type) && !types::as<types::Slice>(V->Type)) {
    Data.putSymbol(0, fileTable(*this, V, Files));
    return true;
  }
  std::erase_if(Files, [](const auto &File) { return File.second.empty(); });
  if (Files.size() != 1) {
    S.Diags.error(V->At, diag::EmbedMisuse,
                  "invalid go:embed: multiple files for type " +
                      types::typeString(V->Type));
    return false;
  }
  auto Buffer = readFile(*this, V->At, Files.begin()->second);
  if (types::isString(V->Type))
    putString(*this, Data, 0, Buffer->getBuffer());
  else
    putBytes(*this, Data, V, Buffer->getBuffer());
  return true;
}
