#!/usr/bin/env python3
"""Measures a shelf of 10,000 articles: how long one more takes to be added, a search, and the list of all as text and as
JSON, each as a process of its own, in medians.

    bench_shelf.py [--articles N] [--runs N]
"""
import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

LECTERN = os.environ.get("LECTERN", "lectern")
WORDS = ("vitamin dose pharmacist tablet allergy pollen insulin pressure child adult kidney liver sleep water morning "
         "study trial symptom doctor label storage travel vaccine cough fever infection").split()


def write_page(folder, number):
    """A page of some 400 words, by number always the same."""
    rng = random.Random(number)
    body = "".join("<h2>%s %s</h2><p>%s.</p>" % (rng.choice(WORDS).title(), number,
                                                  " ".join(rng.choice(WORDS) for _ in range(100)).capitalize())
                   for _ in range(4))
    path = os.path.join(folder, f"{number}.html")
    with open(path, "w", encoding="utf-8") as page:
        page.write(f"<html lang='en'><body><article><h1>{' '.join(rng.choice(WORDS) for _ in range(5)).title()} {number}"
                   f"</h1>{body}</article></body></html>")
    return path


def taken_ms(*arguments):
    began = time.monotonic()
    subprocess.run([LECTERN, "shelf", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.monotonic() - began) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shelf = os.path.join(folder, "shelf")
        pages = [write_page(folder, number) for number in range(options.articles + options.runs)]
        began = time.monotonic()
        for first in range(0, options.articles, 1000):
            taken_ms("add", shelf, *pages[first:min(first + 1000, options.articles)])
        filled_s = time.monotonic() - began
        added = [taken_ms("add", shelf, page) for page in pages[options.articles:]]
        found = [taken_ms("search", shelf, random.Random(run).choice(WORDS), "insulin") for run in range(options.runs)]
        listed = [taken_ms("list", shelf) for _ in range(options.runs)]
        objects = [taken_ms("list", shelf, "--format", "json") for _ in range(options.runs)]
    print(f"{options.articles} articles were added in {filled_s:.1f} s")
    for name, times in (("one more added", added), ("search", found), ("list of all", listed), ("list of all as JSON", objects)):
        print(f"{name}: median {statistics.median(times):.0f} ms, at most {max(times):.0f} ms (asked: 50)")


main()
