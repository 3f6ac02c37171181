//===- SizesTest.cpp - Layout as gc on linux/amd64 ------------------------===//

#include "GenericFixture.h"

#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::types;

namespace {

class SizesOf : public GenericFixture {
protected:
  Type *array(Type *T, int64_t Len) { return S.make<Array>(T, Len); }
  Struct *fields(std::initializer_list<Type *> Types) {
    llvm::SmallVector<Var *, 8> Vars;
    for (Type *T : Types)
      Vars.push_back(field("f", T));
    auto *St = S.make<Struct>();
    St->Fields = S.copy<Var *>(Vars);
    return St;
  }
  Type *i8() { return basic(BasicKind::Int8); }
  Type *i16() { return basic(BasicKind::Int16); }
  Type *i32() { return basic(BasicKind::Int32); }
  Type *i64() { return basic(BasicKind::Int64); }
};

TEST_F(SizesOf, BasicTypes) {
  EXPECT_EQ(sizeOf(basic(BasicKind::Bool)), 1);
  EXPECT_EQ(sizeOf(intType()), 8);
  EXPECT_EQ(sizeOf(stringType()), 16);
  EXPECT_EQ(sizeOf(slice(i8())), 24);
  EXPECT_EQ(sizeOf(U.anyType), 16);
  EXPECT_EQ(sizeOf(func({})), 8);
  EXPECT_EQ(sizeOf(basic(BasicKind::Complex64)), 8);
  EXPECT_EQ(alignOf(basic(BasicKind::Complex64)), 4);
  EXPECT_EQ(alignOf(basic(BasicKind::Complex128)), 8);
  EXPECT_EQ(sizeOf(basic(BasicKind::UnsafePointer)), 8);
}

TEST_F(SizesOf, StructsArePadded) {
  Struct *T = fields({i8(), i32(), i8(), i64(), i16()});
  EXPECT_EQ(fieldOffsets(T), (std::vector<int64_t>{0, 4, 8, 16, 24}));
  EXPECT_EQ(sizeOf(T), 32);
  EXPECT_EQ(alignOf(T), 8);
  EXPECT_EQ(sizeOf(array(fields({i16(), i8()}), 3)), 12);
}

TEST_F(SizesOf, TrailingZeroSizeFieldsGetAByte) {
  Type *Empty = fields({});
  EXPECT_EQ(sizeOf(Empty), 0);
  EXPECT_EQ(sizeOf(fields({Empty, Empty})), 0);
  EXPECT_EQ(sizeOf(fields({i32(), Empty})), 8);
  EXPECT_EQ(sizeOf(fields({Empty, i32()})), 4);
  EXPECT_EQ(sizeOf(fields({i8(), array(i64(), 0)})), 16);
  EXPECT_EQ(sizeOf(array(i64(), 0)), 0);
  EXPECT_EQ(alignOf(array(i64(), 0)), 8);
}

TEST_F(SizesOf, OverflowIsMinusOne) {
  Type *Huge = array(i64(), INT64_MAX / 8);
  EXPECT_EQ(sizeOf(Huge), INT64_MAX / 8 * 8);
  EXPECT_EQ(sizeOf(array(i64(), INT64_MAX / 8 + 1)), -1);
  EXPECT_EQ(sizeOf(array(Huge, 2)), -1);
  Struct *T = fields({Huge, i64(), i64()});
  EXPECT_EQ(sizeOf(T), -1);
  EXPECT_EQ(fieldOffsets(T), (std::vector<int64_t>{0, INT64_MAX / 8 * 8, -1}));
  EXPECT_EQ(sizeOf(array(array(i64(), INT64_MAX), 0)), 0);
}

TEST_F(SizesOf, DeepAndWideNesting) {
  // A chain no stack could follow, and a tree of 2^100 leaves.
  Type *Deep = i8();
  for (int I = 0; I < 200000; ++I)
    Deep = fields({Deep});
  EXPECT_EQ(sizeOf(Deep), 1);
  Type *Wide = fields({});
  for (int I = 0; I < 100; ++I)
    Wide = fields({Wide, Wide});
  EXPECT_EQ(sizeOf(Wide), 0);
}

TEST_F(SizesOf, PartsMayOccurAtSeveralDepths) {
  Named *Part = named("Part", fields({i64(), i8()}));
  Named *Outer = named("Outer", fields({Part, i8()}));
  EXPECT_EQ(sizeOf(fields({Part, Outer})), 40);
  EXPECT_EQ(sizeOf(fields({Outer, Part})), 40);
}

TEST_F(SizesOf, InvalidTypesAreHarmless) {
  Named *Self = named("Self");
  Self->Underlying = fields({i8(), Self});
  EXPECT_GE(sizeOf(Self), 0);
  EXPECT_EQ(sizeOf(array(i64(), -1)), 0);
  EXPECT_GE(sizeOf(invalidType()), 0);
  EXPECT_GE(sizeOf(named("Open")), 0);
}

TEST_F(SizesOf, AtomicAlign64) {
  Package Atomic("sync/atomic", name("atomic"));
  Named *Align = named("align64", fields({}));
  Align->Obj->Pkg = &Atomic;
  EXPECT_EQ(alignOf(Align), 8);
  EXPECT_EQ(sizeOf(fields({Align, i32()})), 8);
}

} // namespace
