#!/usr/bin/env python3
"""Measures programs compiled by zokor beside the same programs compiled by gc,
and loops over slices beside the same loops in C.

usage: programs.py --build FOLDER [--rounds N] [--json FILE] [NAME...]

programs/*.go are whole programs, each with mallocs.go, which counts their
allocations; kernels/*.go have a twin in C (clang-22 -O2). The compilers take
turns in each round, so that what else happens on the machine hits all; the
table shows medians of the rounds in seconds of processor time and ratios
(above 1: zokor is faster). gc runs with GOMAXPROCS=1 and GOGC=off while zokor
has one P and collects nothing, so that both do the same work.
"""

import argparse
import json
import math
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
GO = "/usr/lib/go-1.19/bin/go"
# Programs whose time is arithmetic and memory, not the runtime.
COMPUTE = {"fib", "nbody", "spectralnorm", "fannkuch", "mandelbrot", "matmul", "sieve", "sort"}


def environment(scratch):
    env = {k: v for k, v in os.environ.items() if not k.startswith("GO")}
    env.update(
        GO111MODULE="off", CGO_ENABLED="0", GOCACHE=str(scratch / "gocache"),
        GOPATH=str(scratch / "gopath"), HOME=str(scratch), GOMAXPROCS="1", GOGC="off",
    )  # fmt: skip
    return env


def build(command, env):
    start = time.monotonic()
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        print(f"{' '.join(map(str, command))}\n{done.stdout}", file=sys.stderr)
        return None
    return time.monotonic() - start


def run(program, env, limit):
    """Processor seconds and what the program printed; None if it failed."""
    before = os.times()
    try:
        done = subprocess.run([program], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, f"more than {limit} s"
    after = os.times()
    seconds = after.children_user - before.children_user + after.children_system - before.children_system
    if done.returncode:
        return None, f"status {done.returncode}: {done.stdout[-200:]}"
    return seconds, done.stdout


def measure(title, sides, rounds, env):
    """Runs the sides in turns; a row with the medians, or None."""
    times, outputs = {s: [] for s in sides}, {}
    for _ in range(rounds):
        for side, program in sides.items():
            seconds, output = run(program, env, 120)
            if seconds is None:
                print(f"{title}: {side} failed: {output}", file=sys.stderr)
                return None
            times[side].append(seconds)
            outputs[side] = output
    sums = {re.sub(r"mallocs .*\n", "", o) for o in outputs.values()}
    if len(sums) != 1:
        print(f"{title}: the outputs differ: {outputs}", file=sys.stderr)
        return None
    row = {side: statistics.median(t) for side, t in times.items()}
    for side, output in outputs.items():
        if found := re.search(r"mallocs (\d+)", output):
            row[side + " mallocs"] = int(found[1])
    return row


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else float("nan")


def selected(folder, names):
    for source in sorted((HERE / folder).glob("*.go")):
        if source.name != "mallocs.go" and (not names or source.stem in names):
            yield source


def measure_programs(args, zokor, scratch, env):
    rows, failed = {}, 0
    print(f"{'program':<16}{'zokor, s':>10}{'gc, s':>10}{'ratio':>8}{'mallocs':>12}{'gc':>12}")
    for source in selected("programs", args.names):
        files = [HERE / "programs" / "mallocs.go", source]
        ours, theirs = scratch / f"{source.stem}.zokor", scratch / f"{source.stem}.gc"
        if build([zokor, "build", "-o", ours, *files], env) is None or build([GO, "build", "-o", theirs, *files], env) is None:
            failed += 1
            continue
        row = measure(source.stem, {"zokor": ours, "gc": theirs}, args.rounds, env)
        if not row:
            failed += 1
            continue
        # A program whose work was optimized away has no ratio.
        ratio = f"{row['gc'] / row['zokor']:>7.2f}x" if row["zokor"] > 0.02 else f"{'-':>8}"
        if row["zokor"] > 0.02:
            rows[source.stem] = row
        print(f"{source.stem:<16}{row['zokor']:>10.3f}{row['gc']:>10.3f}{ratio}"
              f"{row['zokor mallocs']:>12,}{row['gc mallocs']:>12,}", flush=True)  # fmt: skip
    ratio = lambda keep: geometric_mean([r["gc"] / r["zokor"] for n, r in rows.items() if keep(n)])
    print(f"geometric mean: computation {ratio(COMPUTE.__contains__):.2f}x, all {ratio(lambda n: True):.2f}x\n")
    return rows, failed


def measure_kernels(args, zokor, scratch, env):
    rows, failed = {}, 0
    print(f"{'kernel':<16}{'zokor, s':>10}{'C, s':>10}{'gc, s':>10}{'zokor/C':>9}{'gc/zokor':>10}")
    for source in selected("kernels", args.names):
        sides = {side: scratch / f"kernel-{source.stem}.{side}" for side in ("zokor", "C", "gc")}
        commands = (
            [zokor, "build", "-o", sides["zokor"], source],
            ["clang-22", "-O2", "-o", sides["C"], source.with_suffix(".c")],
            [GO, "build", "-o", sides["gc"], source],
        )
        row = None
        if all(build(command, env) is not None for command in commands):
            row = measure(source.stem, sides, args.rounds, env)
        if not row:
            failed += 1
            continue
        rows[source.stem] = row
        print(f"{source.stem:<16}{row['zokor']:>10.3f}{row['C']:>10.3f}{row['gc']:>10.3f}"
              f"{row['zokor'] / row['C']:>8.2f}x{row['gc'] / row['zokor']:>9.2f}x", flush=True)  # fmt: skip
    return rows, failed


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    args = parser.parse_args()

    folder = args.build.resolve()
    scratch = folder / "test" / "bench"
    scratch.mkdir(parents=True, exist_ok=True)
    env = environment(scratch)
    zokor = folder / "bin" / "zokor"
    programs, failed = measure_programs(args, zokor, scratch, env)
    kernels, more = measure_kernels(args, zokor, scratch, env)
    if args.json:
        args.json.write_text(json.dumps({"programs": programs, "kernels": kernels}, indent=1))
    return 1 if failed + more else 0


if __name__ == "__main__":
    sys.exit(main())
