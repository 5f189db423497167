#!/usr/bin/python3
"""lectern export --format epub: books that epubcheck finds no fault in, whose text is the article's, and whose clips
are the reading's. Prints TAP."""
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
import checkers  # noqa: E402
from epub_checks import HTML, Book, bare, difference, faults_by_ear, faults_by_reading, faults_of_book, outline_text  # noqa: E402
from tap import finish, result, skip  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
AWKWARD = 'Quotes "and" \'these\' <b> & &amp; 💊 -- ]]> עברית'

top = tempfile.mkdtemp(prefix="lectern-epub-")
os.environ["XDG_CACHE_HOME"] = os.path.join(top, "cache")
os.environ.pop("SOURCE_DATE_EPOCH", None)


def lectern(*arguments, **more):
    return subprocess.run([LECTERN, *arguments], capture_output=True, text=True, timeout=600, **more)


def export(folder, *arguments):
    """The files that were made."""
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


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def check_article(path, source, name):
    """A book of one article."""
    book = Book(path)
    faults = faults_of_book(book)
    result(not faults, f"{name}: clips and text belong to each other", "\n".join(faults))
    outline = json.loads(lectern("outline", "--format", "json", source).stdout)
    parted = difference(bare(book.article_text(book.articles[0].get("href"))), bare(outline_text(outline)))
    result(not parted, f"{name}: the text is the article's, all of it and once", parted)
    timeline = json.loads(lectern("timeline", "--format", "json", source).stdout)
    clips = book.clips_of(book.articles[0])
    faults = faults_by_reading(clips, timeline)
    result(not faults, f"{name}: each clip holds its own sentence's sound and no other's", "\n".join(faults))
    if "--words" not in name:
        faults = faults_by_ear(clips, book.samples(clips[0][1]), timeline)
        result(not faults, f"{name}: so it sounds", "\n".join(faults))
    return book


def headings(count):
    parts = [f"<h2>Part {i}</h2><p>Take {i} mg. Then wait.</p>" for i in range(1, count + 1)]
    return "<html lang=en><title>Many parts</title><article><h1>Many parts</h1>" + "".join(parts) + "</article></html>"


ARABIC = """<html lang="ar" dir="rtl"><head><title>الأسبرين</title></head><body><article><h1>الأسبرين</h1>
<p>تناول قرصا واحدا كل يوم مع كوب من الماء. لا تتناول أكثر من ذلك.</p>
<p lang="en">Ask your pharmacist about aspirin.</p><h2>الجرعة</h2><p>قرص واحد في اليوم بعد الطعام.</p></article></body></html>"""

# --- articles ---------------------------------------------------------------------------------------------------------

books = []
for name in ("vitamin-d.html", "antibioticos.html", "blood-pressure.html"):
    for words in ([], ["--words"]):
        [path] = export("words" if words else "sentences", "-f", "epub", *words, sample(name))
        books.append(path)
        check_article(path, sample(name), " ".join([name, *words]))

[path] = export("many", "-f", "epub", written("many.html", headings(300)))
books.append(path)
book = Book(path)
result(not faults_of_book(book), "300 sections: clips and text belong to each other", faults_of_book(book))
result(len(re.findall(rb"<li>", book.zip.read("EPUB/nav.xhtml"))) == 300 + 1 + 1,
       "300 sections: each stands in the contents")

source = written("awkward.html", f"<html lang=en><title>x</title><article><h1>{html.escape(AWKWARD)}</h1>"
                 "<p>Take one tablet a day with water. Ask your pharmacist first.</p>"
                 f"<h2>{html.escape(AWKWARD)}</h2><p>Never take two of them.</p></article></html>")
[path] = export("awkward", "-f", "epub", source)
books.append(path)
book = check_article(path, source, "an awkward title")
result(book.names("title") == [AWKWARD], "an awkward title stands in the package as it is", book.names("title"))

source = written("arabic.html", ARABIC)
[path] = export("arabic", "-f", "epub", source)
books.append(path)
book = check_article(path, source, "a language from right to left")
document = book.zip.read("EPUB/article-1.xhtml").decode()
result('lang="ar" xml:lang="ar" dir="rtl"' in document and 'lang="en" xml:lang="en" dir="ltr"' in document
       and 'page-progression-direction="rtl"' in book.zip.read("EPUB/package.opf").decode(),
       "a language from right to left is said to be one, and what is not is not", document[:300])

# --- the book ---------------------------------------------------------------------------------------------------------

subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=red:s=600x800", "-frames:v", "1",
                os.path.join(top, "cover.png")], check=True)
[path] = export("cover", "-f", "epub", "--cover", os.path.join(top, "cover.png"), sample("vitamin-d.html"))
books.append(path)
with open(os.path.join(top, "cover.png"), "rb") as file:
    result(Book(path).zip.read("EPUB/cover.png") == file.read(), "a cover is in the book")

both = export("both", "-f", "epub,mp3", sample("vitamin-d.html"))
with open(both[1], "rb") as file:
    result(Book(both[0]).zip.read("EPUB/audio/article-1.mp3") == file.read(),
           "with mp3 the sound is encoded once: the book has that file's")

[again] = export("again", "-f", "epub", sample("vitamin-d.html"))
result(digest(again) == digest(books[0]), "the same article gives the same bytes")
package = Book(again)
os.environ["SOURCE_DATE_EPOCH"] = "1790000000"
[later] = export("later", "-f", "epub", sample("vitamin-d.html"))
os.environ.pop("SOURCE_DATE_EPOCH")
result(package.properties("dcterms:modified")[0][1] == "2026-03-14T00:00:00Z"
       and Book(later).properties("dcterms:modified")[0][1] == "2026-09-21T14:13:20Z",
       "a book was changed when its article was, or when SOURCE_DATE_EPOCH says", package.properties("dcterms:modified"))
result(package.names("identifier") == Book(later).names("identifier")
       and package.names("identifier")[0] != Book(books[2]).names("identifier")[0],
       "a book is known again by its identifier", package.names("identifier"))

kept = lectern("export", "-f", "epub", "-o", os.path.join(top, "again"), sample("vitamin-d.html"))
result(kept.returncode == 0 and "kept" in kept.stderr and not kept.stdout, "a book that is there is kept", kept.stderr)
same_title = written("same-title.html", f"<html lang=en><title>x</title><article><h1>{html.escape(AWKWARD)}</h1>"
                     "<p>Something else altogether is said here. It is another article.</p></article></html>")
[beside] = export("awkward", "-f", "epub", same_title)
result(beside.endswith("-2.epub") and len(os.listdir(os.path.join(top, "awkward"))) == 2,
       "another article of the same title does not pass for the one that is there", beside)
refused = lectern("export", "-f", "epub", "--split", "-o", top, sample("vitamin-d.html"))
result(refused.returncode == 2 and "--split" in refused.stderr, "a book is not split", refused.stderr)

# --- several articles -------------------------------------------------------------------------------------------------

shelf = [sample(name) for name in ("vitamin-d.html", "antibioticos.html", "pharmacy-news.xml")]
paths = export("shelf", "-f", "epub,mp3", "--book", AWKWARD, *shelf)
books.append(paths[-1])
book = Book(paths[-1])
faults = faults_of_book(book)
result(len(book.articles) == 5 and not faults, "a book of several: clips and text belong to each other", faults)
result(book.names("title") == [AWKWARD] and book.names("language") == ["en-US", "es"],
       "a book of several has its own title, and the languages of all", book.names("language"))
wanted = [title for path in shelf for title in re.findall(r'"title" ?: ?"((?:[^"\\]|\\.)*)"',
                                                          lectern("outline", "--format", "json", path).stdout)]
contents = [link.text for link in book.tree("nav.xhtml").findall(".//{*}nav[@id='toc']/{*}ol/{*}li/{*}a")]
result([html.unescape(title) for title in wanted] == contents, "a book of several: the contents are its articles",
       f"{contents}\n{wanted}")
sounds = []
for path, item in zip(paths, book.articles):
    with open(path, "rb") as file:
        sounds.append(file.read() == book.zip.read("EPUB/audio/" + item.get("href").replace("xhtml", "mp3")))
result(len(sounds) == 5 and all(sounds), "a book of several has the sound of its articles, in their order", sounds)

alone = export("alone", "-f", "epub", "--book", AWKWARD, *shelf)
result(len(alone) == 1 and os.listdir(os.path.join(top, "alone")) == [os.path.basename(alone[0])]
       and digest(alone[0]) == digest(paths[-1]), "a book of several alone is the same, and leaves nothing else", alone)
kept = lectern("export", "-f", "epub", "--book", AWKWARD, "-o", os.path.join(top, "alone"), *shelf)
result(kept.returncode == 0 and "kept" in kept.stderr and not kept.stdout, "a book of several that is there is kept",
       kept.stderr)
broken = lectern("export", "-f", "epub,txt", "--book", "Broken", "-o", os.path.join(top, "broken"), *shelf,
                 os.path.join(top, "missing.html"))
left = sorted(os.listdir(os.path.join(top, "broken")))
result(broken.returncode == 1 and "1 of its 6 articles" in broken.stderr and len(left) == 5
       and all(name.endswith(".txt") for name in left), "a book of which an article is missing is not made",
       f"{broken.stderr}{left}")
for arguments in (["--book", "Title"], ["-f", "epub", "--book", " "], ["-f", "epub", "--book", b"\xff"],
                  ["-f", "epub", "--book", "\x01"], ["-f", "epub", "--book", "\u3000\u200b"]):
    refused = lectern("export", "-o", top, *arguments, sample("vitamin-d.html"))
    result(refused.returncode == 2 and "--book" in refused.stderr, f"refused: {arguments}", refused.stderr)

[path] = export("directions", "-f", "epub", "--book", "Two directions", sample("vitamin-d.html"),
                os.path.join(top, "arabic.html"))
books.append(path)
book = Book(path)
links = {link.get("href"): (link.get("lang"), link.get("dir")) for link in book.tree("nav.xhtml").iter(HTML + "a")}
result(links["article-1.xhtml#article"] == (None, None) and links["article-2.xhtml#article"] == ("ar", "rtl")
       and links["article-2.xhtml#s1"] == ("ar", "rtl"),
       "the contents have the language and direction of what is not the book's", links)

# --- epubcheck --------------------------------------------------------------------------------------------------------

if not checkers.is_there(checkers.EPUBCHECK):
    skip("epubcheck finds no fault", "epubcheck is not installed")
else:
    for path in books:
        checked = checkers.check(checkers.EPUBCHECK, "--failonwarnings", path)
        name = os.path.relpath(path, top)
        result(checked.returncode == 0 and "0 warnings" in checked.stdout, f"epubcheck finds no fault: {name}",
               checked.stdout + checked.stderr)

# --- Ace by DAISY -----------------------------------------------------------------------------------------------------

ace = os.path.join(BUILD, "npm", "node_modules", "@daisy", "ace-cli", "bin", "ace.js")
browser = shutil.which("chromium")


def spoiled(path):
    """The book with a fault that Ace must find: documents that do not say their language."""
    copy = os.path.join(top, "spoiled.epub")
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(copy, "w") as out:
        for info in book.infolist():
            content = book.read(info)
            out.writestr(info, re.sub(rb' (xml:)?lang="[^"]*"', b"", content) if info.filename.endswith("xhtml") else content)
    return copy


def ace_faults(path):
    """What Ace finds, as lines; None where it cannot look."""
    report = os.path.join(top, "ace")
    seen = subprocess.run(["node", ace, "--force", "--silent", "--outdir", report, path], capture_output=True, text=True,
                          timeout=300, env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": wrapper})
    if not os.path.exists(os.path.join(report, "report.json")):
        return [seen.stdout + seen.stderr]
    with open(os.path.join(report, "report.json"), encoding="utf-8") as file:
        found = json.load(file)
    shutil.rmtree(report)
    return [f"{document['earl:testSubject']['url']}: {fault['earl:test']['dct:title']}"
            for document in found["assertions"] for fault in document["assertions"]]


if not os.path.exists(ace) or not browser or not shutil.which("node"):
    skip("Ace by DAISY finds no fault", "Ace or Chromium is not installed")
else:
    wrapper = written("browser", f'#!/bin/sh\nexec {browser} --no-sandbox "$@"\n')
    os.chmod(wrapper, 0o755)
    for path in (books[1], books[-1], os.path.join(top, "arabic", os.listdir(os.path.join(top, "arabic"))[0])):
        faults = ace_faults(path)
        result(not faults, f"Ace by DAISY finds no fault: {os.path.relpath(path, top)}", "\n".join(faults))
    result(any("lang" in fault for fault in ace_faults(spoiled(books[1]))), "and does where something is wrong")

shutil.rmtree(top)
finish()
