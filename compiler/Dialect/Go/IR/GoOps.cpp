//===- GoOps.cpp - Generated definitions of the ops -----------------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

#define GET_OP_CLASSES
#include "compiler/Dialect/Go/IR/GoOps.cpp.inc"
