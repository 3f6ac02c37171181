//===- MarkerTest.cpp - Marking made-up objects ---------------------------===//

#include "runtime/gc/Marker.h"

#include "runtime/abi/TypeDescriptor.h"
#include "test/unit/runtime/heap/HeapTestBase.h"

#include <vector>

using namespace zokor;
using namespace zokor::rt;
using namespace zokor::rt::test;

namespace {

/// A type of so many words whose first words hold pointers as the bits say.
struct MaskedType : zokor::abi::TypeDescriptor {
  uint8_t Mask[8];
  MaskedType(size_t Words, uint64_t Bits) : zokor::abi::TypeDescriptor{} {
    Size = Words * 8;
    PtrData = Bits ? size_t(64 - __builtin_clzll(Bits)) * 8 : 0;
    KindBits = uint8_t(zokor::abi::Kind::Struct);
    memcpy(Mask, &Bits, sizeof Mask);
    GCData = Mask;
  }
};

/// Two pointers and a number that may look like one.
struct Node {
  Node *Left, *Right;
  uintptr_t Number;
};
const MaskedType NodeType(3, 0b011);

struct MarkerTest : HeapTest {
  Marker &M;

  MarkerTest() : M(shared()) {}
  ~MarkerTest() override { M.finish(); }
  static Marker &shared() {
    static Marker Marks;
    return Marks;
  }

  uintptr_t make(const zokor::abi::TypeDescriptor &T, size_t Count = 1) {
    Place P = allocate(T.Size * Count, /*NoScan=*/false);
    describe(P, T.Size * Count, &T);
    return address(P);
  }
  Node *node(Node *Left = nullptr, Node *Right = nullptr) {
    auto *N = reinterpret_cast<Node *>(make(NodeType));
    *N = {Left, Right, 0};
    return N;
  }
  void markFrom(const void *Root) {
    M.mark(Root);
    M.drain();
  }
  bool isMarked(const void *P) {
    return M.isMarked(reinterpret_cast<uintptr_t>(P));
  }
};

uintptr_t *words(uintptr_t At) { return reinterpret_cast<uintptr_t *>(At); }

/// The numbers of the words of an object that are taken for pointers. Its
/// words are their numbers meanwhile.
std::vector<uintptr_t> pointerWords(uintptr_t Object, size_t NumWords) {
  for (size_t I = 0; I < NumWords; ++I)
    words(Object)[I] = I + 1;
  struct Answer {
    size_t NumWords;
    std::vector<uintptr_t> Found;
  } Out{NumWords, {}};
  forEachPointer(
      Object,
      [](uintptr_t Word, void *Data) {
        auto &Out = *static_cast<Answer *>(Data);
        // The descriptor of a large object is offered too.
        if (Word && Word <= Out.NumWords)
          Out.Found.push_back(Word - 1);
      },
      &Out);
  memset(words(Object), 0, NumWords * 8);
  return Out.Found;
}

} // namespace

TEST_F(MarkerTest, MarksWhatTheRootReachesAndNothingElse) {
  Node *Leaf = node(), *Shared = node(Leaf), *Cycle = node(Shared);
  Leaf->Right = Cycle;
  Node *Root = node(Shared, Cycle);
  Node *Garbage = node(Root, Leaf), *GarbageCycle = node(Garbage);
  Garbage->Left = GarbageCycle;
  markFrom(Root);
  for (Node *N : {Root, Shared, Cycle, Leaf})
    EXPECT_TRUE(isMarked(N));
  for (Node *N : {Garbage, GarbageCycle})
    EXPECT_FALSE(isMarked(N));
  EXPECT_EQ(sweep(), 4 * sizeof(Node));
  EXPECT_EQ(Root->Right->Left->Left, Leaf);
}

TEST_F(MarkerTest, NumbersKeepNothingAlive) {
  Node *N = node(), *Root = node();
  Root->Number = reinterpret_cast<uintptr_t>(N);
  auto *Bytes = words(address(allocate(64, /*NoScan=*/true)));
  Bytes[0] = reinterpret_cast<uintptr_t>(N);
  markFrom(Root);
  markFrom(Bytes);
  EXPECT_TRUE(isMarked(Root));
  EXPECT_TRUE(isMarked(Bytes));
  EXPECT_FALSE(isMarked(N));
}

TEST_F(MarkerTest, PointersIntoAnObjectMarkIt) {
  Node *N = node(), *Behind = node();
  ASSERT_EQ(Behind, N + 1);
  markFrom(&N->Number);
  EXPECT_TRUE(isMarked(N));
  EXPECT_FALSE(isMarked(Behind));
}

TEST_F(MarkerTest, IgnoresWhatPointsToNoObject) {
  Node *N = node();
  Node OnStack = {N, N, 0};
  Node *Root = node(nullptr, &OnStack);
  Root->Left = Root + 1; // free memory
  markFrom(Root + 1);
  markFrom(nullptr);
  markFrom(Root);
  EXPECT_FALSE(isMarked(N));
  EXPECT_EQ(sweep(), sizeof(Node));
}

TEST_F(MarkerTest, LongListsNeedNoRecursion) {
  Node *List = nullptr;
  constexpr size_t Length = 200000;
  for (size_t I = 0; I < Length; ++I)
    List = node(List);
  markFrom(List);
  EXPECT_EQ(sweep(), Length * sizeof(Node));
}

TEST_F(MarkerTest, LookingIntoAnObjectDoesNotMarkIt) {
  Node *Leaf = node(), *WithFinalizer = node(Leaf);
  M.scanObject(reinterpret_cast<uintptr_t>(WithFinalizer));
  M.drain();
  EXPECT_TRUE(isMarked(Leaf));
  EXPECT_FALSE(isMarked(WithFinalizer));
}

//===----------------------------------------------------------------------===//
// Roots
//===----------------------------------------------------------------------===//

TEST_F(MarkerTest, AMaskChoosesTheWordsOfARoot) {
  Node *Roots[20];
  for (Node *&R : Roots)
    R = node();
  const uint8_t Mask[] = {0b10000001, 0, 0b11111001};
  // The mask has more bits than the root has words.
  M.scanMasked(reinterpret_cast<uintptr_t>(Roots), sizeof Roots, Mask);
  for (size_t I = 0; I < 20; ++I)
    EXPECT_EQ(isMarked(Roots[I]), I == 0 || I == 7 || I == 16 || I == 19) << I;
}

TEST_F(MarkerTest, WithoutAMaskAllWordsAreRoots) {
  Node *Roots[] = {node(), node(), node()};
  auto At = reinterpret_cast<uintptr_t>(Roots);
  M.scanWords(At, At + 8);
  EXPECT_TRUE(isMarked(Roots[0]));
  EXPECT_FALSE(isMarked(Roots[1]));
  M.scanMasked(At, sizeof Roots, nullptr);
  EXPECT_TRUE(isMarked(Roots[1]));
  EXPECT_TRUE(isMarked(Roots[2]));
}

TEST_F(MarkerTest, AValueIsLookedIntoByItsType) {
  Node Value = {node(), nullptr, reinterpret_cast<uintptr_t>(node())};
  M.scanValue(&NodeType, reinterpret_cast<uintptr_t>(&Value));
  EXPECT_TRUE(isMarked(Value.Left));
  EXPECT_FALSE(isMarked(reinterpret_cast<void *>(Value.Number)));
}

//===----------------------------------------------------------------------===//
// Descriptions of objects
//===----------------------------------------------------------------------===//

TEST_F(MarkerTest, BitmapsOfNeighboursDoNotMix) {
  // Three words an object: their bits cross the words of the span's bitmap.
  const MaskedType Types[] = {
      {3, 0b001}, {3, 0b110}, {3, 0b010}, {3, 0b101}, {3, 0b111}};
  const std::vector<uintptr_t> Expected[] = {
      {0}, {1, 2}, {1}, {0, 2}, {0, 1, 2}};
  std::vector<uintptr_t> Objects;
  for (unsigned I = 0; I < 300; ++I)
    Objects.push_back(make(Types[I * I % 5]));
  for (unsigned I = 0; I < 300; ++I)
    ASSERT_EQ(pointerWords(Objects[I], 3), Expected[I * I % 5]) << I;
}

TEST_F(MarkerTest, MemoryIsDescribedAnewWhenItIsUsedAgain) {
  const MaskedType Before(3, 0b111), After(3, 0b010);
  uintptr_t At = make(Before), Stays = make(Before);
  M.mark(Stays);
  sweep();
  ASSERT_EQ(make(After), At);
  EXPECT_EQ(pointerWords(At, 3), std::vector<uintptr_t>{1});
  EXPECT_EQ(pointerWords(Stays, 3), (std::vector<uintptr_t>{0, 1, 2}));
}

TEST_F(MarkerTest, SmallArraysRepeatTheirElement) {
  uintptr_t Array = make(NodeType, 4);
  EXPECT_EQ(pointerWords(Array, 12),
            (std::vector<uintptr_t>{0, 1, 3, 4, 6, 7, 9, 10}));
  // The largest object with a bitmap.
  const MaskedType Word(1, 1);
  EXPECT_EQ(pointerWords(make(Word, 64), 64).size(), 64u);
}

TEST_F(MarkerTest, LargeArraysRepeatTheirElement) {
  for (size_t Count : {30, 2000}) {
    auto *Array = reinterpret_cast<Node *>(make(NodeType, Count));
    EXPECT_EQ(pointerWords(uintptr_t(Array), 3 * Count).size(), 2 * Count);
    Array[Count - 1].Right = node();
    Array[0].Number = reinterpret_cast<uintptr_t>(node());
    markFrom(Array);
    EXPECT_TRUE(isMarked(Array[Count - 1].Right));
    EXPECT_FALSE(isMarked(reinterpret_cast<void *>(Array[0].Number)));
  }
}

TEST_F(MarkerTest, TypesTooLargeForAMaskAreWalkedByTheirParts) {
  zokor::abi::ArrayType Array{};
  Array.Size = 200 * NodeType.Size;
  Array.PtrData = Array.Size - 8;
  Array.KindBits = uint8_t(zokor::abi::Kind::Array) | zokor::abi::KindGCProg;
  Array.Elem = &NodeType;
  Array.Len = 200;
  const MaskedType Number(1, 0), Pointer(1, 1);
  zokor::abi::StructField Fields[] = {
      {nullptr, &Number, 0}, {nullptr, &Array, 8}, {nullptr, &Pointer, 4808}};
  zokor::abi::StructType Struct{};
  Struct.Size = Struct.PtrData = 4816;
  Struct.KindBits = uint8_t(zokor::abi::Kind::Struct) | zokor::abi::KindGCProg;
  Struct.Fields = Fields;
  Struct.NumFields = 3;
  std::vector<uintptr_t> Expected;
  for (size_t I = 0; I < 200; ++I)
    Expected.insert(Expected.end(), {1 + 3 * I, 2 + 3 * I});
  Expected.push_back(601);
  EXPECT_EQ(pointerWords(make(Struct), 602), Expected);
}

TEST_F(MarkerTest, ObjectsKeepATypeInTheHeapAlive) {
  // As reflect makes them.
  Place P = allocate(sizeof(MaskedType));
  auto *T = new (reinterpret_cast<void *>(address(P))) MaskedType(100, 1);
  markFrom(reinterpret_cast<void *>(make(*T)));
  EXPECT_TRUE(isMarked(T));
}
