#!/usr/bin/python3
"""Kept sentences: whether reading a sentence's sound from the cache is a gain over speaking it, for espeak-ng.

`lectern timeline` of one article, whose work is speaking alone, with --no-cache, with an empty cache and with
one that has every sentence, in turn, in one run; wall and CPU time of all processes. EngineDriver.costly of an
engine follows from what this says of it."""
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
ARTICLE = os.environ.get("ARTICLE", os.path.join(ROOT, "..", "shared", "corpus", "lupus-car-t.txt"))
if not os.path.exists(ARTICLE):
    ARTICLE = os.path.join(ROOT, "samples", "vitamin-d.html")
ROUNDS = int(os.environ.get("ROUNDS", "9"))


def cpu_s():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(environment, *options):
    """Wall and CPU time in ms, and what was printed."""
    wall, cpu = time.perf_counter(), cpu_s()
    done = subprocess.run([LECTERN, "timeline", "--quiet", *options, ARTICLE], env=environment, check=True,
                          capture_output=True)
    return (time.perf_counter() - wall) * 1000, (cpu_s() - cpu) * 1000, done.stdout


with tempfile.TemporaryDirectory() as folder:
    environment = dict(os.environ, XDG_CACHE_HOME=folder)
    kept = os.path.join(folder, "lectern", "speech")
    said = run(environment)[2]
    sentences = len(said.splitlines()) - 1
    times = {"spoken": [], "spoken and kept": [], "read": []}
    for _ in range(ROUNDS):
        times["spoken"].append(run(environment, "--no-cache", "--jobs", "1"))
        shutil.rmtree(kept, ignore_errors=True)
        times["spoken and kept"].append(run(environment, "--cache", "--jobs", "1"))
        times["read"].append(run(environment, "--cache", "--jobs", "1"))
    assert all(out == said for each in times.values() for _, _, out in each), "a kept sentence sounds otherwise"
    n_bytes = sum(os.path.getsize(os.path.join(kept, name)) for name in os.listdir(kept))

print(f"{os.path.basename(ARTICLE)}: {sentences} sentences, {n_bytes / 1e6:.1f} MB kept; medians of {ROUNDS}")
print(f"{'':16} {'wall ms':>8} {'CPU ms':>8}")
wall, cpu = ({name: statistics.median(row[i] for row in rows) for name, rows in times.items()} for i in (0, 1))
for name in times:
    print(f"{name:16} {wall[name]:8.1f} {cpu[name]:8.1f}")
print(f"read / spoken    {wall['read'] / wall['spoken']:8.2f} {cpu['read'] / cpu['spoken']:8.2f}")
print(f"kept / spoken    {wall['spoken and kept'] / wall['spoken']:8.2f} {cpu['spoken and kept'] / cpu['spoken']:8.2f}")
