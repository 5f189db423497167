#!/usr/bin/python3
"""lectern export: the texts it makes. Captions are what is said when it is said, to the frame; strict readers,
npm's webvtt-parser and FFmpeg take them all, whatever the titles hold. Prints TAP."""
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from tap import finish, result, skip  # noqa: E402
from text_formats import (plain, read_chapters_json, read_cue, read_labels, read_lrc,  # noqa: E402
                          read_srt, read_vtt)

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
VOICES = os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
FORMATS = ("vtt", "srt", "lrc", "txt", "chapters.vtt", "chapters.json", "labels", "chapters.labels")
EXTENSIONS = [name + ".txt" if name.endswith("labels") else name for name in FORMATS]
AWKWARD = "A & B <b>\"C\"</b> -->\u2028[00:01.00]\t<00:01.00> {\\an8} 'D' 100% \u0639 NOTE <5 mg or >3 mg"

top = tempfile.mkdtemp(prefix="lectern-texts-")
for kind in ("DATA", "CONFIG", "CACHE"):
    os.environ[f"XDG_{kind}_HOME"] = os.path.join(top, kind.lower())


def lectern(*arguments, stdin=None):
    return subprocess.run([LECTERN, *arguments], capture_output=True, text=True, timeout=300, input=stdin)


def tones(voice):
    """A voice of exact tones instead of that one's; its name."""
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "lectern", "voices")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(VOICES, voice + ".voice"), encoding="utf-8") as file:
        text = re.sub(r"(?m)^(engine|engine_voice) ?=.*", r"\1 = tone", file.read())
    with open(os.path.join(folder, f"tones-{voice}.voice"), "w", encoding="utf-8") as file:
        file.write(text)
    return f"tones-{voice}"


def page(name, language, title, body):
    path = os.path.join(top, name + ".html")
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"<html lang='{language}'><head><title>{escaped}</title></head><body><article><h1>{escaped}</h1>"
                   f"{body}</article></body></html>")
    return path


def texts(name, voice, article, *options):
    """What is exported of it in all formats of text: the folder, and the text by format."""
    folder = os.path.join(top, name)
    made = lectern("export", "--quiet", "--voice", voice, "-o", folder, "-f", ",".join(FORMATS), *options, article)
    if made.returncode != 0:
        raise RuntimeError(made.stderr)
    found = {}
    for wanted, path in zip(FORMATS, made.stdout.split("\n")):
        with open(path, encoding="utf-8", newline="") as file:
            found[wanted] = file.read()
    return folder, found


def timeline(voice, article):
    return json.loads(lectern("timeline", "--quiet", "--voice", voice, "--format", "json", article).stdout)


def rounded(frame, rate, units):
    return (2 * frame * units + rate) // (2 * rate)


def folded(text):
    return re.sub(r"[ \t\r\n\v\f\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip(" ")


def passes(name, check, *arguments):
    """The check's result; a ValueError is a failure."""
    try:
        wrong = check(*arguments)
        result(not wrong, name, wrong)
    except (ValueError, KeyError, RuntimeError) as error:
        result(False, name, repr(error))


# --- captions and the reading ---

# The mark of a footnote is not said: captions have none, the text has it in brackets.
NOTED, HEARD, WRITTEN = "safer choice1.", "safer choice.", "safer choice[1]."


def differs(captions, clock, units):
    """What is wrong with captions against the timeline; nothing where all is right."""
    rate, spoken = clock["sample_rate"], clock["utterances"]
    if len(captions) != len(spoken):
        return f"{len(captions)} captions of {len(spoken)} sentences"
    for caption, sentence in zip(captions, spoken):
        times = [rounded(sentence[end], rate, units) for end in ("start", "end")]
        if caption[1] is None:
            times[1], times[0] = None, (times[0] + 5) // 10 * 10
        if [caption[0], caption[1]] != times:
            return f"{caption} is not at {times}"
        if plain(caption[2]) != folded(sentence["text"]).replace(NOTED, HEARD):
            return f"{caption} is not {sentence['text']}"
    return ""


def words_differ(captions, clock):
    """Words begin where the timeline has marks, and at a word that is displayed."""
    for caption, sentence in zip(captions, clock["utterances"]):
        marks = {rounded(word["frame"], clock["sample_rate"], 1000) for word in sentence["words"]}
        strangers = [ms for ms, _ in caption[3] if ms not in marks]
        if strangers:
            return f"{strangers} of {sentence['text']} are no marks"
        inner = [word for word in sentence["words"] if word["start"] > 0]
        if len(caption[3]) < len({word["start"] for word in inner}) / 2:
            return f"{len(caption[3])} times of {len(inner)} words: {caption}"
    return ""


SAMPLES = {"english": ("vitamin-d.html", tones("en-US")), "spanish": ("antibioticos.html", tones("es-419")),
           "table": ("blood-pressure.html", tones("en-US"))}
for name, (sample, voice) in SAMPLES.items():
    article = os.path.join(ROOT, "samples", sample)
    clock = timeline(voice, article)
    folder, found = texts(name, voice, article)
    _, timed = texts(name + "-words", voice, article, "--words")
    passes(f"{name}: WebVTT is the reading", lambda: differs(read_vtt(found["vtt"]), clock, 1000))
    passes(f"{name}: SubRip too", lambda: differs(read_srt(found["srt"]), clock, 1000))
    passes(f"{name}: LRC too", lambda: differs(read_lrc(found["lrc"])[1], clock, 1000))
    passes(f"{name}: labels too", lambda: differs(read_labels(found["labels"]), clock, 1000000))
    passes(f"{name}: WebVTT with words", lambda: differs(read_vtt(timed["vtt"]), clock, 1000))
    passes(f"{name}: its words are the reading's", lambda: words_differ(read_vtt(timed["vtt"]), clock))
    passes(f"{name}: LRC with words", lambda: differs(read_lrc(timed["lrc"])[1], clock, 1000))
    chapters = read_vtt(found["chapters.vtt"])
    result([(start, text) for start, _, text, _ in chapters] ==
           [(round(one["startTime"] * 1000), one["title"]) for one in read_chapters_json(found["chapters.json"])],
           f"{name}: chapters are the same in both forms")
    result([one[2] for one in read_labels(found["chapters.labels"])] == [one[2] for one in chapters],
           f"{name}: and as labels")
    starts = {cue[0] for cue in read_vtt(found["vtt"])} | {0}
    result(all(one[0] in starts for one in chapters), f"{name}: each begins with a caption")
    outline = json.loads(lectern("outline", "--quiet", "--format", "json", article).stdout)
    blocks = [line for section in outline["sections"] for block in section["blocks"]
              for line in block["text"].split("\n")]
    missing = [text for text in blocks + outline["disclaimer"] if folded(text).replace(NOTED, WRITTEN) not in found["txt"]]
    result(not missing, f"{name}: the text has all that the article has", missing)
    last = outline["disclaimer"][-1]
    result(found["txt"].endswith(folded(last) + "\n"), f"{name}: and ends with the disclaimer")

# --- the sound is where the captions are ---

article, voice = os.path.join(ROOT, "samples", "hay-fever.md"), tones("en-GB")
folder = os.path.join(top, "sound")
made = lectern("export", "--quiet", "--voice", voice, "--loudness", "off", "-o", folder, "-f", "wav,srt,labels", article)
wav, srt, labels = made.stdout.split("\n")[:3]
with open(wav, "rb") as file:
    data = file.read()
rate = struct.unpack_from("<I", data, 24)[0]
begin = data.index(b"data") + 8
frames = struct.unpack_from(f"<{struct.unpack_from('<I', data, begin - 4)[0] // 2}h", data, begin)
with open(labels, encoding="utf-8") as file:
    spans = [(round(start * rate / 1e6), round(end * rate / 1e6)) for start, end, _ in read_labels(file.read())]
result(all(any(frames[start:start + 10]) and any(frames[end - 10:end]) for start, end in spans),
       "each label begins and ends with sound")
gaps = zip([0] + [end for _, end in spans], [start for start, _ in spans] + [len(frames)])
result(not any(any(frames[start:end]) for start, end in gaps), "between labels there is silence")
with open(srt, encoding="utf-8") as file:
    shown = [cue[2] for cue in read_srt(file.read())]
result(any("effect of fexofenadine." in text for text in shown), "what the page has struck out is not shown")
alone = os.path.join(top, "alone")
lectern("export", "--quiet", "--voice", voice, "-o", alone, "-f", "srt,labels", article)
result(all(open(path, "rb").read() == open(os.path.join(alone, os.path.basename(path)), "rb").read()
           for path in (srt, labels)), "texts alone are those beside sound, at any level")

# --- all characters, from right to left, many sections ---

DISCLAIMER = "<p><small>This is general information and does not replace medical advice from your doctor.</small></p>"
escaped = AWKWARD.replace("&", "&amp;").replace("<", "&lt;")
awkward = page("awkward", "en", AWKWARD,
               f"<p>{escaped} is what a title can be.</p><h2>{escaped}</h2><p>[1] {escaped} is a heading, too, and a "
               f"list follows.</p><ul><li>{escaped}</li><li>[12:30] {escaped}</li></ul>{DISCLAIMER}")
rtl = page("rtl", "ar", "CAR-T: علاج جديد",
           "<p>CAR-T علاج جديد للذئبة، ويؤخذ مرة واحدة فقط.</p><p>خذ حبة واحدة مع كوب من الماء كل صباح.</p>"
           "<p>Lupus هو مرض مناعي يصيب 5 من كل 1000 شخص في العالم.</p>"
           "<h2>IgG والمناعة</h2><p>الأجسام المضادة تحمي الجسم من العدوى في كل يوم.</p>")
many = page("many", "en", "Many sections", "".join(
    f"<h2>Section about thing {i}</h2><p>This is what there is to say about the thing number {i}.</p>"
    for i in range(300)) + DISCLAIMER)
folders = [os.path.join(top, name) for name in SAMPLES] + [os.path.join(top, name + "-words") for name in SAMPLES]
for name, article, voice in (("awkward", awkward, tones("en-US")), ("rtl", rtl, tones("ar")),
                             ("many", many, tones("en-US"))):
    try:
        folder, found = texts(name + "-out", voice, article, "--words")
        folders.append(folder)
        clock = timeline(voice, article)
        cues, srt, (tags, lines) = read_vtt(found["vtt"]), read_srt(found["srt"]), read_lrc(found["lrc"])
        labels, chapters = read_labels(found["labels"]), read_vtt(found["chapters.vtt"])
    except (ValueError, RuntimeError) as error:
        result(False, f"{name}: all can be read", repr(error))
        continue
    result(differs(cues, clock, 1000) == "" and differs(labels, clock, 1000000) == "", f"{name}: all can be read",
           differs(cues, clock, 1000))
    result(len(cues) == len(srt) == len(lines) == len(labels), f"{name}: as many captions in each format")
    again = texts(name + "-again", voice, article, "--words", "--jobs", "1")[1]
    result(found == again, f"{name}: the same again, byte for byte, with another number of processes")
    if name == "many":
        result([cue[2] for cue in chapters[1:4]] == [f"{i}. Section about thing {i - 1}" for i in (1, 2, 3)] and
               len(chapters) == 302, "300 sections are 302 chapters", len(chapters))
    if name == "rtl":
        latin = [cue[2] for cue in cues if re.match("[A-Za-z]", plain(cue[2]))]
        result(len(latin) >= 4 and all(text.startswith("\u200f") for text in latin) and
               not any(cue[2].startswith("\u200f\u062e") for cue in cues),
               "an Arabic sentence that begins with a Latin name is told to run from right to left", latin)
        result([text for _, _, text, _ in srt] == [text for _, _, text, _ in cues], "in SubRip too")
        result("CAR-T علاج جديد للذئبة، ويؤخذ مرة واحدة فقط." in found["txt"], "the text is as it is written")

# --- texts of parts ---

article, voice = os.path.join(ROOT, "samples", "vitamin-d.html"), tones("en-US")
clock = timeline(voice, article)
out = os.path.join(top, "parts")
made = lectern("export", "--quiet", "--voice", voice, "--split", "-f", "wav,vtt,srt,lrc,labels", "--words", "-o", out, article)
folder = os.path.join(out, os.listdir(out)[0])
parts = sorted(os.path.join(folder, name[:-len(".wav")]) for name in os.listdir(folder) if name.endswith(".wav"))
result(sorted(made.stdout.split("\n")[:-1]) == sorted(os.path.join(folder, name) for name in os.listdir(folder)) and
       len(parts) == 6 and len(os.listdir(folder)) == 31, "each part has its texts, and all are told", made.stdout)
begin, sentences, wrong = 0, list(clock["utterances"]), []
for part in parts:
    length = (os.path.getsize(part + ".wav") - 44) // 2  # less than that, for the tags
    vtt, srt, lrc, labels = (open(part + ending, encoding="utf-8").read() for ending in (".vtt", ".srt", ".lrc", ".labels.txt"))
    cues = read_vtt(vtt)
    own, sentences = sentences[:len(cues)], sentences[len(cues):]
    shifted = [{**one, "start": one["start"] - begin, "end": one["end"] - begin,
                "words": [{**word, "frame": word["frame"] - begin} for word in one["words"]]} for one in own]
    part_clock = {**clock, "utterances": shifted}
    wrong += [differs(cues, part_clock, 1000), differs(read_srt(srt), part_clock, 1000), words_differ(cues, part_clock),
              differs(read_lrc(lrc)[1], part_clock, 1000), differs(read_labels(labels), part_clock, 1000000)]
    if cues[-1][1] > length * 1000 / clock["sample_rate"]:
        wrong.append(f"{part}: shorter than its captions")
    begin = sentences[0]["start"] if sentences else begin
result(not any(wrong) and not sentences, "their times are those of the part's sound", [one for one in wrong if one])
again = lectern("export", "--voice", voice, "--split", "-f", "wav,vtt", "-o", out, article)
result(again.returncode == 0 and not again.stdout and again.stderr.count("was kept") == 2 and len(os.listdir(folder)) == 31,
       "they are kept", again.stderr)
more = lectern("export", "--quiet", "--voice", voice, "--split", "-f", "flac,vtt", "-o", out, article)
result(more.returncode == 0 and len(os.listdir(folder)) == 38 and ".vtt" not in more.stdout,
       "another format of sound is added, and they stay", more.stderr)
anew = lectern("export", "--quiet", "--voice", voice, "--split", "--force", "-f", "wav,vtt", "-o", out, article)
with open(parts[1] + ".vtt", encoding="utf-8") as file:
    text = file.read()
result(anew.returncode == 0 and "<00:" in open(parts[1] + ".lrc", encoding="utf-8").read() and "<00:" not in text,
       "--force makes anew those that are asked for", anew.stderr)
with open(os.path.join(folder, "notes.vtt"), "w", encoding="utf-8") as file:
    file.write("mine")
anew = lectern("export", "--quiet", "--voice", voice, "--split", "--force", "-f", "wav", "-o", out, article)
result(anew.returncode == 1 and "move it away" in anew.stderr, "somebody's text is not replaced", anew.stderr)

# --- CUE sheets of parts ---

def sheets(article, *options):
    """The folder of its parts, what came of it, and its CUE sheets by their names."""
    out = tempfile.mkdtemp(dir=top)
    made = lectern("export", "--quiet", "--voice", tones("en-US"), "--split", "--cue", "-o", out, *options, article)
    folder = os.path.join(out, *os.listdir(out))
    names = [name for name in sorted(os.listdir(folder)) if name.endswith(".cue")] if made.returncode == 0 else []
    return folder, made, {name: open(os.path.join(folder, name), encoding="utf-8").read() for name in names}


folder, made, found = sheets(awkward, "-f", "wav,mp3")
stem = os.path.basename(folder)
result(list(found) == [f"{stem}.mp3.cue", f"{stem}.wav.cue"], "--cue: a sheet for each format", made.stderr)
for name, (extension, kind) in ((f"{stem}.mp3.cue", ("mp3", "MP3")), (f"{stem}.wav.cue", ("wav", "WAVE"))):
    title, tracks = read_cue(found[name])
    with open(os.path.join(folder, name.replace(".cue", ".m3u8")), encoding="utf-8") as file:
        listed = [line for line in file.read().split("\n") if line and not line.startswith("#")]
    result([track[0] for track in tracks] == listed and {track[1] for track in tracks} == {kind} and
           title == folded(AWKWARD).replace('"', "'"), f"{extension}: its tracks are the playlist's, in one album", tracks)
    if shutil.which("cueprint"):
        said = subprocess.run(["cueprint", "-d", "%N tracks of %T\\n", "-t", "%n %t\\n", os.path.join(folder, name)],
                              capture_output=True, text=True)
        result(said.stdout.split("\n")[0] == f"{len(tracks)} tracks of {title}" and not said.stderr and
               [f"{i} {track[2]}" for i, track in enumerate(tracks, 1)] == said.stdout.split("\n")[1:-1],
               f"{extension}: cuetools read the same", said.stdout + said.stderr)
    else:
        skip(f"{extension}: cuetools read the same", "cuetools are not installed")
anew = lectern("export", "--quiet", "--voice", tones("en-US"), "--split", "--cue", "--force", "-f", "mp3", "-o",
               os.path.dirname(folder), awkward)
result(anew.returncode == 0 and {f"{stem}.mp3.cue", f"{stem}.wav.cue"} <= set(os.listdir(folder)),
       "--force replaces a folder with sheets, and keeps those of other formats", anew.stderr)
out = os.path.join(top, "too-many")
made = lectern("export", "--quiet", "--voice", tones("en-US"), "--split", "--cue", "-f", "wav", "-o", out, many)
result(made.returncode == 1 and "302 parts" in made.stderr and not os.path.exists(out),
       "more parts than a sheet can have are refused", made.stderr)
made = lectern("export", "--cue", "-o", out, awkward)
result(made.returncode == 2 and "--split" in made.stderr, "--cue without --split is wrong usage", made.stderr)

# --- other readers ---

paths = [os.path.join(folder, name) for folder in folders for name in sorted(os.listdir(folder))
         if name.endswith(".vtt")]
wanted = [read_vtt(open(path, encoding="utf-8").read()) for path in paths]
if shutil.which("node"):
    broken = os.path.join(top, "broken.vtt")
    with open(broken, "w", encoding="utf-8") as file:
        file.write("WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nA <b>B\n")
    parsed = subprocess.run(["node", os.path.join(HERE, "parse_webvtt.js"), *paths, broken], capture_output=True,
                            text=True, timeout=120, env={**os.environ, "NODE_PATH": f"{BUILD}/npm/node_modules"})
if not shutil.which("node") or parsed.returncode == 3:
    skip("webvtt-parser finds nothing wrong", "webvtt-parser is not installed")
else:
    *good, bad = json.loads(parsed.stdout)
    wrong = [f"{path}: {error}" for path, one in zip(paths, good) for error in one["errors"]]
    result(not wrong and len(good) == 2 * len(folders), "webvtt-parser finds nothing wrong", wrong)
    result(len(bad["errors"]) > 0, "and does where something is")
    result([len(one["cues"]) for one in good] == [len(cues) for cues in wanted], "and as many cues as there are")

seen = subprocess.run([os.path.join(HERE, "read_tracks.py"), *paths], capture_output=True, text=True, timeout=200)
if seen.returncode == 3:
    skip("Chromium's <track> shows every cue", "chromium is not installed")
else:
    tracks = [[(round(start * 1000), round(end * 1000), text, times) for start, end, text, times in track or []]
              for track in json.loads(seen.stdout or "[]")]
    wrong = [f"{path}: {track[:2]}" for path, track, cues in zip(paths, tracks, wanted)
             if track != [(start, end, text, len(words)) for start, end, text, words in cues]]
    result(len(tracks) == len(paths) and not wrong, "Chromium's <track> shows every cue, its text and its words",
           wrong or seen.stderr)

if shutil.which("ffmpeg"):
    folder = texts("awkward-plain", tones("en-US"), awkward)[0]
    for extension in ("srt", "vtt", "lrc"):
        path = next(os.path.join(folder, name) for name in sorted(os.listdir(folder))
                    if name.endswith("." + extension) and "chapters" not in name)
        # ASS has no mark-up in angle brackets: what is left in it is text.
        said = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "ass", "-"], capture_output=True, text=True,
                              timeout=60)
        shown = [line.split(",", 9)[9] for line in said.stdout.splitlines() if line.startswith("Dialogue:")]
        dosed = [re.sub("(?<=[<{])[ \u200b]", "", text) for text in shown if "100%" in text]
        result(said.returncode == 0 and len(dosed) >= 4 and
               all("<b>" in text and "<5 mg or >3 mg" in text for text in dosed),
               f"FFmpeg shows all of the text in {extension}", shown)
else:
    skip("FFmpeg shows all of the text", "ffmpeg is not installed")

# --- the command line ---

folder = os.path.join(top, "kept")
article = os.path.join(ROOT, "samples", "walking-club.html")
lectern("export", "--quiet", "--voice", tones("en-US"), "-o", folder, "-f", "vtt", article)
mine = os.path.join(folder, os.listdir(folder)[0])
with open(mine, "w", encoding="utf-8") as file:
    file.write("mine")
made = lectern("export", "--voice", tones("en-US"), "-o", folder, "-f", "vtt,srt", article)
result(made.returncode == 0 and open(mine, encoding="utf-8").read() == "mine" and "was kept" in made.stderr and
       len(os.listdir(folder)) == 2, "a text that is there is kept, the others are made", made.stderr)
made = lectern("export", "--voice", tones("en-US"), "-o", folder, "-f", "vtt,srt", "--force", article)
result(open(mine, encoding="utf-8").read().startswith("WEBVTT"), "--force makes it anew")

# --- whose a text is ---

DOSE = "<p>Take {} of it once a day in the morning with a glass of water, and never more than that.</p>"


def names_made(*arguments):
    made = lectern("export", "--voice", tones("en-US"), *arguments)
    return [os.path.basename(path) for path in made.stdout.split("\n")[:-1]], made.stderr


def keeps_attributes(folder):
    try:
        os.setxattr(folder, "user.test", b"1")
    except OSError:
        return False
    return True


if keeps_attributes(top):
    folder = os.path.join(top, "namesakes")
    first = page("first", "en", "How to take it", DOSE.format("5 mg"))
    second = page("second", "en", "How to take it", DOSE.format("50 mg"))
    made, said = names_made("-o", folder, "-f", "txt,srt", first)
    made, said = names_made("-o", folder, "-f", "txt,srt", first)
    result(made == [] and said.count("was kept") == 2, "texts know their article", said)
    made, said = names_made("-o", folder, "-f", "txt", second)
    result(made == ["How-to-take-it-2.txt"], "a changed text is written beside the one that is there", said)
    made, said = names_made("-o", folder, "-f", "wav", second)
    result(made == ["How-to-take-it-2.wav"], "no sound gets the name of another article's captions", said)
    made, said = names_made("-o", folder, "-f", "wav", first)
    result(made == ["How-to-take-it.wav"], "the sound of a text gets its name", said)
    made, said = names_made("-o", folder, "-f", "wav", "--force", second)
    result("How-to-take-it.srt stays, and is of another text" in said, "--force tells which captions are of another text", said)

    folder = os.path.join(top, "unknown")
    names_made("-o", folder, "-f", "srt", first)
    os.removexattr(os.path.join(folder, "How-to-take-it.srt"), "user.dublincore.identifier")
    made, said = names_made("-o", folder, "-f", "srt", second)
    result(made == [] and "does not tell of which text it is" in said, "a text that does not tell whose it is: it is said", said)
    made, said = names_made("-o", folder, "-f", "wav", second)
    result(made == ["How-to-take-it-2.wav"], "no sound gets the name of captions that may be another's", said)
    saved = os.path.join(folder, "Saved-page.html")
    os.rename(page("saved", "en", "Saved page", DOSE.format("5 mg")), saved)
    made, said = names_made("-o", folder, "-f", "wav", saved)
    result(made == ["Saved-page.wav"], "a page that is named after its title is not taken for a text of an export", said)
else:
    skip("texts know their article", "the file system has no extended attributes")

# --- what is no use ---

named = os.path.join(top, "Take-it-with-water.txt")
written = "Take it with water\n\nDrink a whole glass of water with each tablet, and stay upright for half an hour.\n"
with open(named, "w", encoding="utf-8") as file:
    file.write(written)
made = lectern("export", "--voice", tones("en-US"), "-o", top, "-f", "txt", "--force", named)
result(made.returncode == 1 and "is itself an article" in made.stderr and
       open(named, encoding="utf-8").read() == written, "an article is not replaced by its transcript", made.stderr)

for formats, told in (("mp3,txt", "txt"), ("mp3,chapters.vtt", "chapters.vtt"), ("vtt,srt", "format of sound")):
    made = lectern("export", "-f", formats, "--split", "-o", top, article)
    result(made.returncode == 2 and told in made.stderr, f"--split has no {formats}", made.stderr)
made = lectern("export", "-f", "subtitles", article)
result(made.returncode == 2 and all(name in made.stderr for name in FORMATS), "an unknown format: all are told")

shutil.rmtree(top)
finish()
