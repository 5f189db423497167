#!/usr/bin/python3
"""What is between the sentences of an exported article: silence that is silent to the last frame, edges without a
click, and tones before headings that are heard and startle nobody. Prints TAP."""
import array
import glob
import json
import math
import os
import subprocess
import sys
import tempfile
import wave

sys.dont_write_bytecode = True
from tap import finish, result  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
CLICK = 104  # of 32768: −50 dB
TONE_S, ATTACK_S = 0.16, 0.002
SOFTER_DB, SOFTEST_DB = 3, 12  # than the voice


def lectern(*arguments):
    return subprocess.run([LECTERN, *arguments], capture_output=True, text=True, check=True).stdout


def power_db(frames):
    return 10 * math.log10(max(sum(frame * frame for frame in frames) / len(frames), 1) / 32768 ** 2)


def look_at(name, options=(), level="-19"):
    article = os.path.join(ROOT, "samples", name)
    timeline = json.loads(lectern("timeline", "--format", "json", *options, article))
    with tempfile.TemporaryDirectory() as folder:
        lectern("export", "--quiet", "-f", "wav", "-o", folder, f"--loudness={level}", *options, article)
        with wave.open(glob.glob(os.path.join(folder, "*.wav"))[0]) as file:
            frames = array.array("h", file.readframes(file.getnframes()))
    rate, said = timeline["sample_rate"], timeline["utterances"]
    what = " ".join([name, *options, level])
    result(len(frames) == timeline["frames"], f"{what}: as long as the timeline", f"{len(frames)} {timeline['frames']}")

    between = [(a["end"], b["start"]) for a, b in zip(said, said[1:])] + [(said[-1]["end"], len(frames))]
    noisy = [(start, end) for start, end in between if any(frames[start:end])]
    result(not noisy, f"{what}: the silence between sentences is silent", noisy)
    clicks = [(edge, frames[edge]) for each in said for edge in (each["start"], each["end"] - 1) if abs(frames[edge]) > CLICK]
    result(not clicks, f"{what}: no sentence begins or ends with a click", clicks)

    with_tone = [each for each in said if each["speech"] - each["start"] >= TONE_S * rate]
    voice = power_db(array.array("h", b"".join(frames[each["speech"]:each["end"]].tobytes() for each in said)))
    tones = [frames[each["start"]:each["start"] + int(TONE_S * rate)] for each in with_tone]
    softer = [voice - power_db(tone) for tone in tones]
    result(tones and all(SOFTER_DB <= db <= SOFTEST_DB for db in softer), f"{what}: tones are softer than the voice, and heard",
           f"{voice:.1f} dB, softer by {[round(db, 1) for db in softer]}")
    hard = [tone for tone in tones if max(map(abs, tone[:int(ATTACK_S * rate)])) > max(map(abs, tone)) / 4]
    result(not hard, f"{what}: tones rise softly", f"{len(hard)} of {len(tones)}")


look_at("vitamin-d.html")
look_at("vitamin-d.html", level="-16")
look_at("antibioticos.html", ["--rate", "300"])
look_at("blood-pressure.html", ["--voice", "fr"])
look_at("hay-fever.md", ["--voice", "de"], level="off")
finish()
