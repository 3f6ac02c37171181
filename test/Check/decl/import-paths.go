// RUN: %verify %s
// An import path is a non-empty string of graphic characters.

package p

import "" // ERROR "invalid import path \(empty string\)"
import "a b" // ERROR "invalid import path \(invalid character U\+0020 ' '\)"
import "a!b" // ERROR "invalid import path \(invalid character U\+0021 '!'\)"
import `a\b` // ERROR "invalid import path \(invalid character U\+005C '\\'\)"
import "a\x00b" // ERROR "invalid import path \(invalid character U\+0000\)"
import "\xff" // ERROR "invalid import path \(invalid character U\+FFFD '�'\)"
import "x[1]" // ERROR "invalid import path \(invalid character U\+005B '\['\)"
import "x\u200bz" // ERROR "invalid import path \(invalid character U\+200B\)"
