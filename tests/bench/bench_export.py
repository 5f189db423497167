#!/usr/bin/env python3
"""Measures lectern export.

 1. The key sample to MP3, against `espeak-ng --stdout | lame -b 64` on the same text, in turns so that
    a busy machine is unfair to both: medians, and their ratio. The sound of the two is not equally
    long (espeak-ng reads the page's menu too, and knows no pauses), so the rate is told as well.
 2. An article of ten hours, and one of an hour: time, and the peak memory of all processes together
    (proportional set size, sampled), which must not grow with the article but by its text.

    bench_export.py [--pairs N] [--hours H]
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(TOP, "build", "lectern"))
ARTICLE = os.path.join(TOP, "..", "shared", "corpus", "lupus-car-t.txt")
os.environ.setdefault("LECTERN_DATA", os.path.join(TOP, "voices"))
BYTES_PER_SECOND = 64000 / 8  # of a constant bit rate of 64 kbit/s
WORDS_PER_HOUR = 9900


def timed(command, **options):
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    return time.perf_counter() - began


def against_espeak(folder, pairs):
    wanted = [tool for tool in ("espeak-ng", "lame") if not shutil.which(tool)]
    if wanted or not os.path.exists(ARTICLE):
        print(f"left out: {' and '.join(wanted) or ARTICLE} is not here")
        return
    out = os.path.join(folder, "out")
    reference = os.path.join(folder, "reference.mp3")
    ours_command = [LECTERN, "export", "--quiet", "--force", "-o", out, ARTICLE]
    theirs_command = f"espeak-ng --stdout -f '{ARTICLE}' | lame --quiet -b 64 - '{reference}'"
    timed(ours_command)
    ours, theirs = [], []
    for _ in range(pairs):
        theirs.append(timed(theirs_command, shell=True))
        ours.append(timed(ours_command))
    a, b = statistics.median(ours), statistics.median(theirs)
    made = os.path.getsize(os.path.join(out, os.listdir(out)[0])) / BYTES_PER_SECOND
    heard = os.path.getsize(reference) / BYTES_PER_SECOND
    print(f"lectern export, key sample to MP3      {a:6.2f} s for {made:4.0f} s of sound ({made / a:4.0f} x real time)")
    print(f"espeak-ng --stdout | lame -b 64        {b:6.2f} s for {heard:4.0f} s of sound ({heard / b:4.0f} x real time)")
    print(f"ratio                                  {a / b:6.2f} (medians of {pairs} pairs)")


def children(pid):
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
    for process in children(pid):
        try:
            with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except OSError:
            pass
    return total


def long_article(folder, hours):
    sentences = ("Patient group number {} was seen again after several weeks, and most of its members felt better.",
                 "The study's authors wrote that the medicine should be taken with food and a glass of water.",
                 "Nobody in ward {} had to stop the treatment, although a few reported a headache in the morning.")
    path = os.path.join(folder, f"{hours}-hours.txt")
    words = number = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"A Reading of {hours} Hours\n\n")
        while words < hours * WORDS_PER_HOUR:
            number += 1
            paragraph = " ".join(sentence.format(number) for sentence in sentences)
            words += len(paragraph.split())
            file.write(paragraph + "\n\n")
    return path


def long_export(folder, hours):
    path = long_article(folder, hours)
    out = os.path.join(folder, f"out-{hours}")
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
    made = os.path.getsize(os.path.join(out, os.listdir(out)[0])) / BYTES_PER_SECOND
    print(f"an article of {made / 3600:4.1f} h ({os.path.getsize(path) / 1e6:.2f} MB of text) to MP3  {seconds:6.1f} s "
          f"({made / seconds:4.0f} x real time), peak memory {peak / 1024:5.1f} MiB in all processes")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--hours", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        against_espeak(folder, options.pairs)
        long_export(folder, 1)
        if options.hours > 1:
            long_export(folder, options.hours)


main()
