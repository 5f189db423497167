#!/usr/bin/env python3
"""The key sample's MP3 as a listener's player decodes it: as long as the article takes, every sentence
of the timeline heard where the timeline says, and quiet between them. Prints TAP.

The article is somebody's text, read from beside the checkout; without it, or without ffmpeg, the
tests are left out.
"""
import array
import json
import os
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(TOP, "build", "lectern"))
ARTICLE = os.path.join(TOP, "..", "shared", "corpus", "lupus-car-t.txt")
os.environ.setdefault("LECTERN_DATA", os.path.join(TOP, "voices"))
PLAN = 5

count = 0


def result(good, name, details=()):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    for line in list(details)[:0 if good else 20]:
        print(f"# {line}")


def rms(frames):
    return (sum(f * f for f in frames) / max(len(frames), 1)) ** 0.5


def decode(path, rate):
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", str(rate), "-"],
                         check=True, capture_output=True).stdout
    frames = array.array("h", raw)
    if sys.byteorder == "big":
        frames.byteswap()
    return frames


def shown(utterance):
    return f"{utterance['start']}: {utterance['display'][:60]}"


def main():
    if not os.path.exists(ARTICLE) or not shutil.which("ffmpeg"):
        print(f"1..0 # SKIP {ARTICLE} or ffmpeg is not here")
        return
    print(f"1..{PLAN}")
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([LECTERN, "export", "--format", "mp3", "-o", folder, ARTICLE],
                              capture_output=True, text=True)
        result(made.returncode == 0, "it is exported", made.stderr.splitlines())
        path = made.stdout.strip()
        timeline = json.loads(subprocess.run([LECTERN, "timeline", "--format", "json", ARTICLE], check=True,
                                             capture_output=True).stdout)
        rate = timeline["sample_rate"]
        frames = decode(path, rate)

    seconds = len(frames) / rate
    result(420 <= seconds <= 600, f"it is 7 to 10 minutes long ({seconds:.1f} s)")
    result(len(frames) == timeline["frames"], "it is as long as the timeline, to the frame",
           [f"{len(frames)} frames, the timeline has {timeline['frames']}"])

    utterances = timeline["utterances"]
    silent = []
    for utterance in utterances:
        start, end = utterance["start"], utterance["end"]
        # Heard as a whole, and in its first and last part too: then it stands at its place.
        part = min(rate // 5, max(end - start, 1))
        if end - start < rate // 10 or rms(frames[start:end]) < 300 or \
                rms(frames[start:start + part]) < 50 or rms(frames[end - part:end]) < 50:
            silent.append(shown(utterance))
    result(len(utterances) > 60 and not silent, f"every sentence sounds ({len(utterances)})", silent)

    # MP3 smears a little over the edges: a fortieth of a second is left out at both.
    edge = rate // 40
    noisy = [shown(b) for a, b in zip(utterances, utterances[1:])
             if b["start"] - a["end"] > 4 * edge and rms(frames[a["end"] + edge:b["start"] - edge]) > 10]
    result(not noisy, "between them it is quiet", noisy)


main()
