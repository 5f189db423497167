#!/usr/bin/env python3
"""Measures lectern export of one article against the command lines that people use instead.

The key sample to each format, in turns with its peer: medians, and their ratio. The sound of the two
is not equally long (espeak-ng reads the page's menu too, and knows no pauses) nor the same voice:
the voice that we read with costs espeak-ng half as much time again as its own, so that it is
measured against the uncompressed file as well.

    bench_export.py [--pairs N]
"""
import argparse
import os
import sys
import tempfile

sys.dont_write_bytecode = True
from export_peers import KEY_SAMPLE, LECTERN, in_turns, missing  # noqa: E402

OPUS_BITRATE = 32  # our default
SPEAK = f"espeak-ng --stdout -f '{KEY_SAMPLE}'"


def rows(folder):
    """Of each row: its name, our arguments, the peer's line, what is asked, pairs at most."""
    peer = os.path.join(folder, "peer")
    opus = f"opusenc --quiet --bitrate {OPUS_BITRATE} --comp 10 - '{peer}.opus'"
    return (
        ("MP3, 64 kbit/s", ["-f", "mp3", "--bitrate", "64"], f"{SPEAK} | lame --quiet -b 64 - '{peer}.mp3'", 0.66, 99),
        (f"Opus, {OPUS_BITRATE} kbit/s", ["-f", "opus"], f"{SPEAK} | {opus}", 0.65, 99),
        ("FLAC", ["-f", "flac"], f"{SPEAK} | flac -s -f -o '{peer}.flac' -", 0.9, 99),
        ("WAV", ["-f", "wav"], f"espeak-ng -w '{peer}.wav' -f '{KEY_SAMPLE}'", 0.9, 99),
        ("WAV, the same voice", ["-f", "wav"],
         f"espeak-ng -v en-us+klatt3 -w '{peer}.wav' -f '{KEY_SAMPLE}'", None, 99),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    absent = missing("espeak-ng", "lame", "opusenc", "flac")
    if absent:
        print(f"left out: {', '.join(absent)} not here")
        return
    print(f"{'key sample to':<24}{'lectern':>9}{'peer':>9}{'ratio':>8}{'asked':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments, theirs, asked, most in rows(folder):
            ours = [LECTERN, "export", "--quiet", "--force", "-o", os.path.join(folder, "ours"), *arguments, KEY_SAMPLE]
            a, b = in_turns(ours, theirs, min(options.pairs, most))
            limit = f"{asked:8.2f}" if asked else ""
            print(f"{name:<24}{a:8.2f}s{b:8.2f}s{a / b:8.2f}{limit}", flush=True)


main()
