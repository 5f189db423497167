#!/usr/bin/env python3
"""Measures lectern export of an article of an hour and of one of ten: the peak memory of all
processes together (proportional set size, sampled), and whether time is linear.

    bench_long_article.py [--hours H]
"""
import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
from export_peers import LECTERN, write_article  # noqa: E402

BYTES_PER_SECOND = 64000 / 8  # of our MP3
WORDS_PER_HOUR = 9900
MOST_MEMORY_MIB = 80


def tree(pid):
    found = [pid]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{task}/children", encoding="ascii") as file:
                    found += [int(child) for child in file.read().split()]
        except OSError:
            pass  # gone meanwhile
    return found


def memory_kib(pid):
    total = 0
    for process in tree(pid):
        try:
            with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except OSError:
            pass
    return total


def export(folder, hours):
    """Seconds for each hour of sound, and MiB."""
    path = os.path.join(folder, f"{hours}-hours.txt")
    out = os.path.join(folder, f"out-{hours}")
    write_article(path, f"A Reading of {hours} Hours", hours * WORDS_PER_HOUR, 0)
    began = time.perf_counter()
    process = subprocess.Popen([LECTERN, "export", "--quiet", "-o", out, path], stdout=subprocess.DEVNULL)
    peak = 0
    done = threading.Event()

    def watch():
        nonlocal peak
        while not done.wait(0.1):
            peak = max(peak, memory_kib(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    if status != 0:
        sys.exit(f"lectern export failed with {status}")
    made = os.path.getsize(os.path.join(out, os.listdir(out)[0])) / BYTES_PER_SECOND / 3600
    print(f"an article of {made:4.1f} h ({os.path.getsize(path) / 1e6:.2f} MB of text) to MP3: {seconds:6.1f} s, "
          f"{seconds / made:5.2f} s an hour, peak memory {peak / 1024:5.1f} MiB in all processes", flush=True)
    return seconds / made, peak / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        short, _ = export(folder, 1)
        long, memory = export(folder, options.hours)
    print(f"memory {memory:.0f} MiB (asked: at most {MOST_MEMORY_MIB}); an hour of {options.hours} takes "
          f"{long / short:.2f} of what one hour alone does (linear: 1)")


main()
