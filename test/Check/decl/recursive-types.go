// RUN: %verify %s
// A type does not contain itself, and aliases do not stand for each other.

package p

type T1 struct{ x T1 } // ERROR "invalid recursive type T1"
type T2 struct{ x [2]T2 } // ERROR "invalid recursive type T2"
type T3 struct{ x T4 } // ERROR "invalid recursive type T3"
type T4 struct{ x struct{ y [1]T3 } }
type T5 T5 // ERROR "invalid recursive type T5"
type T6 T7 // ERROR "invalid recursive type T6"
type T7 T6
type T8 [2]T8 // ERROR "invalid recursive type T8"
type T9 interface{ T9 } // ERROR "invalid recursive type T9"
type T10 interface{ T11 } // ERROR "invalid recursive type T10"
type T11 interface {
	m()
	T10
}

type A1 = A1 // ERROR "invalid recursive type A1"
type A2 = A3 // ERROR "invalid recursive type A2"
type A3 = A2
type A4 = []A4 // ERROR "invalid recursive type A4"
type A5 = struct{ x *A5 } // ERROR "invalid recursive type A5"

type O1 *O1
type O2 []O2
type O3 map[string]O3
type O4 func(O4) O4
type O5 struct{ x *O5 }
type O6 chan O6
type O7 interface{ m(O7) O7 }
type O8 [2]*O8
type O9 = *O10
type O10 struct{ x O9 }
type O11 []O12
type O12 = O11

func local() {
	type T1 struct{ x T1 } // ERROR "invalid recursive type T1"
	type T2 T2 // ERROR "invalid recursive type T2"
	type O1 struct{ x *O1 }
	type T3 [2]T3 // ERROR "invalid recursive type T3"
}
