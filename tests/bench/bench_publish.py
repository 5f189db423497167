#!/usr/bin/env python3
"""Measures lectern publish: a shelf of many articles from nothing, the same again, with some changed, with one taken
away, and with other settings; and that no more was made than had to be.

    bench_publish.py [--articles N] [--changed N]
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from bench_batch import write_articles  # noqa: E402
from export_peers import LECTERN, write_article  # noqa: E402

SETTINGS = "[pharmacy]\nname = {name}\n[site]\nbase_url = https://mill.example/\n"


def lectern(*arguments):
    """Seconds, and what it printed."""
    began = time.perf_counter()
    done = subprocess.run([LECTERN, *arguments], capture_output=True, text=True, check=True)
    return time.perf_counter() - began, done.stdout.splitlines()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--changed", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shelf, site = os.path.join(folder, "shelf"), os.path.join(folder, "site")
        paths = write_articles(folder, options.articles)
        lectern("shelf", "add", "--quiet", shelf, *paths)

        def settle(name):
            with open(os.path.join(shelf, "pharmacy.ini"), "w", encoding="utf-8") as file:
                file.write(SETTINGS.format(name=name))

        def show(what, expected):
            seconds, made = lectern("publish", "--quiet", "-o", site, shelf)
            print(f"{what:<28} {seconds:8.1f} s, {len(made)} articles made", flush=True)
            if len(made) != expected:
                sys.exit(f"{expected} had to be made")

        settle("Mill")
        show(f"{options.articles} from nothing", options.articles)
        show("the same again", 0)
        for path in paths[:options.changed]:
            write_article(path, f"Another title of {os.path.basename(path)}", 250, 10 ** 6)
        lectern("shelf", "refresh", "--quiet", shelf)
        show(f"{options.changed} changed", options.changed)
        _, listed = lectern("shelf", "list", shelf)
        lectern("shelf", "remove", shelf, listed[0].split("\t")[0])
        show("one taken away", 0)
        settle("Brook")
        show("another name on all pages", 0)


if __name__ == "__main__":
    main()
