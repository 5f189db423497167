#!/usr/bin/env python3
"""Measures lectern export of many articles to MP3 against the same command line for each, two at a
time; and how busy it kept the processors.

    bench_batch.py [--articles N] [--pairs N]
"""
import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from export_peers import LECTERN, cpu_seconds, missing, timed, write_article  # noqa: E402

ASKED_RATIO, ASKED_BUSY = 0.95, 0.92


def write_articles(folder, n_articles):
    """Of sizes as on a news page: most have a few hundred words, some many."""
    sizes = random.Random(6)
    paths = []
    for i in range(n_articles):
        path = os.path.join(folder, f"article-{i:03}.txt")
        write_article(path, f"Article Number {i}", min(sizes.lognormvariate(5.4, 0.6), 2500), i * 1000)
        paths.append(path)
    return paths


def export(paths, out):
    """Seconds, and the share of all processors' time that was used."""
    shutil.rmtree(out, ignore_errors=True)
    used, began = cpu_seconds(), time.perf_counter()
    timed([LECTERN, "export", "--quiet", "-o", out, *paths])
    seconds = time.perf_counter() - began
    if len(os.listdir(out)) != len(paths):
        sys.exit("lectern export left articles out")
    return seconds, (cpu_seconds() - used) / seconds / len(os.sched_getaffinity(0))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    absent = missing("espeak-ng", "lame", "xargs")
    if absent:
        print(f"left out: {', '.join(absent)} not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = write_articles(folder, options.articles)
        names = os.path.join(folder, "names")
        with open(names, "w", encoding="utf-8") as file:
            file.write("\n".join(paths) + "\n")
        line = "espeak-ng --stdout -f {} | lame --quiet -b 64 - {}.mp3"
        theirs = f"xargs -P{len(os.sched_getaffinity(0))} -I{{}} sh -c '{line}' < {names}"
        rounds = [(timed(theirs), *export(paths, os.path.join(folder, "out"))) for _ in range(options.pairs)]
    a, b, busy = (statistics.median(r[i] for r in rounds) for i in (1, 0, 2))
    print(f"{options.articles} articles to MP3: lectern {a:.2f} s, espeak-ng | lame under xargs {b:.2f} s, ratio {a / b:.2f} "
          f"(asked {ASKED_RATIO}); processors {busy * 100:.0f} % busy (asked {ASKED_BUSY * 100:.0f} %)")


if __name__ == "__main__":
    main()
