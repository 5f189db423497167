#!/usr/bin/env python3
"""Measures how much of the processors' time of an export is spent outside the voice and the encoder:
the key sample to MP3 under perf, its samples sorted by the library that was running.

The voice is libespeak-ng with the random numbers and the mathematics that it calls; the encoder is
LAME with its mathematics. All the rest is counted as ours: the kernel, the C library, starting.

    bench_cpu.py [--runs N]
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from export_peers import KEY_SAMPLE, LECTERN, missing  # noqa: E402

ASKED = 0.15
LINE = re.compile(r"^\s*([\d.]+)%\s+(\S+)\s+(.*)$")


def part_of(library, symbol):
    if library.startswith("libespeak") or "random" in symbol:
        return "voice"
    if library.startswith("libmp3lame"):
        return "encoder"
    if library.startswith("libm.so"):
        return "mathematics"
    return library


def profile(folder):
    """Per cent of all samples, by part."""
    data = os.path.join(folder, "perf.data")
    subprocess.run(["perf", "record", "-q", "-F", "2000", "-o", data, LECTERN, "export", "--quiet", "--force",
                    "-o", os.path.join(folder, "out"), KEY_SAMPLE],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    report = subprocess.run(["perf", "report", "-i", data, "--stdio", "--sort", "dso,symbol"], check=True, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    parts = {}
    for line in report.splitlines():
        match = LINE.match(line)
        if match:
            part = part_of(match[2], match[3])
            parts[part] = parts.get(part, 0) + float(match[1])
    return parts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    absent = missing("perf")
    if absent:
        print(f"left out: {', '.join(absent)} not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            runs = [profile(folder) for _ in range(options.runs)]
        except subprocess.CalledProcessError:
            print("left out: perf may not measure here")
            return
    outside = [100 - sum(run.get(part, 0) for part in ("voice", "encoder", "mathematics")) for run in runs]
    first = sorted(runs[0].items(), key=lambda item: -item[1])
    print(", ".join(f"{part} {share:.1f} %" for part, share in first if share >= 0.5))
    print(f"outside voice and encoder {statistics.median(outside):.1f} % (asked: at most {ASKED * 100:.0f} %)")


main()
