"""Reads the output of `zokor tool diagnose` and the list of exemptions."""

import pathlib
import sys

output, exemptions = map(pathlib.Path, sys.argv[1:])
tests = exemptions.resolve().parents[3]

covered = {}
for line in output.read_text().splitlines():
    name, colon, result = line.partition(": ")
    if colon and name.isidentifier():
        covered[name] = result

problems = []
exempt = set()
for line in exemptions.read_text().splitlines():
    if not line or line.startswith("#"):
        continue
    name, where, *_ = line.split(None, 2)
    exempt.add(name)
    if name not in covered:
        problems.append(f"{name}: exempted, but there is no such kind")
    elif covered[name] == "ok":
        problems.append(f"{name}: exempted, but its example is a test")
    elif where != "-" and not (tests / where).exists():
        problems.append(f"{name}: there is no test/{where}")
for name, result in covered.items():
    if result != "ok" and name not in exempt:
        problems.append(f"{name}: {result}, and it is not in exemptions.txt")
if not covered:
    problems.append("no kinds at all")
print("\n".join(problems))
sys.exit(1 if problems else 0)
