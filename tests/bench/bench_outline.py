#!/usr/bin/env python3
"""Measures lectern outline against libxml2's own parse of the same page (html_parse.c).

 1. Article pages of 100 kB to 50 MB, made here: menus, scripts, nested boxes, inline marks. Whole
    process against whole process, in turns; medians of the processor time, which a busy machine
    blurs less than the clock, and their ratio.
 2. The same over real pages, where ../shared/bench/extract/dev is.
 3. Hostile shapes, each at a size and at twice the size: time and its growth (2 is linear), peak
    memory, and that of libxml2, which gives up on some ("-").

    bench_outline.py [--runs N] [--real N]
"""
import argparse
import gzip
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("BUILD", os.path.join(TOP, "build"))
LECTERN = os.environ.get("LECTERN", os.path.join(TOP, "build", "lectern"))
PEER = os.path.join(BUILD, "tests", "bench", "html_parse")
REAL = os.path.join(TOP, "..", "shared", "bench", "extract", "dev")
PATIENCE_S = 20
MEMORY_BASE_MIB, MEMORY_FACTOR = 32, 200  # the bound that the manual states

WORDS = ("the a patient doctor medicine trial group week dose effect of and to in was were study after "
         "before report health people with from under over sleep blood pressure vitamin level").split()
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A long report on sleep | The Gazette</title>
<meta property="og:title" content="A long report on sleep"><meta name="author" content="Jane Roe">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "A long report on sleep", "datePublished": "2026-02-03", "author": {"name": "Jane Roe"}}</script>
<style>%s</style></head><body class="page"><header><nav>%s</nav></header>%s
<main><article><h1>A long report on sleep</h1>"""
FOOT = """</article></main><footer><p>This article is for information only and is not medical advice.</p>%s</footer>
</body></html>"""


class Page:
    """An article page with the furniture of a newspaper's."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def sentence(self):
        words = self.random.choices(WORDS, k=self.random.randint(8, 22))
        return " ".join(words).capitalize() + "."

    def paragraph(self):
        words = " ".join(self.sentence() for _ in range(self.random.randint(2, 6))).split(" ")
        for mark in ('<a href="/topic/{0}">{1}</a>', '<em class="e{0}">{1}</em>', "<strong>{1}</strong>"):
            at = self.random.randrange(len(words))
            words[at] = mark.format(at, words[at])
        return f'<p class="story__text">{" ".join(words)}</p>\n'

    def menu(self, n):
        link = '<li class="menu-item"><a class="menu-link" href="/section/{0}/">{1}</a></li>\n'
        return f'<ul class="menu">{"".join(link.format(i, self.random.choice(WORDS)) for i in range(n))}</ul>'

    def script(self, n):
        call = "w.k{0}=function(a){{return a<{0}&&d.q('<div class=\"x\">')||[{0},1,2]}};"
        return f'<script>(function(w,d){{{"".join(call.format(i) for i in range(n))}}})(window,document);</script>\n'

    def part(self, i):
        if i % 17 == 0:
            return f'<div class="wrap"><div><aside class="related">{self.menu(12)}</aside></div></div>'
        if i % 13 == 0:
            return self.script(10)
        if i % 11 == 0:
            return f'<ul>{"".join(f"<li>{self.sentence()}</li>" for _ in range(4))}</ul>'
        if i % 7 == 0:
            return (f'<div class="ad-slot"><div data-ad="{i}"></div></div><figure><img src="/{i}.jpg" '
                    f'alt="{self.sentence()}"><figcaption>{self.sentence()}</figcaption></figure>')
        if i % 6 == 0:
            return f'<h2 id="h{i}">{self.sentence()[:40].strip()}</h2>\n'
        return self.paragraph()

    def write(self, path, size):
        head = HEAD % (".a{color:#123}.b>c{margin:0 1px}" * 300, self.menu(60), self.script(60))
        with open(path, "w", encoding="utf-8") as file:
            written, i = file.write(head), 0
            while written < size:
                i += 1
                written += file.write(self.part(i))
            file.write(FOOT % self.menu(40))


# Each takes how many of what it is named for.
SHAPES = {
    "elements, nested": (50_000, lambda n: "<div>" * n + "<p>Some text here.</p>" + "</div>" * n),
    "elements, unclosed": (50_000, lambda n: "<p>Some text <b>bold <i>slanted" * n),
    "siblings": (500_000, lambda n: "<p>One two.</p>" * n),
    "bytes of one line": (5_000_000, lambda n: "<p>" + "word and, so " * (n // 13) + "</p>"),
    "attributes of one tag": (500_000, lambda n: "<p " + " ".join(f"a{i}=b" for i in range(n)) + ">Some text here.</p>"),
    "attributes": (500_000, lambda n: '<p a=b c=d class="x y" id=i style="q:r">Some text.</p>' * (n // 5)),
    "line breaks": (50_000, lambda n: "<p>" + "word<br>" * n),
    "cells": (200_000, lambda n: "<table>" + "<tr><td>One</td><td>2</td></tr>" * (n // 2) + "</table>"),
    "tables, nested": (10_000, lambda n: "<table><tr><td>x " * n),
    "lists, nested": (50_000, lambda n: "<ul><li>x " * n),
    "list items": (200_000, lambda n: "<ul>" + "<li>One two three" * n),
    "definitions": (100_000, lambda n: "<dl>" + "<dt>Term<dd>Definition of it" * n),
    "headings": (100_000, lambda n: "<h2>Head line</h2><p>Text is here, and here.</p>" * n),
    "entities": (500_000, lambda n: "<p>" + "&amp;&mdash;&nosuch;&#8212;a " * (n // 4)),
    "end tags": (500_000, lambda n: "</div></p></b>" * (n // 3)),
    "open quotes": (500_000, lambda n: '<p title="' * n),
    "notices": (50_000, lambda n: "<p>Disclaimer: this article is not medical advice.</p>" * n),
}
TEXTS = {
    "lines of text": (200_000, lambda n: "A line of the text that is here\n" * n),
    "lines of one letter": (200_000, lambda n: "\ta\n" * n),
    "paragraphs of text": (100_000, lambda n: "A line of the text that is here.\n\n" * n),
    "bytes of a line of text": (5_000_000, lambda n: "word, and more " * (n // 15)),
}


def apart(work):
    """Does it in a process of its own: what this one ever held, the kernel counts for its children."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit("a page could not be written")


def write_shape(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Run:
    """What a process cost: seconds of processor time, MiB at most, its exit code."""

    def __init__(self, command):
        process = subprocess.Popen(["timeout", str(PATIENCE_S), *command], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds = usage.ru_utime + usage.ru_stime
        self.mib = usage.ru_maxrss / 1024
        self.code = os.waitstatus_to_exitcode(status)


def ours(path):
    run = Run([LECTERN, "outline", "--quiet", "--format", "json", path])
    if run.code not in (0, 3):
        sys.exit(f"lectern outline ended with {run.code} on {path}")
    return run


def compare(path, runs):
    """Medians for a page: our seconds, libxml2's, our peak memory."""
    pairs = [(Run([PEER, path]), ours(path)) for _ in range(runs)]
    return (statistics.median(ours.seconds for _, ours in pairs),
            statistics.median(peer.seconds for peer, _ in pairs), max(ours.mib for _, ours in pairs))


def bench_articles(folder, runs):
    path = os.path.join(folder, "page.html")
    for size in (100_000, 300_000, 1_000_000, 10_000_000, 50_000_000):
        apart(lambda: Page(size).write(path, size))
        a, b, mib = compare(path, runs if size < 5_000_000 else 3)
        print(f"article page of {size / 1e6:4.1f} MB   outline {a * 1e3:8.1f} ms   libxml2 {b * 1e3:7.1f} ms   "
              f"ratio {a / b:5.2f}   {mib:5.0f} MiB", flush=True)


def bench_real(folder, n):
    found = sorted(os.path.join(REAL, name, "pages", file) for name in ("scrapinghub", "wcxb", "mozilla")
                   if os.path.isdir(os.path.join(REAL, name, "pages"))
                   for file in os.listdir(os.path.join(REAL, name, "pages")) if file.endswith(".html.gz"))
    found = random.Random(1).sample(found, min(n, len(found)))
    if not found:
        print("left out: there are no real pages here")
        return
    path, rows, size = os.path.join(folder, "real.html"), [], 0
    for name in found:
        with gzip.open(name) as packed, open(path, "wb") as page:
            size += page.write(packed.read())
        rows.append(compare(path, 3))
    a, b = sum(row[0] for row in rows), sum(row[1] for row in rows)
    print(f"{len(rows)} real pages, {size / len(rows) / 1e3:.0f} kB each   outline {a * 1e3:8.1f} ms   libxml2 "
          f"{b * 1e3:7.1f} ms   ratio {a / b:5.2f}   {max(row[2] for row in rows):5.0f} MiB at most", flush=True)


def bench_shape(folder, name, suffix, n, make):
    path, times = os.path.join(folder, "shape" + suffix), []
    for count in (n, 2 * n):
        apart(lambda: write_shape(path, make(count)))
        times.append(ours(path))
    size = os.path.getsize(path)
    peer = Run([PEER, path]) if suffix == ".html" else None
    libxml2 = f"{peer.seconds * 1e3:8.1f}" if peer and peer.code == 0 else f"{'-':>8}"
    bound = MEMORY_BASE_MIB + MEMORY_FACTOR * size / 2**20
    print(f"{2 * n:10,} {name:25} outline {times[1].seconds * 1e3:8.1f} ms   libxml2 {libxml2} ms   growth "
          f"{times[1].seconds / times[0].seconds:4.2f}   {times[1].mib:5.0f} MiB of {bound:5.0f}"
          f"{'   OVER THE BOUND' if times[1].mib > bound else ''}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--real", type=int, default=100)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        bench_articles(folder, options.runs)
        bench_real(folder, options.real)
        for name, (n, make) in SHAPES.items():
            bench_shape(folder, name, ".html", n, make)
        for name, (n, make) in TEXTS.items():
            bench_shape(folder, name, ".txt", n, make)


main()
