//===- EscapeGraph.h - Where addresses may flow -----------------*- C++ -*-===//
//
// The algorithm of gc's escape analysis (cmd/compile/internal/escape), on SSA
// values instead of syntax.
//
// Two invariants have to hold: no pointer to a stack object is stored in the
// heap, and none outlives its object, which ends when its function returns or,
// in a loop, when the op that makes it is executed again.
//
// A batch of functions is one graph. Its vertices are locations: every object
// that an op makes (a variable, new(T), a closure), every SSA value that holds
// pointers, parameters, results, and the heap. An edge dst <- src with
// `derefs` = n says that dst may be assigned src with n dereferences; -1 is the
// address of src:
//
//     %p = go.new            p <- object of go.new, -1
//     %q = go.load %p        q <- p, 1
//     go.store %v, %p        object of go.new <- v, 0
//     go.store %v, %other    heap <- v, 0 (if nobody knows where it points)
//
// Parts of an object are not told apart, and the order of assignments does
// not count. The least number of dereferences on a path root <- ... <- x, where
// the sum never falls below zero before its last edge, tells what of x reaches
// the root: below zero, its address. If the root outlives x then, x belongs to
// the heap, and so does whatever it points to: it becomes a root itself.
//
// What a parameter passes on to the heap and to results is its tag (Leaks);
// callers that are not in the batch use it instead of the body.
//
// Differences from gc, each of them more precise: variables that are SSA values
// are distinguished by assignment, and a store through a pointer that can only
// point to known objects of the batch is an assignment to them.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PASSES_ESCAPEGRAPH_H
#define ZOKOR_PASSES_ESCAPEGRAPH_H

#include "llvm/ADT/SmallVector.h"

#include <cstdint>

namespace zokor::passes::escape {

/// What a parameter leaks: the least number of dereferences after which it
/// reaches the heap or a result, -1 if it does not.
struct Leaks {
  static constexpr int8_t None = -1;
  int8_t Heap = None;
  llvm::SmallVector<int8_t, 2> Results;

  void addHeap(int Derefs) { add(Heap, Derefs); }
  void addResult(unsigned Result, int Derefs);
  bool empty() const;
  /// Forgets flows to results that the flow to the heap includes.
  void simplify();

private:
  static void add(int8_t &Level, int Derefs);
};

/// Index of a location; 0 is the heap.
using Loc = uint32_t;
inline constexpr Loc Heap = 0;

class Graph {
public:
  enum class Kind : uint8_t { Heap, Object, Value, Result };

  Graph();

  /// A function of the batch. Closures of a function may refer to its
  /// variables, so they are in the same batch.
  unsigned addFunction();
  /// Inner's closure object is made in Outer.
  void setClosureOf(unsigned Inner, unsigned Outer);
  /// Nothing but a call in the function that makes the closure uses it: what
  /// it returns lives as long as that call's function, not longer.
  void setCalledDirectly(unsigned Func) { Funcs[Func].CalledDirectly = true; }

  Loc add(Kind K, unsigned Func, unsigned LoopDepth);
  /// Makes L the parameter Index of its function.
  void setParameter(Loc L, unsigned Index, unsigned NumResults);
  /// Makes L the result Index of its function.
  void setResult(Loc L, unsigned Index) { Locs[L].Index = int(Index); }
  /// L is where a loop is entered, so that it may hold something of an earlier
  /// iteration: its address flows have to be looked at.
  void setRoot(Loc L) { Locs[L].IsRoot = true; }
  /// The object cannot be on a stack.
  void setEscapes(Loc L) { Locs[L].Escapes = true; }

  /// Dst may be assigned Src after `Derefs` dereferences.
  void flow(Loc Dst, Loc Src, int Derefs);

  /// Finds all objects that escape. If that takes too long (functions beyond
  /// all measure), everything does.
  void solve();

  bool escapes(Loc L) const { return Locs[L].Escapes; }
  Leaks leaks(Loc Parameter) const;
  size_t size() const { return Locs.size(); }

private:
  struct Edge {
    Loc Src;
    int Derefs;
  };
  struct Location {
    explicit Location(Kind K) : K(K) {}
    Kind K;
    bool Escapes = false, Queued = false, IsRoot = false;
    unsigned Func = 0, Depth = 0;
    int Index = -1;    ///< of a result
    int Param = -1;    ///< index into Params
    int Derefs = 0;    ///< from the root of the current walk
    unsigned Walk = 0; ///< the walk that reached it last
    llvm::SmallVector<Edge, 2> In;
  };
  struct Function {
    llvm::SmallVector<unsigned, 1> Outer;
    bool CalledDirectly = false;
  };

  bool isInside(unsigned Inner, unsigned Outer) const;
  bool outlives(const Location &Root, const Location &Other) const;
  void walk(Loc Root);
  void enqueue(Loc L);
  void leak(Location &Param, const Location &Root, int Derefs);
  void giveUp();

  llvm::SmallVector<Location, 0> Locs;
  llvm::SmallVector<Function, 0> Funcs;
  llvm::SmallVector<Leaks, 0> Params;
  llvm::SmallVector<Loc> Queue;
  unsigned Walks = 0;
  uint64_t Steps = 0;
};

} // namespace zokor::passes::escape

#endif // ZOKOR_PASSES_ESCAPEGRAPH_H
