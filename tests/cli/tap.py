"""TAP for the tests in Python: what a test prints, a line for each thing that was looked at."""
import sys

_number = 0


def result(passed, name, detail=""):
    global _number
    _number += 1
    print("ok" if passed else "not ok", _number, "-", name)
    if not passed:
        for line in str(detail).splitlines()[:20]:
            print("#", line)
    sys.stdout.flush()


def skip(name, reason):
    global _number
    _number += 1
    print("ok", _number, "-", name, "# SKIP", reason)


def finish():
    print(f"1..{_number}")
