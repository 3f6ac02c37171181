//===- DescriptorNames.cpp - Encoded names of descriptors -----------------===//

#include "compiler/IRGen/DescriptorParts.h"
#include "compiler/Types/LinkString.h"
#include "runtime/abi/TypeDescriptor.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"

using namespace zokor;
using namespace zokor::irgen;

std::string irgen::textDigest(llvm::StringRef Text) {
  llvm::BLAKE3 Hash;
  Hash.update(Text);
  auto Digest = Hash.final<16>();
  return llvm::toHex(llvm::ArrayRef<uint8_t>(Digest), /*LowerCase=*/true);
}

uint32_t irgen::descriptorHash(llvm::StringRef Symbol) {
  llvm::BLAKE3 Hash;
  Hash.update(Symbol);
  auto Digest = Hash.final<4>();
  return uint32_t(Digest[0]) | uint32_t(Digest[1]) << 8 |
         uint32_t(Digest[2]) << 16 | uint32_t(Digest[3]) << 24;
}

/// A varint length and the text.
static void appendText(std::string &Out, llvm::StringRef Text) {
  uint64_t Length = Text.size();
  for (; Length >= 0x80; Length >>= 7)
    Out += char(Length | 0x80);
  Out += char(Length);
  Out += Text;
}

std::string irgen::nameSymbol(ModuleGen &M, const EncodedName &N) {
  unsigned Flags = (N.Exported ? abi::NameExported : 0) |
                   (N.Tag.empty() ? 0 : abi::NameHasTag) |
                   (N.Pkg ? abi::NameHasPkgPath : 0) |
                   (N.Embedded ? abi::NameEmbedded : 0);
  std::string Bytes(1, char(Flags));
  appendText(Bytes, N.Text);
  if (!N.Tag.empty())
    appendText(Bytes, N.Tag);
  std::string Path = N.Pkg ? types::linkPath(N.Pkg) : "";
  std::string Symbol =
      "go:name." + textDigest(Bytes + std::string(1, '\0') + Path);
  if (M.Symbols.count(Symbol))
    return Symbol;
  DataBuilder Data(&M.Context);
  Data.putBytes(0, Bytes);
  if (N.Pkg)
    Data.putSymbol(Bytes.size(), pkgPathSymbol(M, N.Pkg), 0, 4);
  M.defineData(Symbol, Data, Data.size(), 1, /*Constant=*/true,
               go::Linkage::Once);
  return Symbol;
}

std::string irgen::pkgPathSymbol(ModuleGen &M, const Package *P) {
  std::string Path = types::linkPath(P);
  EncodedName N;
  N.Text = Path;
  return nameSymbol(M, N);
}
