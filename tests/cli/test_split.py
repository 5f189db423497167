#!/usr/bin/python3
"""lectern export --split: the parts of an article are the reading, frame for frame, each a sound file of its
own with its tags, in a folder that is there whole or not at all; the playlist leads through them. Prints TAP."""
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import mutagen

sys.dont_write_bytecode = True
from tap import finish, result, skip  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
SAMPLE = os.path.join(ROOT, "samples", "vitamin-d.html")
TITLE = "How Much Vitamin D Do Older Adults Really Need?"
FORMATS = ("mp3", "opus", "ogg", "flac", "wav")
CHECKS = {"mp3": ["mp3val"], "flac": ["flac", "-t", "-s"], "ogg": ["ogginfo"], "opus": ["opusinfo"]}
OPUS_RATE = 48000


def lectern(*arguments):
    return subprocess.run([LECTERN, *arguments], capture_output=True, text=True, timeout=300)


def decoded_frames(path, rate):
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", str(rate), "-"],
                         capture_output=True, check=True)
    return (len(raw.stdout) // 2, raw.stderr.decode())


def entries(playlist):
    """Seconds, title and name of each."""
    with open(playlist, encoding="utf-8") as file:
        lines = file.read().split("\n")
    if lines[0] != "#EXTM3U" or lines[-1] != "":
        raise ValueError(f"{playlist}: no playlist")
    marks = [i for i, line in enumerate(lines) if line.startswith("#EXTINF:")]
    return [(*lines[i][len("#EXTINF:"):].split(",", 1), lines[i + 1]) for i in marks]


def tag(path, *keys):
    """The first of these tags that the file has, as text; several keys because formats differ."""
    tags = mutagen.File(path).tags
    for key in keys:
        if key in tags:
            value = tags[key]
            return str(value[0] if isinstance(value, list) else value)
    return None


top = tempfile.mkdtemp(prefix="lectern-split-")
os.environ["XDG_CACHE_HOME"] = os.path.join(top, "cache")

# --- one sample in every format ---

out = os.path.join(top, "out")
timeline = json.loads(lectern("timeline", "--format", "json", SAMPLE).stdout)
made = lectern("export", "--quiet", "--split", "-f", ",".join(FORMATS), "-o", out, SAMPLE)
folders = glob.glob(os.path.join(out, "*"))
result(made.returncode == 0 and len(folders) == 1, "an article becomes a folder", made.stderr)
folder = folders[0]
stem = os.path.basename(folder)
printed = sorted(made.stdout.split("\n")[:-1])
result(printed == sorted(glob.glob(os.path.join(folder, "*"))), "every file is printed", made.stdout)
for name in FORMATS:
    rows = entries(os.path.join(folder, f"{stem}.{name}.m3u8"))
    paths = [os.path.join(folder, row[2]) for row in rows]
    result(len(rows) == 6 and paths == sorted(glob.glob(os.path.join(folder, f"*.{name}"))),
           f"{name}: the playlist has every part, in the order of their names", rows)
    result([row[1] for row in rows[1:]] == ["1. What the numbers mean", "2. What studies found", "3. When to be careful",
                                            "4. Should you be tested?", "Disclaimer"], f"{name}: it says what they are", rows)
    rate = OPUS_RATE if name == "opus" else timeline["sample_rate"]
    lengths = [decoded_frames(path, rate) for path in paths]
    complaints = "".join(complaint for _, complaint in lengths)
    total = sum(frames for frames, _ in lengths)
    expected = timeline["frames"] * rate / timeline["sample_rate"]
    slack = len(rows) if name == "opus" else 0  # a part's length is rounded to a frame of another rate
    result(abs(total - expected) <= slack and not complaints, f"{name}: the parts are as long as the reading",
           f"{total} frames, {expected} expected {complaints}")
    result(all(abs(frames / rate - float(row[0])) <= 0.5 for (frames, _), row in zip(lengths, rows)),
           f"{name}: the playlist's lengths are true", rows)
    if name in CHECKS:
        checks = [subprocess.run([*CHECKS[name], path], capture_output=True, text=True) for path in paths]
        result(all(c.returncode == 0 and "WARNING" not in c.stdout + c.stderr for c in checks), f"{name}: its checker is silent",
               "".join(c.stdout + c.stderr for c in checks))
    seen = [(tag(path, "TIT2", "title"), tag(path, "TALB", "album"), tag(path, "TRCK", "tracknumber")) for path in paths]
    result(all(title == row[1] and album == TITLE and track.split("/")[0] == str(i + 1)
               for i, ((title, album, track), row) in enumerate(zip(seen, rows))),
           f"{name}: a part is a track of the article", seen)

# Cut where the timeline has the first sound of a chapter; the samples of the whole and of the parts agree.
whole = os.path.join(top, "whole")
lectern("export", "--quiet", "-f", "ogg,wav", "-o", whole, SAMPLE)  # Vorbis, where it is, lowers the peaks of all
one = subprocess.run(["ffmpeg", "-v", "error", "-i", glob.glob(os.path.join(whole, "*.wav"))[0], "-f", "s16le", "-"],
                     capture_output=True, check=True).stdout
parts = b"".join(subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-"], capture_output=True, check=True).stdout
                 for path in sorted(glob.glob(os.path.join(folder, "*.wav"))))
result(one == parts, "the parts behind each other are the whole file, sample for sample", f"{len(one)} {len(parts)}")

# ACX judges each file by itself.
sung = os.path.join(top, "lyrics")
lectern("export", "--quiet", "--split", "--lyrics", "-f", "flac", "-o", sung, SAMPLE)
texts = []
for path in sorted(glob.glob(os.path.join(sung, "*", "*.flac"))):
    shown = json.loads(subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format_tags", "-of", "json", path],
                                      capture_output=True, text=True).stdout)["format"]["tags"]
    texts.append(next((shown[key] for key in shown if key.upper() == "LYRICS"), ""))
result(len(texts) == 6 and texts[1].startswith("What the numbers mean\n") and all(texts) and
       "not medical advice" not in "".join(texts[:-1]), "--lyrics: each part has its own text", texts)
both = lectern("export", "--quiet", "--loudness", "acx", "-f", "mp3,opus", "-o", os.path.join(top, "both"), SAMPLE)
result(both.returncode == 0 and len(both.stdout.splitlines()) == 2,
       "--loudness acx: a format without ACX's sample rate takes the next that it has", both.stderr)
acx = os.path.join(top, "acx")
made = lectern("export", "--quiet", "--split", "--loudness", "acx", "-o", acx, SAMPLE)
QUIET = 33  # -60 dB of 16 bits
rows = entries(glob.glob(os.path.join(acx, "*", "*.m3u8"))[0])
ends = []
for row in rows:
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", glob.glob(os.path.join(acx, "*", row[2]))[0], "-f", "s16le", "-ar", "44100",
                          "-ac", "1", "-"], capture_output=True, check=True).stdout
    samples = memoryview(raw).cast("h")
    loud = [i for i, sample in enumerate(samples) if abs(sample) > QUIET]
    ends.append((loud[0] / 44100, (len(samples) - 1 - loud[-1]) / 44100))
result(made.returncode == 0 and len(ends) == 6 and all(0.5 <= head <= 1 and 1 <= tail <= 5 for head, tail in ends),
       "--loudness acx: every part has the silence that ACX asks for at its ends", ends)
result(all(abs(head - 0.75) < 0.01 for head, _ in ends), "and is cut there to the frame", ends)

# --- what is there already ---

refused = lectern("export", "--quiet", "--split", "-o", "-", SAMPLE)
result(refused.returncode == 2 and "standard output" in refused.stderr and not os.path.exists("-"),
       "standard output is no folder: wrong usage, and none named - is made", refused.stderr)
again = lectern("export", "--split", "-o", out, SAMPLE)
result(again.returncode == 0 and "was kept" in again.stderr and not again.stdout, "a folder that is there is kept", again.stderr)
anew = lectern("export", "--quiet", "--split", "--force", "-o", out, SAMPLE)
result(anew.returncode == 0 and anew.stdout.count("\n") == 7 and len(glob.glob(os.path.join(folder, "*"))) == 7 * len(FORMATS),
       "--force makes what is asked for anew, and the other formats stay", f"{anew.stderr} {os.listdir(folder)}")
added = os.path.join(top, "added")
lectern("export", "--quiet", "--split", "-o", added, SAMPLE)
more = lectern("export", "--quiet", "--split", "-f", "mp3,wav", "-o", added, SAMPLE)
names = os.listdir(os.path.join(added, stem))
result(more.returncode == 0 and more.stdout.count(".wav") == 7 and ".mp3" not in more.stdout and len(names) == 14 and
       {f"{stem}.m3u8", f"{stem}.wav.m3u8"} <= set(names), "another format is added to the folder", f"{more.stdout} {names}")
other = os.path.join(top, "other.md")
with open(other, "w", encoding="utf-8") as file:
    file.write(f"# {TITLE}\n\nAnother article of the same title, which is very short.\n")
namesake = lectern("export", "--split", "-f", "mp3", "-o", added, other)
result(namesake.returncode == 0 and os.path.isdir(os.path.join(added, stem + "-2")) and "another text" in namesake.stderr and
       len(os.listdir(os.path.join(added, stem))) == 14, "another article of the same title has a folder of its own", namesake.stderr)
lectern("export", "--quiet", "--split", "--force", "-f", "mp3", "-o", added, other)
result(len(os.listdir(os.path.join(added, stem))) == 2, "with --force it takes the folder, and nothing of the old text stays",
       os.listdir(os.path.join(added, stem)))
for theirs in ("shopping list.txt", "03-interview.mp3", "mine.m3u8"):
    path = os.path.join(folder, theirs)
    with open(path, "w", encoding="utf-8") as file:
        file.write("milk\n")
    kept = lectern("export", "--quiet", "--split", "--force", "-o", out, SAMPLE)
    result(kept.returncode == 1 and "move it away" in kept.stderr and os.path.exists(path),
           f"a folder with {theirs} of somebody's is not replaced", kept.stderr)
    os.unlink(path)
shutil.rmtree(folder)
with open(folder, "w", encoding="utf-8") as file:
    file.write("no folder\n")
blocked = lectern("export", "--quiet", "--split", "-o", out, SAMPLE)
result(blocked.returncode == 1 and "move it away" in blocked.stderr, "a file in the place of the folder is left alone", blocked.stderr)

# --- other articles ---

page = os.path.join(top, "many.html")
with open(page, "w", encoding="utf-8") as file:
    file.write("<html lang=en><head><title>Many Parts</title></head><body><article><h1>Many Parts</h1><p>It begins.</p>\n")
    for n in range(120):
        heading = ("A/B: \"quoted\" <b>and</b> *starred*?", "../../etc/passwd", "CON", "Ärger mit Äpfeln &amp; Öl",
                   "عنوان", "標題", "…")[n % 7]
        file.write(f"<h2>{heading}</h2>\n<p>This is the paragraph with the number {n}.</p>\n")
    file.write("<p>This article is for information only and is no substitute for the advice of your doctor.</p></article></html>\n")
many = os.path.join(top, "many")
made = lectern("export", "--quiet", "--split", "--rate", "4x", "--loudness", "off", "-o", many, page)
names = sorted(os.path.basename(path) for path in glob.glob(os.path.join(many, "*", "*.mp3")))
rows = entries(glob.glob(os.path.join(many, "*", "*.m3u8"))[0])
result(made.returncode == 0 and [row[2] for row in rows] == names and len(names) == len(rows) >= 121,
       "120 sections, with titles of every kind", f"{len(names)} {made.stderr}")
result(all(name[:3].isdigit() and not set(name) & set('/\\:*?"<>|') for name in names), "their names are safe", names[:10])

page = os.path.join(top, "short.txt")
with open(page, "w", encoding="utf-8") as file:
    file.write("A short note\n\nThere are no sections here, and so there is one part only.\n")
short = os.path.join(top, "short")
made = lectern("export", "--quiet", "--split", "-o", short, page)
result(made.returncode == 0 and len(glob.glob(os.path.join(short, "*", "01-*.mp3"))) == 1 and len(glob.glob(os.path.join(short, "*", "*"))) == 2,
       "an article without sections is one part", made.stderr)

# --- killed, full ---

killed = os.path.join(top, "killed")
seen = []
for delay in (0.05 * 1.4 ** step for step in range(24)):
    process = subprocess.Popen([LECTERN, "export", "--quiet", "--split", "-f", "mp3,opus", "-o", killed, SAMPLE],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    finished = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    for path in glob.glob(os.path.join(killed, "*")):
        seen.append((delay, path, len(os.listdir(path))))
        shutil.rmtree(path)
    if finished:
        break
result(len(seen) > 0 and delay > 0.1 and all(files == 14 for _, _, files in seen),
       "killed ever later, until one is whole: before that there is no folder, and never a part of one", (delay, seen))
lectern("export", "--quiet", "--split", "-f", "mp3,opus", "-o", killed, SAMPLE)
result(len(os.listdir(killed)) == 1, "and the next run leaves nothing behind of those before", os.listdir(killed))

small = os.path.join(top, "small")
os.mkdir(small)
if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "lectern", small], capture_output=True).returncode == 0:
    full = lectern("export", "--quiet", "--split", "-f", "mp3", "-o", small, SAMPLE)
    result(full.returncode == 1 and "No space left" in full.stderr and not os.listdir(small) and
           ".part" not in full.stderr,
           "a full disk: an error that names no temporary file, and nothing stays", f"{full.stderr} {os.listdir(small)}")
    subprocess.run(["umount", small], check=True)
else:
    skip("a full disk", "no tmpfs can be mounted here")

shutil.rmtree(top)
finish()
