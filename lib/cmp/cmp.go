// Package cmp compares values that have an order.
package cmp

// Ordered is the constraint of types with the operators < <= >= >.
//
// Floating-point types are among them: their NaNs are in no order by the
// operators, but are the least values for the functions of this package.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 |
		~string
}

// isNaN is constant for all types but floating-point ones.
func isNaN[T Ordered](x T) bool { return x != x }

// Less reports whether x comes before y.
func Less[T Ordered](x, y T) bool {
	return x < y || isNaN(x) && !isNaN(y)
}

// Compare returns -1 if x comes before y, +1 if it comes behind, and 0 if they
// are equal. A NaN is equal to a NaN, and -0 to 0.
func Compare[T Ordered](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return +1
	case x == y:
		return 0
	}
	// There is a NaN.
	switch {
	case !isNaN(y):
		return -1
	case !isNaN(x):
		return +1
	}
	return 0
}

// Or returns the first of its arguments that is not zero, or zero.
func Or[T comparable](values ...T) T {
	var zero T
	for _, v := range values {
		if v != zero {
			return v
		}
	}
	return zero
}
