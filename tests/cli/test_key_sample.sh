#!/bin/bash
# The article the project started from, the whole way: nothing of it is lost, every sentence sounds.
# (test_key_sample.py hears its MP3.) It is somebody's text, read from beside the checkout; without it these tests are left out.
. "$(dirname "$0")/tap.sh"
article=../shared/corpus/lupus-car-t.txt
if [ ! -r "$article" ]; then
    skip 1 "$article is not here"
    finish
    exit
fi

run outline --format json "$article"
status_is 0 "outline"
ok "title, date, five headings, disclaimer, and no line lost" python3 - "$scratch/out" "$article" <<'PYTHON'
import json, re, sys
article = json.load(open(sys.argv[1], encoding="utf-8"))
lines = [line.strip() for line in open(sys.argv[2], encoding="utf-8") if line.strip()]
fold = lambda text: re.sub(r"\W+", " ", text).strip()
title = lines[lines.index("Get Healthy!") + 2]
assert article["title"] == title, article["title"]
assert article["date"] == "2025-08-08", article["date"]
headings = [s["heading"] for s in article["sections"] if s["heading"]]
assert len(headings) == 5, headings
body = lines[lines.index(title) + 1:lines.index("Share")]
disclaimer = [line for line in body if line.startswith(("Health News is", "Copyright"))]
assert len(disclaimer) == 2
assert fold(" ".join(article["disclaimer"])) == fold(" ".join(disclaimer)), article["disclaimer"]
found = [t for s in article["sections"] for t in [s["heading"]] + [b["text"] for b in s["blocks"]] if t]
assert fold(" ".join(found)) == fold(" ".join(line for line in body if line not in disclaimer))
PYTHON

run script --strict "$article"
status_is 0 "every word of it is spoken"
is "$err" "" "without a complaint"

run timeline --format json "$article"
cp "$scratch/out" "$scratch/timeline"
run export -o "$scratch/audio" --format wav "$article"
status_is 0 "export"
ok "every sentence has sound, and between them is silence" python3 - "$scratch/timeline" "$scratch"/audio/*.wav <<'PYTHON'
import array, json, sys, wave
timeline = json.load(open(sys.argv[1], encoding="utf-8"))
with wave.open(sys.argv[2]) as sound:
    assert sound.getnchannels() == 1 and sound.getsampwidth() == 2
    assert sound.getframerate() == timeline["sample_rate"]
    assert sound.getnframes() == timeline["frames"], (sound.getnframes(), timeline["frames"])
    frames = array.array("h", sound.readframes(sound.getnframes()))
end = 0
assert len(timeline["utterances"]) > 60
for utterance in timeline["utterances"]:
    start, stop = utterance["start"], utterance["end"]
    assert end <= start < stop, utterance
    between = frames[end:start]
    assert not between or max(map(abs, between)) == 0, ("sound in a pause before", utterance)
    power = sum(f * f for f in frames[start:stop]) / (stop - start)
    assert power ** 0.5 > 300, ("hardly a sound", power ** 0.5, utterance)
    # No hole inside it: speech pauses for breath, not for two seconds.
    quiet = longest = 0
    for frame in frames[start:stop]:
        quiet = quiet + 1 if abs(frame) < 16 else 0
        longest = max(longest, quiet)
    assert longest < 2 * timeline["sample_rate"], ("a hole", utterance)
    end = stop
PYTHON
finish
