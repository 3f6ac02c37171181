// RUN: %zokor tool dump-ast -skip-bodies %s | FileCheck %s
// A skipped body is passed over whatever braces, quotes and comments it holds.

package p

// CHECK: FuncDecl {{.*}} f body skipped
func f() {
	_ = "}" + `}` + string('}') + "\"}" // }
	/* } */
	{
		{
		}
	}
}

// CHECK: FuncDecl {{.*}} g{{$}}
func g()

// CHECK: FuncDecl {{.*}} h body skipped
func h() int { return 1 }
