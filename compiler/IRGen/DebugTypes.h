//===- DebugTypes.h - What debuggers are told of a package ------*- C++ -*-===//

#ifndef ZOKOR_IRGEN_DEBUGTYPES_H
#define ZOKOR_IRGEN_DEBUGTYPES_H

#include "compiler/IRGen/FuncGen.h"

namespace zokor::irgen {

/// Describes the types of all variables, and the types that those consist of,
/// in the attribute `go.types` of the module. To be called when all functions
/// are generated.
void describeTypes(ModuleGen &M);

/// Adds the blocks of Body that declare variables to the attribute `go.blocks`
/// of the function: line and column of begin and end of each, outer ones
/// first.
void describeBlocks(FuncGen &F, ast::BlockStmt *Body);

/// The variable V of an enclosing function lies where Addr, a captured pointer,
/// points.
void describeCapture(FuncGen &F, Var *V, Value Addr);

/// The parameter V lies where Arg points, without a go.var.
void describeParam(FuncGen &F, Var *V, Value Arg);

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_DEBUGTYPES_H
