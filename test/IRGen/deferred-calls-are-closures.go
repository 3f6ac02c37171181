// RUN: %zokor build -emit=go %s | FileCheck %s

// go and defer take a closure without parameters. What has none already is
// used as it is; else a made closure holds function and arguments.

package main

type I interface{ m(int) }

func plain() {}

func withArg(x [10]int, y int) {}

// CHECK-LABEL: go.func @main.f(
// CHECK: %[[PLAIN:.*]] = go.func.addr @"main.plain\C2\B7f"
// CHECK-NEXT: go.defer %[[PLAIN]]
// CHECK: %[[COPY:.*]] = go.var "~arg" : !go.array<10 x i64>
// CHECK: %[[W:.*]] = go.closure.make @main.f.deferwrap1(%[[COPY]], %{{.*}})
// CHECK: go.defer %[[W]]
// CHECK: %[[WORD:.*]] = go.iface.word %[[I:.*]] : !go.iface
// CHECK-NEXT: go.check.nil %[[WORD]]
// CHECK: go.closure.make @main.f.gowrap1(%[[I]], %{{.*}})
// CHECK: go.closure.make @main.f.deferwrap2(%{{.*}}) {{.*}} !go.chan
func f(i I, a [10]int, c chan int) {
	defer plain()
	defer withArg(a, 2)
	go i.m(3)
	defer close(c)
}

// CHECK-LABEL: go.func @main.f.deferwrap1({{.*}}wrapper
// CHECK: go.call @main.withArg(

// CHECK-LABEL: go.func @main.f.gowrap1({{.*}}wrapper
// CHECK: go.call.iface %{{.*}} "m"[0 of @"type:main.I"]

// CHECK-LABEL: go.func @main.f.deferwrap2({{.*}}wrapper
// CHECK: go.chan.close

func main() { f(nil, [10]int{}, nil) }
