#!/usr/bin/env python3
"""Measures zokor's front end beside Go's own, in one run.

usage: frontend.py --build FOLDER [--rounds N] [--json FILE]

Go's side is test/bench/gotypes: go/parser and go/types of the same library,
compiled by gc, reading the same sources. The two take turns, so that what else
happens on the machine hits both; the table shows medians of the rounds, the
spread, and their ratio (above 1: zokor is faster, or smaller).
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
GO = "/usr/lib/go-1.19/bin/go"
PARSE_ROUNDS = 4  # in one process; the first warms up and does not count


def environment(build):
    env = {k: v for k, v in os.environ.items() if not k.startswith("GO")}
    cache = build / "test" / "bench"
    cache.mkdir(parents=True, exist_ok=True)
    env.update(
        GO111MODULE="off", CGO_ENABLED="0", GOCACHE=str(cache / "gocache"),
        GOPATH=str(cache / "gopath"), HOME=str(cache),
    )  # fmt: skip
    return env


def run_measured(command, env):
    """Runs a command; returns its output, seconds, CPU seconds, peak MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))[:200]}: status {process.returncode}\n{output}")
    return output, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def parse_rounds(command, files, env):
    """Lines a second of each round but the first."""
    done = subprocess.run(
        command, env=env, input=files, stdout=subprocess.PIPE, text=True, check=True
    )
    rounds = [line.split() for line in done.stdout.splitlines()]
    return [float(lines) / float(seconds) for lines, seconds in rounds[1:]]


class Table:
    """Collects measurements of both sides and prints them."""

    def __init__(self):
        self.rows = {}  # title -> (unit, less is better, zokor's, Go's)

    def add(self, title, unit, less, side, values):
        row = self.rows.setdefault(title, (unit, less, [], []))
        row[2 + side].extend(values)

    def show(self):
        print(f"{'':<36}{'zokor':>22}{'Go':>22}{'ratio':>8}")
        for title, (unit, less, ours, theirs) in self.rows.items():
            a, b = statistics.median(ours), statistics.median(theirs)
            ratio = b / a if less else a / b
            print(f"{title + ', ' + unit:<36}{spread(ours):>22}{spread(theirs):>22}{ratio:>7.2f}x")

    def as_json(self):
        return {
            title: {"unit": unit, "zokor": ours, "go": theirs}
            for title, (unit, _, ours, theirs) in self.rows.items()
        }


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def spread(values):
    half = (max(values) - min(values)) / 2 / statistics.median(values) * 100
    return f"{number(statistics.median(values))} ±{half:.0f} %"


def measure_checks(title, packages, sides, env, table, lines):
    for side, command in enumerate(sides):
        _, seconds, cpu, memory = run_measured([*command, *packages], env)
        if lines:
            table.add(f"{title} with bodies", "lines/s", False, side, [lines / seconds])
        else:
            table.add(title, "s", True, side, [seconds])
        table.add(f"{title}, processor time", "s", True, side, [cpu])
        table.add(f"{title}, peak memory", "MB", True, side, [memory])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=pathlib.Path)
    args = parser.parse_args()

    build = args.build.resolve()
    env = environment(build)
    gotypes = build / "test" / "bench" / "gotypes"
    subprocess.run(
        [GO, "build", "-o", gotypes, "."], cwd=HERE / "gotypes", env=env, check=True
    )
    listing = subprocess.run(
        [GO, "list", "-f", '{{.ImportPath}}{{range .GoFiles}} {{$.Dir}}/{{.}}{{end}}', "std"],
        env=env, stdout=subprocess.PIPE, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    # A package that has only tests cannot be checked by itself.
    std = [p for p in map(str.split, listing) if p[1:] and not p[0].startswith("vendor/")]
    packages = [p[0] for p in std]
    files = [f for p in std for f in p[1:]]
    lines = sum(pathlib.Path(f).read_bytes().count(b"\n") for f in files)
    print(f"std: {len(packages)} packages, {len(files)} files, {lines:,} lines")
    print(f"medians of {args.rounds} rounds in turns, half the range behind ±\n")

    zokor = [str(build / "bin" / "zokor"), "check"]
    parsers = [build / "bin" / "zokor-bench-parse", gotypes]
    table = Table()
    for _ in range(args.rounds):
        for side, program in enumerate(parsers):
            command = [program] + (["parse"] if side else []) + [str(PARSE_ROUNDS)]
            speeds = parse_rounds(command, "\n".join(files), env)
            table.add("parse std", "lines/s", False, side, speeds)
        sides = [zokor, [str(gotypes), "check"]]
        measure_checks("check std", packages, sides, env, table, lines)
        measure_checks("check net/http", ["net/http"], sides, env, table, lines=0)
    table.show()
    if args.json:
        args.json.write_text(json.dumps(table.as_json(), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
