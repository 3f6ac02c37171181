"""Runs the unit tests, the lit tests and Go's own tests of a build folder.

`utils/dev test` calls this after building. The numbers in the table count
single tests: a TEST of a unit test program, a lit file, a file of Go's test
suite. The last line adds them up.
"""

import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# How long each fuzzer runs as part of the tests; `utils/dev fuzz` runs longer.
FUZZ_SECONDS = 30


class Count:
    """Results of one row of the table."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0


def run_unit_tests(build, jobs, pattern, rows, failures):
    """Runs ctest; every GoogleTest program writes its results as JSON."""
    results = build / "test" / "unit-results"
    shutil.rmtree(results, ignore_errors=True)
    results.mkdir(parents=True)
    env = dict(os.environ, GTEST_OUTPUT=f"json:{results}/")
    if pattern:
        env["GTEST_FILTER"] = f"*{pattern}*"
    listing = subprocess.run(
        ["ctest", "--show-only=json-v1"], cwd=build, capture_output=True, text=True
    )
    programs = [
        pathlib.Path(t["command"][0]).name
        for t in json.loads(listing.stdout).get("tests", [])
        if "command" in t
    ]
    if not programs:
        return
    done = subprocess.run(
        ["ctest", "-j", str(jobs), "--output-on-failure", "--timeout", "600"],
        cwd=build,
        env=env,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(done.stdout)
    for program in programs:
        file = results / f"{program}.json"
        row = rows[f"unit/{program}"]
        try:
            report = json.loads(file.read_text())
        except (OSError, ValueError):
            row.failed += 1
            failures.append(f"unit/{program} (crashed, or was not built)")
            continue
        for suite in report["testsuites"]:
            for test in suite["testsuite"]:
                if test.get("failures"):
                    row.failed += 1
                    failures.append(f"unit/{program}: {suite['name']}.{test['name']}")
                elif test["result"] == "SKIPPED" or test["status"] == "NOTRUN":
                    row.skipped += 1
                else:
                    row.passed += 1


def run_lit(build, jobs, pattern, quick, rows, failures):
    """Runs lit; the tests of go-suite/ count through the reports they write."""
    output = build / "test" / "lit-results.json"
    output.unlink(missing_ok=True)
    for report in (build / "test" / "go-suite").glob("*.json"):
        report.unlink()
    lit = lit_program(build)
    command = [lit, "-j", str(jobs), "-s", "-v", "-o", str(output)]
    command += ["--allow-empty-runs"]
    if pattern:
        command += ["--filter", pattern]
    if quick:
        command += ["--filter-out", "go-suite/|std-suite/"]
    done = subprocess.run([*command, str(build / "test")])
    try:
        tests = json.loads(output.read_text())["tests"]
    except (OSError, ValueError, KeyError):
        if done.returncode:
            rows["lit"].failed += 1
            failures.append("lit itself failed")
        return
    for test in tests:
        name = test["name"].removeprefix("zokor :: ")
        row = rows["lit/" + os.path.dirname(name)]
        if name.startswith("go-suite/"):
            if add_go_suite(build, name, rows, failures):
                continue
            row = rows["lit/go-suite"]
        if test["code"] in ("PASS", "XFAIL", "FLAKYPASS"):
            row.passed += 1
        elif test["code"] in ("UNSUPPORTED", "SKIPPED", "EXCLUDED"):
            row.skipped += 1
        else:
            row.failed += 1
            failures.append(f"test/{name} ({test['code'].lower()})")


def add_go_suite(build, name, rows, failures):
    """Counts the files that one test of go-suite/ ran. An expected failure
    counts as skipped: it is listed, with a reason, in expected-failures.txt."""
    kind = pathlib.Path(name).stem
    try:
        report = json.loads((build / "test" / "go-suite" / f"{kind}.json").read_text())
    except (OSError, ValueError):
        return False
    row = rows[f"go-suite/{kind}"]
    row.passed += len(report["passed"])
    row.skipped += len(report["expected_failures"])
    bad = report["unexpected_failures"] + report["unexpected_passes"]
    row.failed += len(bad)
    failures += [f"go-suite/{kind}: {test}" for test in report["unexpected_failures"]]
    failures += [
        f"go-suite/{kind}: {test} passes, but is listed as an expected failure"
        for test in report["unexpected_passes"]
    ]
    if report["problem"]:
        row.failed += 1
        failures.append(f"go-suite/{kind}: {report['problem']}")
    return True


def run_fuzzers(programs, rows, failures):
    """A short run of each fuzzer; a finding fails the test."""
    common = ROOT / "utils" / "dev.d" / "common.sh"
    for program in programs:
        script = (
            f'ZOKOR_ROOT="{ROOT}"; . "{common}"; '
            f'fuzz "$(build_folder asan)" {program} {FUZZ_SECONDS}'
        )
        done = subprocess.run(
            ["bash", "-c", script], capture_output=True, text=True, errors="replace"
        )
        row = rows[f"fuzz/{program}"]
        if done.returncode:
            row.failed += 1
            failures.append(f"fuzz/{program}")
            print(done.stdout[-2000:], done.stderr[-8000:])
        else:
            row.passed += 1


def lit_program(build):
    for line in (build / "CMakeCache.txt").read_text().splitlines():
        if line.startswith("ZOKOR_LIT:"):
            return line.split("=", 1)[1]
    return "lit"


def print_table(rows):
    print(f"\n{'':<40} {'passed':>7} {'failed':>7} {'skipped':>8}")
    for name in sorted(rows):
        row = rows[name]
        if row.passed or row.failed or row.skipped:
            print(f"{name:<40} {row.passed:>7} {row.failed:>7} {row.skipped:>8}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--fuzzer", action="append", default=[])
    parser.add_argument("filter", nargs="?", default="")
    args = parser.parse_args()

    start = time.monotonic()
    rows = collections.defaultdict(Count)
    failures = []
    sys.stdout.reconfigure(line_buffering=True)
    run_unit_tests(args.build, args.jobs, args.filter, rows, failures)
    run_lit(args.build, args.jobs, args.filter, args.quick, rows, failures)

    run_fuzzers(args.fuzzer, rows, failures)

    print_table(rows)
    if failures:
        print("\nfailed:")
        for failure in failures:
            print(f"  {failure}")
    total = Count()
    for row in rows.values():
        total.passed += row.passed
        total.failed += row.failed
        total.skipped += row.skipped
    if not total.passed + total.failed:
        print(f"\nno test matches '{args.filter}'")
        total.failed = 1
    print(f"\nfinished in {time.monotonic() - start:.0f} s")
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
