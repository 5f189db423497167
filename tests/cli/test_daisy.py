#!/usr/bin/python3
"""lectern export --format daisy: talking books that keep every rule of DAISY 2.02, whose text is the article's, and
whose clips are the reading's. Prints TAP."""
import hashlib
import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

sys.dont_write_bytecode = True
from daisy_checks import CATALOG, TalkingBook, faults_of_dtds, inner_text  # noqa: E402
from epub_checks import bare, difference, document_text, faults_by_ear, faults_by_reading, loudness, outline_text  # noqa: E402
from tap import finish, result, skip  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
AWKWARD = 'Quotes "and" \'these\' <b> & &amp; 💊 -- ]]> עברית'
LEFT_OUT = re.compile(r"^\.lectern-.*\.part$")

top = tempfile.mkdtemp(prefix="lectern-daisy-")
os.environ["XDG_CACHE_HOME"] = os.path.join(top, "cache")
os.environ.pop("SOURCE_DATE_EPOCH", None)


def lectern(*arguments, **more):
    return subprocess.run([LECTERN, *arguments], capture_output=True, text=True, timeout=600, **more)


def export(folder, *arguments):
    """The books that were made."""
    made = lectern("export", "--quiet", "-o", os.path.join(top, folder), *arguments)
    paths = made.stdout.split("\n")[:-1]
    if made.returncode or not paths:
        raise RuntimeError(made.stderr)
    return paths


def sample(name):
    return os.path.join(ROOT, "samples", name)


def written(name, text):
    path = os.path.join(top, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def contents(folder):
    """name: bytes"""
    found = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def digest(folder):
    return {name: hashlib.sha256(data).hexdigest() for name, data in contents(folder).items()}


def check_rules(path, name):
    """The book, after its faults are told."""
    book = TalkingBook(path)
    result(not book.faults, f"{name}: keeps every rule", "\n".join(book.faults))
    if os.path.exists(CATALOG):
        faults = faults_of_dtds(path)
        result(not faults, f"{name}: valid by its DTDs", "\n".join(faults))
    else:
        skip(f"{name}: valid by its DTDs", "w3c-sgml-lib is not installed")
    return book


def check_article(path, source, name):
    """A book of one article."""
    book = check_rules(path, name)
    outline = json.loads(lectern("outline", "--format", "json", source).stdout)
    parted = difference(bare(document_text(book.trees["t0001.html"])), bare(outline_text(outline)))
    result(not parted, f"{name}: the text is the article's, all of it and once", parted)
    timeline = json.loads(lectern("timeline", "--format", "json", source).stdout)
    faults = faults_by_reading(book.clips, timeline)
    result(not faults, f"{name}: each clip holds its own sentence's sound and no other's", "\n".join(faults))
    faults = faults_by_ear(book.clips, book.samples("a0001.mp3"), timeline)
    result(not faults, f"{name}: so it sounds", "\n".join(faults))
    headings = [outline["title"]] + [section["heading"] for section in outline["sections"] if section["heading"]]
    got = [inner_text(item) for item in book.items]
    result(got[:len(headings)] == headings and len(got) == len(headings) + bool(outline["disclaimer"]),
           f"{name}: the headings are the article's, and that of the disclaimer", f"{got}\n{headings}")
    if outline["disclaimer"]:
        ids = [src.split("#")[1] for src in book.sections[book.smils[-1]]]
        said = "".join(inner_text(book.ids["t0001.html"][i]) for i in ids)
        result(bare(said) == bare(got[-1] + "".join(outline["disclaimer"])),
               f"{name}: the disclaimer is a section, and all of it is heard there", said)
    return book


# --- articles ---------------------------------------------------------------------------------------------------------

NESTED = """<html lang=en><title>Lists</title><article><h1>Lists within lists</h1><p>Read all of it, please.</p>
<ol type=a><li>Take it with water.<ul><li>Warm is fine.</li><li>Never with juice:<ol><li>not orange,</li><li>not grapefruit.</li>
</ol></li></ul></li><li>Sit upright.</li></ol><h2>Doses</h2><table><caption>By weight</caption><tr><th>Weight</th><th>Dose</th>
</tr><tr><td>&lt;50 kg</td><td>5 mg</td></tr><tr><td>≥50 kg</td><td>10 mg</td></tr></table><h3>Then</h3><blockquote><p>Wait.</p>
</blockquote><pre>1 x 5 mg\n2 x 5 mg</pre><h2>Ask</h2><p>This is general information and does not replace the advice of your
doctor or pharmacist.</p></article></html>"""
ARABIC = """<html lang="ar" dir="rtl"><head><title>الأسبرين</title></head><body><article><h1>الأسبرين</h1>
<p>تناول قرصا واحدا كل يوم مع كوب من الماء. لا تتناول أكثر من ذلك.</p>
<p lang="en">Ask your pharmacist about aspirin.</p><h2>الجرعة</h2><p>قرص واحد في اليوم بعد الطعام.</p></article></body></html>"""


def many(count):
    parts = [f"<h{2 + i % 3}>Part {i}</h{2 + i % 3}><p>Take {i} mg.</p>" for i in range(count)]
    return "<html lang=en><title>Many parts</title><article><h1>Many parts</h1>" + "".join(parts) + "</article></html>"


short = written("short.html", "<html lang=en><title>Short</title><article><h1>Short</h1><p class=byline>By Jane Doe</p>"
                "<p>Take it.</p><h2>Ask</h2><p>First.</p></article></html>")
[first] = export("samples", "-f", "daisy", sample("vitamin-d.html"))
result(os.path.isdir(first) and first.endswith(".daisy"), "a talking book is a folder", first)
check_article(first, sample("vitamin-d.html"), "vitamin-d.html")
for name in ("antibioticos.html", "blood-pressure.html"):
    check_article(export("samples", "-f", "daisy", sample(name))[0], sample(name), name)
source = written("nested.html", NESTED)
check_article(export("nested", "-f", "daisy", source)[0], source, "lists within lists, and a table")
book = check_rules(export("many", "-f", "daisy", written("many.html", many(300)))[0], "300 sections")
result(len(book.items) == 301 and {item.tag[-1] for item in book.items} == set("123"),
       "300 sections: each is a heading, at its level")
source = written("awkward.html", f"<html lang=en><title>x</title><article><h1>{html.escape(AWKWARD)}</h1>"
                 "<p>Take one tablet a day with water. Ask your pharmacist first.</p>"
                 f"<h2>{html.escape(AWKWARD)}</h2><p>Never take two of them.</p></article></html>")
[path] = export("awkward", "-f", "daisy", source)
book = check_article(path, source, "an awkward title")
result(book.about["dc:title"] == [AWKWARD], "an awkward title is told as it is", book.about["dc:title"])
source = written("arabic.html", ARABIC)
book = check_article(export("arabic", "-f", "daisy", source)[0], source, "a language from right to left")
result([book.trees[name].get("dir") for name in ("ncc.html", "t0001.html")] == ["rtl", "rtl"]
       and [e for e in book.trees["t0001.html"].iter() if e.get("lang") == "en" and e.get("dir") == "ltr"],
       "a language from right to left is said to be one, and what is not is not")
book = check_rules(export("silent", "-f", "daisy", written("silent.html", "<html lang=en><title>—</title><article><h1>—</h1>"
                   "<p>Take one tablet a day with water. Ask your pharmacist first.</p><h2>…</h2><h3>Dose</h3>"
                   "<p>Never take two of them.</p></article></html>"))[0], "headings that cannot be heard")

# --- without the text -------------------------------------------------------------------------------------------------

[path] = export("ncc-only", "-f", "daisy", "--ncc-only", sample("blood-pressure.html"))
book = check_rules(path, "--ncc-only")
whole = TalkingBook(os.path.join(top, "samples", os.path.basename(path)))
result([clip[1:] for clip in book.clips] == [clip[1:] for clip in whole.clips] and not book.has_text,
       "--ncc-only: a clip for each sentence, and no text")
result(book.about["dc:identifier"] != whole.about["dc:identifier"], "--ncc-only: another book than that with the text")

# --- files ------------------------------------------------------------------------------------------------------------

os.environ["SOURCE_DATE_EPOCH"] = "1790000000"
made = export("all", "-f", "epub,daisy.zip,daisy", sample("vitamin-d.html"))
[later] = export("later", "-f", "daisy", sample("vitamin-d.html"))
os.environ.pop("SOURCE_DATE_EPOCH")
result([os.path.splitext(p)[1] for p in made] == [".epub", ".zip", ".daisy"], "three books of one rendering", made)
with zipfile.ZipFile(made[1]) as archive:
    zipped = {name: archive.read(name) for name in archive.namelist()}
result(zipped == contents(made[2]) and list(zipped)[0] == "ncc.html", "the zip file holds the files of the folder")
with zipfile.ZipFile(made[0]) as archive:
    tagged = archive.read("EPUB/audio/article-1.mp3")
result(tagged.endswith(zipped["a0001.mp3"]) and tagged.startswith(b"ID3"), "one sound for all, here without tags")
result(digest(later) == digest(made[2]), "the same article gives the same bytes")
dates = [TalkingBook(path).about["dc:date"] for path in (first, later)]
result(dates == [["2026-03-14"], ["2026-09-21"]], "a talking book is of its article's day, or of SOURCE_DATE_EPOCH", dates)
check_rules(export("cd", "-f", "daisy", "--sample-rate", "44100", "--bitrate", "48", short)[0], "44100 Hz")

# --- what is there already --------------------------------------------------------------------------------------------

folder = os.path.dirname(first)
kept = lectern("export", "-f", "daisy", "-o", folder, sample("vitamin-d.html"))
result(kept.returncode == 0 and "kept" in kept.stderr and not kept.stdout, "a talking book that is there is kept", kept.stderr)
export("samples", "-f", "daisy", "--ncc-only", "--force", sample("vitamin-d.html"))
result(not TalkingBook(first).faults and "t0001.html" not in os.listdir(first), "--force makes it anew, and nothing is left")
changed = written("changed.html", f"<html lang=en><title>x</title><article><h1>{html.escape(AWKWARD)}</h1>"
                  "<p>Something else altogether is said here. It is another article.</p></article></html>")
[beside] = export("awkward", "-f", "daisy", changed)
result(beside.endswith("-2.daisy"), "another article of the same title does not pass for the one that is there", beside)
for name in ("notes.txt", ".hidden"):
    written(os.path.join(first, name), "mine")
    refused = lectern("export", "-f", "daisy", "--force", "-o", folder, sample("vitamin-d.html"))
    result(refused.returncode == 1 and "move it away" in refused.stderr and name in os.listdir(first),
           f"a folder with a file of others is not replaced: {name}", refused.stderr)
    os.unlink(os.path.join(first, name))
mine = os.path.join(top, "mine", "Title.daisy")
os.makedirs(mine)
written(os.path.join(mine, "ncc.html"), "mine")
refused = lectern("export", "-f", "daisy", "--book", "Title", "--force", "-o", os.path.dirname(mine), sample("vitamin-d.html"))
result(refused.returncode == 1 and "move it away" in refused.stderr and contents(mine) == {"ncc.html": b"mine"},
       "a folder of others is not replaced by a book of several", refused.stderr)
for arguments, word in ((["-f", "daisy", "--sample-rate", "24000"], "22050"), (["-f", "epub", "--ncc-only"], "--ncc-only"),
                        (["-f", "daisy", "--split"], "--split"), (["-f", "daisy", "--book", " "], "--book")):
    refused = lectern("export", "-o", top, *arguments, sample("vitamin-d.html"))
    result(refused.returncode == 2 and word in refused.stderr, f"refused: {' '.join(arguments)}", refused.stderr)

# --- several articles -------------------------------------------------------------------------------------------------

shelf = [sample(name) for name in ("vitamin-d.txt", "antibioticos.html", "pharmacy-news.xml")]
paths = export("shelf", "-f", "daisy,mp3,daisy.zip", "--book", AWKWARD, *shelf, os.path.join(top, "arabic.html"))
book = check_rules(paths[-2], "a book of several")
titles = [html.unescape(title) for path in [*shelf, os.path.join(top, "arabic.html")] for title in
          re.findall(r'"title" ?: ?"((?:[^"\\]|\\.)*)"', lectern("outline", "--format", "json", path).stdout)]
got = [inner_text(item) for item in book.items if item.tag.endswith("h1")]
result(got == [AWKWARD] + titles and book.about["dc:title"] == [AWKWARD], "a book of several: above its articles is its title",
       f"{got}\n{titles}")
result(book.about["dc:language"] == ["en", "es", "en-US", "ar"] and book.items[-1].get("dir") == "rtl",
       "a book of several has the languages of all", book.about["dc:language"])
sounds = contents(paths[-2])
with zipfile.ZipFile(paths[-1]) as archive:
    result({name: archive.read(name) for name in archive.namelist()} == sounds, "a book of several in two formats is one")
title = [clip for clip in book.clips if clip[1] == "a0000.mp3"]
result(len(title) == 1 and title[0][2] == 0 and loudness(book.samples("a0000.mp3"), 0, title[0][3]) > 0.01
       and bare(document_text(book.trees["t0000.html"])) == bare(AWKWARD), "a book of several says its title", title)
heard = []
for number, path in enumerate(paths[:-2], 1):
    with open(path, "rb") as file:
        heard.append(file.read().endswith(sounds[f"a{number:04}.mp3"]))
result(len(heard) == len(titles) and all(heard), "a book of several has the sound of its articles, in their order", heard)
kept = lectern("export", "-f", "daisy", "--book", AWKWARD, "-o", os.path.join(top, "shelf"), *shelf)
result(kept.returncode == 0 and "kept" in kept.stderr and not kept.stdout, "a book of several that is there is kept", kept.stderr)

# --- runs that are killed ---------------------------------------------------------------------------------------------

page = written("long.html", many(60))
folder = os.path.join(top, "killed")
os.mkdir(folder)
stopped, faults = 0, []
for wait_s in (0.02, 0.2, 0.3, 0.4, 0.5, 0.6):
    process = subprocess.Popen([LECTERN, "export", "--quiet", "-f", "daisy", "-o", folder, page], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(wait_s)
    if process.poll() is None:
        stopped += 1
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for name in os.listdir(folder):
        if not LEFT_OUT.match(name):
            faults += TalkingBook(os.path.join(folder, name)).faults or []
            shutil.rmtree(os.path.join(folder, name))
result(stopped > 0 and not faults, "kill -9 leaves nothing that looks finished", f"{stopped} {faults}")
[path] = export("killed", "-f", "daisy", page)
result(os.listdir(folder) == [os.path.basename(path)] and not TalkingBook(path).faults,
       "the same command again makes it, and sweeps what was left", os.listdir(folder))

# --- the checks themselves --------------------------------------------------------------------------------------------

SPOILED = (  # what is wrong then; in which file; what; in place of what
    ("a statement twice", "ncc.html", r'(<meta name="dc:date"[^>]*>)', r"\1\1"),
    ("a statement missing", "ncc.html", r'<meta name="dc:creator"[^>]*>', ""),
    ("another identifier in one file", "s0002.smil", r'(dc:identifier" content=")', r"\1x"),
    ("a wrong number of items", "ncc.html", r'(ncc:tocItems" content=")', r"\g<1>1"),
    ("a wrong number of files", "ncc.html", r'(ncc:files" content=")', r"\g<1>1"),
    ("a wrong total", "ncc.html", r'(ncc:totalTime" content=")00', r"\g<1>01"),
    ("another type of book", "ncc.html", "audioFullText", "audioNcc"),
    ("another depth", "ncc.html", r'(ncc:depth" content=")', r"\g<1>1"),
    ("another charset", "ncc.html", r'(ncc:charset" content=")utf-8', r"\1iso-8859-1"),
    ("no title first", "ncc.html", ' class="title"', ""),
    ("a jump of levels", "ncc.html", r'<h1 (id="i2".*)</h1>', r"<h3 \1</h3>"),
    ("an item without an id", "ncc.html", r'<h1 id="i2"', "<h1"),
    ("a link to nowhere", "ncc.html", r"s0002.smil#tu", "s0002.smil#xu"),
    ("two links in one item", "ncc.html", r"(<h1 id[^>]*>)(<a.*</a>)", r"\1\2\2"),
    ("no region", "s0001.smil", r'<region id="txtView"/>', ""),
    ("another end", "s0001.smil", 'endsync="last"', 'endsync="first"'),
    ("no npt", "s0001.smil", 'clip-begin="npt=', 'clip-begin="'),
    ("a sound without an id", "s0001.smil", r'<audio id="au0"', "<audio"),
    ("a wrong time", "s0001.smil", r'(ncc:timeInThisSmil" content=")00:00', r"\g<1>00:01"),
    ("a wrong elapsed time", "s0002.smil", r'(ncc:totalElapsedTime" content=")00', r"\g<1>01"),
    ("a gap between clips", "s0001.smil", r'clip-end="npt=(\d+)\.\d', r'clip-end="npt=\1.0'),
    ("a text that is not there", "s0001.smil", "t0001.html#u0", "t0001.html#v0"),
    ("a sentence without a clip", "t0001.html", r'<h1 id="title">', '<h1 id="u9999">'),
    ("another DOCTYPE", "t0001.html", "Transitional", "Strict"),
    ("a document missing in the master", "master.smil", r'<ref id="m2".*/>', ""),
    ("a variable rate", "a0001.mp3", b"^", b"\xff\xf3\x94\xc4" + bytes(257)),
    ("tags before the sound", "a0001.mp3", b"^", b"ID3\x04\x00\x00\x00\x00\x00\x00"),
)
good = contents(export("good", "-f", "daisy", short)[0])
missed = []
for number, (fault, name, what, instead) in enumerate(SPOILED):
    folder = os.path.join(top, f"spoiled-{number}")
    os.mkdir(folder)
    text = good[name] if isinstance(what, bytes) else good[name].decode()
    spoiled = re.sub(what, instead, text, count=1)
    for each, data in {**good, name: spoiled if isinstance(what, bytes) else spoiled.encode()}.items():
        with open(os.path.join(folder, each), "wb") as file:
            file.write(data)
    if spoiled == text or not TalkingBook(folder).faults:
        missed.append(fault)
    shutil.rmtree(folder)
result(not missed, "the checks see a book that is spoiled", "\n".join(missed))

shutil.rmtree(top)
finish()
