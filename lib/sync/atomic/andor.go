package atomic

// What Go 1.23 added: And and Or, with the old value as their result. The
// compiler knows the functions.

// AndInt32 sets *addr to *addr & mask and returns what it was.
func AndInt32(addr *int32, mask int32) (old int32)

// AndUint32 sets *addr to *addr & mask and returns what it was.
func AndUint32(addr *uint32, mask uint32) (old uint32)

// AndInt64 sets *addr to *addr & mask and returns what it was.
func AndInt64(addr *int64, mask int64) (old int64)

// AndUint64 sets *addr to *addr & mask and returns what it was.
func AndUint64(addr *uint64, mask uint64) (old uint64)

// AndUintptr sets *addr to *addr & mask and returns what it was.
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr)

// OrInt32 sets *addr to *addr | mask and returns what it was.
func OrInt32(addr *int32, mask int32) (old int32)

// OrUint32 sets *addr to *addr | mask and returns what it was.
func OrUint32(addr *uint32, mask uint32) (old uint32)

// OrInt64 sets *addr to *addr | mask and returns what it was.
func OrInt64(addr *int64, mask int64) (old int64)

// OrUint64 sets *addr to *addr | mask and returns what it was.
func OrUint64(addr *uint64, mask uint64) (old uint64)

// OrUintptr sets *addr to *addr | mask and returns what it was.
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr)

// And sets x to x & mask and returns what it was.
func (x *Int32) And(mask int32) (old int32) { return AndInt32(&x.v, mask) }

// Or sets x to x | mask and returns what it was.
func (x *Int32) Or(mask int32) (old int32) { return OrInt32(&x.v, mask) }

// And sets x to x & mask and returns what it was.
func (x *Uint32) And(mask uint32) (old uint32) { return AndUint32(&x.v, mask) }

// Or sets x to x | mask and returns what it was.
func (x *Uint32) Or(mask uint32) (old uint32) { return OrUint32(&x.v, mask) }

// And sets x to x & mask and returns what it was.
func (x *Int64) And(mask int64) (old int64) { return AndInt64(&x.v, mask) }

// Or sets x to x | mask and returns what it was.
func (x *Int64) Or(mask int64) (old int64) { return OrInt64(&x.v, mask) }

// And sets x to x & mask and returns what it was.
func (x *Uint64) And(mask uint64) (old uint64) { return AndUint64(&x.v, mask) }

// Or sets x to x | mask and returns what it was.
func (x *Uint64) Or(mask uint64) (old uint64) { return OrUint64(&x.v, mask) }

// And sets x to x & mask and returns what it was.
func (x *Uintptr) And(mask uintptr) (old uintptr) { return AndUintptr(&x.v, mask) }

// Or sets x to x | mask and returns what it was.
func (x *Uintptr) Or(mask uintptr) (old uintptr) { return OrUintptr(&x.v, mask) }
