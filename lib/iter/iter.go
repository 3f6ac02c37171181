// Package iter has the types of iterators: functions that call yield for each
// element of a sequence until it returns false. `for x := range seq` makes such
// calls with the loop's body as yield.
package iter

// Seq is a sequence of values.
type Seq[V any] func(yield func(V) bool)

// Seq2 is a sequence of pairs, of keys and values mostly.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull turns a sequence inside out: each call of next returns one value. ok is
// false, and the value zero, after the last. stop ends the sequence early, and
// has to be called if next has not returned false; it may be called at any time
// and more than once. Neither may be called while the other runs.
//
// If seq panics or ends its goroutine, the call of next or stop does.
func Pull[V any](seq Seq[V]) (next func() (v V, ok bool), stop func()) {
	var value V
	c := newCoroutine(func(suspend func() bool) {
		seq(func(v V) bool {
			value = v
			return suspend()
		})
	})
	next = func() (v V, ok bool) {
		if !c.resume() {
			return v, false
		}
		v, value = value, v
		return v, true
	}
	return next, c.stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (k K, v V, ok bool), stop func()) {
	var key K
	var value V
	c := newCoroutine(func(suspend func() bool) {
		seq(func(k K, v V) bool {
			key, value = k, v
			return suspend()
		})
	})
	next = func() (k K, v V, ok bool) {
		if !c.resume() {
			return k, v, false
		}
		k, key = key, k
		v, value = value, v
		return k, v, true
	}
	return next, c.stop
}
