#!/usr/bin/python3
"""Compares the chapters that a reader found in a file with when the timeline says their parts begin.

check_chapters.py TIMELINE.json OUTLINE.json TITLES < what read_tags.py printed

TITLES has the expected titles, one a line. The opening, each section with a heading of level 2 or 3
and the disclaimer are to begin, within 10 ms, with the first sound of theirs.
"""
import json
import sys

TOLERANCE_S = 0.010
DISCLAIMER = -2

with open(sys.argv[1]) as file:
    timeline = json.load(file)
with open(sys.argv[2]) as file:
    outline = json.load(file)
with open(sys.argv[3]) as file:
    titles = file.read().splitlines()

starts, seen = [0.0], set()
for utterance in timeline["utterances"]:
    part = utterance["section"]
    if part in seen:
        continue
    seen.add(part)
    section = outline["sections"][part] if part >= 0 else {"heading": None}
    if part == DISCLAIMER or section["heading"] and section["level"] <= 3:
        starts.append(utterance["start"] / timeline["sample_rate"])
end = timeline["frames"] / timeline["sample_rate"]

rows = [line.rstrip("\n").split("\t") for line in sys.stdin]
chapters = [row[1:] for row in rows if row[0] == "chapter"]
assert len(titles) == len(starts), f"{len(titles)} titles, {len(starts)} parts"
assert [c[2] for c in chapters] == titles, f"titles: {[c[2] for c in chapters]}"
for i, (start, stop, title) in enumerate(chapters):
    assert abs(float(start) - starts[i]) < TOLERANCE_S, f"{title}: {start}, wanted {starts[i]}"
    wanted = starts[i + 1] if i + 1 < len(starts) else end
    assert stop == "-" or abs(float(stop) - wanted) < TOLERANCE_S, f"{title} ends: {stop}, wanted {wanted}"
