//===- GoOps.td - All ops of the go dialect -----------------*- tablegen -*-===//

#ifndef ZOKOR_GO_OPS_TD
#define ZOKOR_GO_OPS_TD

include "GoModuleOps.td"
include "GoCallOps.td"
include "GoMemoryOps.td"
include "GoArithOps.td"
include "GoAggregateOps.td"
include "GoSliceStringOps.td"
include "GoMapOps.td"
include "GoChanOps.td"
include "GoInterfaceOps.td"
include "GoDeferOps.td"
include "GoGCOps.td"

#endif // ZOKOR_GO_OPS_TD
