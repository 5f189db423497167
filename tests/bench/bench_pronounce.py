#!/usr/bin/python3
"""First phonemes: from the start of the program to the pronunciation of one word, for `lectern
pronounce` with all lexicons of the voice and with none, and for `espeak-ng --ipa`, in turn, in one run.

What is asked of the lexicons: no more than 10 ms, once they are joined and kept; the first run, which
joins them, is told apart."""
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
VOICES = os.environ.get("LECTERN_DATA", os.path.join(ROOT, "voices"))
ROUNDS = int(os.environ.get("ROUNDS", "40"))


def run_ms(command, environment):
    began = time.perf_counter()
    subprocess.run(command, input=b"metoprolol\n", stdout=subprocess.DEVNULL, env=environment, check=True)
    return (time.perf_counter() - began) * 1000


def bare_voices(folder):
    """A copy of the voices that name no lexicons, without rules."""
    bare = os.path.join(folder, "voices")
    shutil.copytree(VOICES, bare)
    for name in os.listdir(os.path.join(bare, "lexicons")):
        if name.endswith(".rules"):
            os.remove(os.path.join(bare, "lexicons", name))
    for name in os.listdir(bare):
        if name.endswith(".voice"):
            path = os.path.join(bare, name)
            with open(path, encoding="utf-8") as file:
                text = re.sub(r"(?m)^lexicons *=.*$", "", file.read())
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    return bare


def main():
    with tempfile.TemporaryDirectory() as folder:
        taught = dict(os.environ, LECTERN_DATA=VOICES, XDG_CACHE_HOME=folder, XDG_CONFIG_HOME=folder)
        bare = dict(taught, LECTERN_DATA=bare_voices(folder))
        first = run_ms([LECTERN, "pronounce"], taught)
        rounds = [(run_ms([LECTERN, "pronounce"], taught), run_ms([LECTERN, "pronounce"], bare),
                   run_ms(["espeak-ng", "-q", "--ipa", "-v", "en-us", "metoprolol"], taught))
                  for _ in range(ROUNDS)]
    with_all, without, theirs = (statistics.median(column) for column in zip(*rounds))
    print(f"first phonemes, median of {ROUNDS}: with all lexicons {with_all:.1f} ms "
          f"(the first time {first:.0f} ms), without {without:.1f} ms, espeak-ng {theirs:.1f} ms; "
          f"the lexicons cost {with_all - without:.1f} ms")


if __name__ == "__main__":
    main()
