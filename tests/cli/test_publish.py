#!/usr/bin/python3
"""lectern publish: a site whose links lead somewhere, whose feed keeps the rules, that is made anew only where something
changed, and that people can use. Prints TAP."""
import email.utils
import glob
import hashlib
import html.parser
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import xml.etree.ElementTree
import zlib

sys.dont_write_bytecode = True
import checkers  # noqa: E402
from tap import finish, result, skip  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
NPM = os.path.join(os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build"))), "npm")
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"

top = tempfile.mkdtemp(prefix="lectern-publish-")
os.environ["XDG_CACHE_HOME"] = os.path.join(top, "cache")
os.environ["SOURCE_DATE_EPOCH"] = "1780000000"


def written(name, text):
    path = os.path.join(top, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def article(name, title, body, date="2026-02-03", lang="en"):
    return written(name, f"<!DOCTYPE html><html lang={lang}><head><title>{title}</title><meta name=date content={date}></head>"
                         f"<body><article><h1>{title}</h1>{body}</article></body></html>")


def command(folder, inputs, *options):
    return [LECTERN, "publish", "-o", os.path.join(top, folder), *options, *inputs]


def publish(folder, inputs, *options):
    return subprocess.run(command(folder, inputs, *options), capture_output=True, text=True, timeout=300)


def tree(folder):
    """Each file of a site but its notes, by its path, with a digest."""
    files = {}
    site = os.path.join(top, folder)
    for where, _, names in os.walk(site):
        for name in names:
            path = os.path.join(where, name)
            if "/.lectern" not in path:
                with open(path, "rb") as file:
                    files[os.path.relpath(path, site)] = hashlib.sha256(file.read()).hexdigest()
    return files


def inodes(folder):
    """A file that was written anew is another one."""
    site = os.path.join(top, folder)
    return {path: os.stat(os.path.join(site, path)).st_ino for path in tree(folder)}


def changed(before, after):
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


class Page(html.parser.HTMLParser):
    """What a page leads to, and the ids that it has."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.styles, self.handlers, self.data = [], [], [], [], []
        self.in_data = False
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.links += [attributes[name] for name in ("href", "src", "action") if attributes.get(name)]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "style" or "style" in attributes:
            self.styles.append(tag)
        self.handlers += [name for name in attributes if name.startswith("on")]
        self.in_data = tag == "script" and attributes.get("type") == "application/ld+json"
        if tag == "script" and not self.in_data and "src" not in attributes:
            self.handlers.append("script")

    def handle_data(self, data):
        if self.in_data:
            self.data.append(json.loads(data))
            self.in_data = False


def pages(folder):
    return {path: Page(os.path.join(top, folder, path)) for path in tree(folder) if path.endswith(".html")}


def dead_links(folder):
    dead = []
    known = pages(folder)
    for path, page in known.items():
        for link in page.links:
            url = urllib.parse.urlsplit(link)
            if url.scheme and not link.startswith(BASE):
                continue
            if url.scheme or link.startswith("/shop/"):
                link = urllib.parse.urljoin(BASE, link)
                url = urllib.parse.urlsplit("/" + link[len(BASE):])
            target = os.path.normpath(os.path.join(os.path.dirname("/" + path), urllib.parse.unquote(url.path) or "/" + path))[1:]
            target = target or "index.html"
            if not os.path.isfile(os.path.join(top, folder, target)):
                dead.append(f"{path}: {link}")
            elif url.fragment and target in known and url.fragment not in known[target].ids:
                dead.append(f"{path}: no {link}")
    return dead


BASE = "https://listen.pharmacy.example/shop/"
SETTINGS = f"""[pharmacy]
name = Mill & <Sons>
address = 1 Mill Street; Millbrook
telephone = +1 555 010 0123
email = ask@pharmacy.example
hours = Monday to Friday, 9 am to 6 pm
[site]
base_url = {BASE}
[feed]
description = Read aloud, "all" of it & more.
"""


def picture(name, width, height):
    """A white PNG."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    pixels = zlib.compress((b"\x00" + b"\xff" * width) * height)
    with open(os.path.join(top, name), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


picture("logo.png", 300, 80)
settings = written("pharmacy.ini", SETTINGS.replace("[site]", "logo = logo.png\nlogo_text = Since 1921\n[site]"))

# --- a site --------------------------------------------------------------------------------------------------------
samples = [os.path.join(ROOT, "samples", name) for name in ("vitamin-d.html", "antibioticos.html", "hay-fever.md", "pharmacy-news.xml")]
arabic = article("arabic.html", "صحة القلب في خمس خطوات",
                 "<p>القلب يحتاج إلى الحركة كل يوم. خذ Aspirin فقط إذا وصفه الطبيب.</p><h2>الطعام</h2><p>كل الخضار والفاكهة.</p>"
                 "<h2>الدواء</h2><p>خذ الدواء في الوقت نفسه كل يوم.</p>", lang="ar")
awkward = article("awkward.html", "Quotes &quot;and&quot; &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;amp; 💊",
                  "<p>Take &lt;5 mg. <a href='javascript:alert(1)'>Ask</a> <b onclick='x()'>us</b>.</p><h3>Deep &amp; first</h3><p>Fine.</p>"
                  "<table><tr>" + "".join(f"<th>Strength{i}" for i in range(12)) + "<tr>" + "".join(f"<td>{i} mg" for i in range(12)) + "</table><h3>Arzneimittelunverträglichkeitsbescheinigungsverfahren</h3><p>Bring it along.</p>")
twin = article("twin.html", "Twins", "<p>Take it with water.</p>")
other_twin = article("other-twin.html", "Twins", "<p>Take it with water.</p>")
nameless = written("nameless.txt", "Just some words. They have no title and no date.\n")
inputs = [*samples, arabic, awkward, nameless, twin, other_twin]
made = publish("site", inputs, "-s", settings)
result(made.returncode == 0 and len(made.stdout.splitlines()) == 11, "a site is made, and its pages are told", made.stdout + made.stderr)
site = tree("site")
dead = dead_links("site")
result(len(site) > 40 and not dead, "every link leads to a file and a place that are there", "\n".join(dead[:20]))
inline = [f"{path}: {page.styles} {page.handlers}" for path, page in pages("site").items() if page.styles or page.handlers]
front = open(os.path.join(top, "site", "index.html"), encoding="utf-8").read()
result('<img src="assets/logo.png" alt="Since 1921" width="300" height="80">' in front and "assets/logo.png" in site, "the logo is there, and what it says")
result(not inline, "no page has a style or a script within it", "\n".join(inline))
twice = [path for path, page in pages("site").items() if len(set(page.ids)) != len(page.ids)]
result(not twice, "no id is there twice", twice)
data = {path: page.data for path, page in pages("site").items() if path.startswith("articles/")}
kinds = {one[0]["@type"] for one in data.values() if len(one) == 1}
sound = [one[0]["audio"] for one in data.values()]
result(len(data) == 11 and kinds == {"NewsArticle", "MedicalWebPage"} and
       all(one["@type"] == "AudioObject" and one["contentUrl"].startswith(BASE) and re.fullmatch(r"PT\d+M\d+S", one["duration"]) for one in sound) and
       all(one[0]["speakable"]["cssSelector"] for one in data.values()), "each article tells machines what it is and where its sound is", data)

# People look at it in the meantime.
browser = shutil.which("chromium") or shutil.which("chromium-browser")
wanted = [os.path.join(NPM, "node_modules", name) for name in ("playwright-core", "axe-core", "podcast-partytime", "rss-parser")]
people = None
if browser and shutil.which("node") and all(map(os.path.isdir, wanted)):
    server = subprocess.Popen([LECTERN, "serve", "--listen", "127.0.0.1:0", os.path.join(top, "site")], stdout=subprocess.PIPE, text=True)
    address = server.stdout.readline().strip()
    people = subprocess.Popen(["node", os.path.join(HERE, "site_browser.mjs"), os.path.join(top, "site"), address, NPM, browser],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

if checkers.is_there(checkers.NU_HTML):
    documents = [os.path.join(top, "site", path) for path in site if path.endswith((".html", ".css", ".svg"))]
    wrong = written("wrong.html", "<!DOCTYPE html><title>x</title><p></i>")
    checked = checkers.check(checkers.NU_HTML, "--also-check-css", "--also-check-svg", "--errors-only", *documents, wrong)
    told = checked.stderr.splitlines()
    result(told and all("/wrong.html" in line for line in told), "the Nu HTML checker finds no error, but in a page that is wrong", checked.stderr)
else:
    skip("the Nu HTML checker finds no error", "no java, or no vnu-jar in npm")

# --- the feed ------------------------------------------------------------------------------------------------------
channel = xml.etree.ElementTree.parse(os.path.join(top, "site", "podcast.xml")).getroot().find("channel")
items = channel.findall("item")


def file_of(url):
    return os.path.join(top, "site", urllib.parse.unquote(url[len(BASE):]))


faults = []
for item in items:
    enclosure, title = item.find("enclosure"), item.findtext("title")
    if os.path.getsize(file_of(enclosure.get("url"))) != int(enclosure.get("length")) or enclosure.get("type") != "audio/mpeg":
        faults.append(f"{title}: enclosure")
    chapters = json.load(open(file_of(item.find(PODCAST + "chapters").get("url")), encoding="utf-8"))
    starts = [chapter["startTime"] for chapter in chapters["chapters"]]
    if chapters["version"] != "1.2.0" or starts != sorted(starts):
        faults.append(f"{title}: chapters")
    if not open(file_of(item.find(PODCAST + "transcript").get("url")), encoding="utf-8").read().startswith("WEBVTT"):
        faults.append(f"{title}: transcript")
    if email.utils.parsedate_to_datetime(item.findtext("pubDate")).utcoffset() is None or not item.findtext(ITUNES + "duration").isdigit():
        faults.append(f"{title}: day or length")
    if item.findtext(ITUNES + "explicit") != "false" or not item.findtext("description"):
        faults.append(f"{title}: explicit or description")
guids = [item.findtext("guid") for item in items]
days = [email.utils.parsedate_to_datetime(item.findtext("pubDate")) for item in items]
result(len(items) == 11 and not faults, "each item has its files, of the sizes told, and what apps want", "\n".join(faults))
result(len(set(guids)) == 11 and all(guids), "each has a name of its own, though two say the same", guids)
result(days == sorted(days, reverse=True), "the newest comes first", days)
image = channel.find(ITUNES + "image").get("href")
with open(file_of(image), "rb") as file:
    head = file.read(24)
result(head[:8] == b"\x89PNG\r\n\x1a\n" and 1400 <= int.from_bytes(head[16:20], "big") == int.from_bytes(head[20:24], "big") <= 3000,
       "a pharmacy without a cover gets one of the size that apps take", head)
result(channel.findtext("title") == "Mill & <Sons>" and channel.find(ITUNES + "category/" + ITUNES + "category").get("text") == "Medicine" and
       channel.findtext(PODCAST + "guid").count("-") == 4 and channel.findtext("language") == "en", "the channel says who it is")
locations = [url.findtext("{*}loc") for url in xml.etree.ElementTree.parse(os.path.join(top, "site", "sitemap.xml")).getroot()]
result(len(locations) == 14 and all(os.path.isfile(file_of(url) if url != BASE else file_of(BASE + "index.html")) for url in locations),
       "the site map has the pages that there are", locations)
robots = open(os.path.join(top, "site", "robots.txt"), encoding="utf-8").read()
result(f"Sitemap: {BASE}sitemap.xml" in robots, "robots.txt tells of it", robots)

# --- only what changed ---------------------------------------------------------------------------------------------
few = [article(f"a{i}.html", f"Article {i}", f"<p>This is number {i}. Take it.</p><h2>More</h2><p>Then rest.</p>", f"2026-01-{i + 1:02}") for i in range(4)]
first = publish("few", few, "-s", settings)
before, old = inodes("few"), tree("few")
again = publish("few", few, "-s", settings)
result(again.returncode == 0 and again.stdout == "" and inodes("few") == before, "the same again writes nothing", again.stderr)
publish("fresh", few, "-s", settings)
result(tree("fresh") == old, "the same articles make the same bytes", changed(tree("fresh"), old))

article("a2.html", "Article 2", "<p>This is number 2. Take two of it.</p><h2>More</h2><p>Then rest.</p>", "2026-01-03")
second = publish("few", few, "-s", settings)
shared = {"search.json", "search/0.json", "index.html", "podcast.xml", "by-date.html", "by-title.html"}
touched = [path for path in changed(before, inodes("few")) if path not in shared]
result(second.returncode == 0 and touched and all("Article-2." in path for path in touched), "of a changed article alone the files are made", touched)
others = [path for path in touched if path.startswith("files/")]
result(len(others) == 8 and len([path for path in others if path in before]) == 4,
       "they have other names: a page that a browser kept plays nothing that it does not say", others)
saved = re.search(r'<a download="Article-2.mp3" href="\.\./(files/Article-2\.[0-9a-f]{8}\.mp3)"', open(os.path.join(top, "few", "articles", "Article-2.html"), encoding="utf-8").read())
result(saved and os.path.exists(os.path.join(top, "few", saved.group(1))), "and are saved under the article's name", others)
guid = re.search(r"<title>Article 2</title>.*?<guid[^>]*>([^<]*)", open(os.path.join(top, "few", "podcast.xml"), encoding="utf-8").read(), re.S).group(1)
was = re.search(r"<title>Article 2</title>.*?<guid[^>]*>([^<]*)", open(os.path.join(top, "fresh", "podcast.xml"), encoding="utf-8").read(), re.S).group(1)
result(guid == was, "apps know it by the same name", f"{guid} {was}")

before = inodes("few")
other = written("other.ini", SETTINGS.replace("Mill & <Sons>", "Brook") + "[colours]\naccent = #003399\n")
restyled = publish("few", few, "-s", other)
touched = changed(before, inodes("few"))
result(restyled.returncode == 0 and restyled.stdout == "" and not [path for path in touched if path.startswith("files/Article")] and
       len([path for path in touched if path.startswith("articles/")]) == 4, "other settings make pages anew, but not the sound", touched)

lost, = glob.glob(os.path.join(top, "few", "files", "Article-1.*.mp3"))
os.unlink(lost)
mended = publish("few", few, "-s", other)
result(mended.returncode == 0 and mended.stdout.count("\n") == 1 and "Article-1.html" in mended.stdout and
       os.path.exists(lost), "what somebody deleted is made again", mended.stdout)

notes = os.path.join(top, "few", ".lectern")
for name in os.listdir(notes):
    if name.endswith(".card") and '"Article-2"' in open(os.path.join(notes, name), encoding="utf-8").read():
        os.unlink(os.path.join(notes, name.replace(".card", ".text")))
    if name.endswith(".card") and '"Article-3"' in open(os.path.join(notes, name), encoding="utf-8").read():
        written("few/.lectern/" + name, '{"version": 1')
before = tree("few")
mended = publish("few", few, "-s", other)
result(mended.returncode == 0 and mended.stdout.count("\n") == 2 and tree("few") == before, "so are notes that are gone or broken", mended.stdout + mended.stderr)

written("few/files/Stray.mp3", "stray")
gone = publish("few", few[1:], "-s", other)
left = tree("few")
result(gone.returncode == 0 and not [path for path in left if "Article-0" in path or "Stray" in path] and not dead_links("few") and
       "Article 0" not in open(os.path.join(top, "few", "podcast.xml"), encoding="utf-8").read(), "an article that is no longer meant leaves the site", sorted(left))

written("few/by-date/old.html", "x")
plain = written("plain.ini", "[pharmacy]\nname = Mill\n")
publish("few", few[1:], "-s", plain)
left = tree("few")
result("podcast.xml" not in left and "sitemap.xml" not in left and "by-date/old.html" not in left and not dead_links("few"), "without an address there is no feed", sorted(left))

# --- the opening hours ---------------------------------------------------------------------------------------------
HOURS = "hours = Monday to Friday, 9 am to 6 pm"


def hours_of(folder):
    """The files of the spoken opening hours, and what the front page and an article's page play of them."""
    sounds = sorted(os.path.basename(path) for path in glob.glob(os.path.join(top, folder, "files", "opening-hours.*")))
    played = [re.findall(r'<dd class="hours"><audio controls preload="none" src="([^"]*)" aria-label="([^"]*)"', open(path, encoding="utf-8").read())
              for path in [os.path.join(top, folder, "index.html"), *glob.glob(os.path.join(top, folder, "articles", "*.html"))]]
    return sounds, played


publish("hours", few[:1], "-s", settings)
sounds, played = hours_of("hours")
result(len(sounds) == 1 and played == [[("files/" + sounds[0], "Opening hours")], [("../files/" + sounds[0], "Opening hours")]] and not dead_links("hours"),
       "the opening hours are spoken, on each page", f"{sounds} {played}")
before = inodes("hours")
again = publish("hours", few[:1], "-s", other)
renamed, _ = hours_of("hours")
publish("hours", few[:1], "-s", settings)
back, _ = hours_of("hours")
publish("hours", few[:1], "-s", settings)
kept, _ = hours_of("hours")
later = publish("hours", few[:1], "-s", written("later.ini", SETTINGS.replace(HOURS, "hours = Monday to Friday, 9 am to 8 pm; Sunday, closed")))
moved, played = hours_of("hours")
result(len(renamed) == 1 and back == kept == sounds and len(moved) == 1 and moved != sounds and later.stdout == "" and
       played == [[("files/" + moved[0], "Opening hours")], [("../files/" + moved[0], "Opening hours")]],
       "others are spoken anew, under another name, and the old ones go", f"{sounds} {renamed} {back} {moved} {played}")
before = inodes("hours")[os.path.join("files", moved[0])]
publish("hours", few[1:2], "-s", os.path.join(top, "later.ini"))
result(inodes("hours").get(os.path.join("files", moved[0])) == before, "they are not spoken again when articles change")
publish("hours", few[:1], "-s", written("none.ini", SETTINGS.replace(HOURS, "")))
result(hours_of("hours") == ([], [[], []]), "without opening hours there is no sound of them", hours_of("hours"))
german = publish("german", few[:1], "-s", written("german.ini", SETTINGS.replace("[site]", "[site]\nlanguage = de").replace("Monday to Friday, 9 am to 6 pm", "Montag bis Freitag, 9 bis 18 Uhr")))
card = open(os.path.join(top, "german", "index.html"), encoding="utf-8").read()
result(german.returncode == 0 and 'aria-label="Öffnungszeiten"' in card and "warning" not in german.stderr.replace("disclaimer", "").split("a0.html")[0], "in the language of the site", german.stderr)

publish("rtl", [arabic], "-s", written("rtl.ini", SETTINGS.replace("[site]", "[site]\nlanguage = ar")))
foot = open(os.path.join(top, "rtl", "index.html"), encoding="utf-8").read()
result('<a dir="ltr" href="tel:+15550100123">+1 555 010 0123</a>' in foot and "<bdi>1 Mill Street</bdi>" in foot and '<a class="address" dir="ltr"' in foot,
       "from right to left a telephone number keeps its order", foot[-1500:])

# --- pronunciations ------------------------------------------------------------------------------------------------
said = article("said.html", "Said", "<p>Take zorblimab with water.</p>")
publish("said", [said])
corrected = written("own.pls", '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">'
                               "<lexeme><grapheme>zorblimab</grapheme><alias>zor blim ab</alias></lexeme></lexicon>")
again = publish("said", [said], "--lexicon", corrected)
result(again.returncode == 0 and "1 made" in again.stderr, "a pronunciation that was corrected is heard", again.stderr)
again = publish("said", [said], "--lexicon", corrected)
result(again.returncode == 0 and "1 as they were" in again.stderr, "and is not made again", again.stderr)
lost = publish("said", [said], "--lexicon", os.path.join(top, "no.pls"))
result(lost.returncode == 1 and "no.pls" in lost.stderr and "0 taken off" in lost.stderr, "a lexicon that is not there is told", lost.stderr)

# --- a shelf, and a folder ---------------------------------------------------------------------------------------
shelf = os.path.join(top, "shelf")


def keep(*arguments):
    return subprocess.run([LECTERN, "shelf", *arguments], capture_output=True, text=True, timeout=60)


def states():
    lines = [line.split("\t") for line in keep("list", shelf).stdout.splitlines()]
    return {line[0]: line[2] for line in lines if len(line) > 3 and line[0]}


keep("add", shelf, *few[:3])
written("shelf/pharmacy.ini", SETTINGS.replace("Mill & <Sons>", "Shelf Pharmacy"))
shelved = publish("shelved", [shelf])
index = open(os.path.join(top, "shelved", "index.html"), encoding="utf-8").read()
result(shelved.returncode == 0 and sorted(states().items()) == [(f"article-{i}", "ready") for i in range(3)] and "Shelf Pharmacy" in index and
       sorted(os.listdir(os.path.join(top, "shelved", "articles"))) == [f"article-{i}.html" for i in range(3)],
       "a shelf is published with its settings, and knows that all is ready", shelved.stderr + str(states()))
told = json.loads(keep("list", "--format", "json", shelf).stdout.splitlines()[0])
result(all(os.path.getsize(file["path"]) == file["bytes"] for file in told["files"]) and len(told["files"]) == 4 and told["duration_ms"] > 1000 and
       told["voice"], "and what was made, with which voice", told)
article("a1.html", "Article 1", "<p>This is number 1, and new. Take it.</p>", "2026-01-02")
keep("refresh", shelf)
keep("remove", shelf, "article-0")
keep("add", shelf, few[3])
waiting = states()
for name in os.listdir(os.path.join(shelf, "sources")):
    path = os.path.join(shelf, "sources", name)
    if "Article 3" in open(path, encoding="utf-8").read():
        os.unlink(path)
part = publish("shelved", [shelf])
result(waiting == {"article-1": "waiting", "article-2": "ready", "article-3": "waiting"} and part.returncode == 1 and
       part.stdout.splitlines() == [os.path.join(top, "shelved", "articles", "article-1.html")] and "article-3: " in part.stderr and
       states() == {"article-1": "ready", "article-2": "ready", "article-3": "failed"} and
       sorted(os.listdir(os.path.join(top, "shelved", "articles"))) == ["article-1.html", "article-2.html"],
       "then what changed is made, what was taken away is gone, and what failed is told", part.stdout + part.stderr + str(states()))
keep("remove", shelf, "article-3")
keep("add", shelf, few[3])
shutil.rmtree(os.path.join(top, "shelved"))
anew = subprocess.Popen(command("shelved", [shelf]), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
anew.stdout.readline()
anew.kill()
anew.communicate()
ended = publish("shelved", [shelf])
result(ended.returncode == 0 and set(states().values()) == {"ready"} and len(states()) == 3 and not dead_links("shelved"),
       "a shelf whose run was killed is ready after the next", ended.stderr + str(states()))
own = subprocess.run([LECTERN, "publish", "-q", shelf], capture_output=True, text=True, timeout=100)
result(own.returncode == 0 and os.path.exists(os.path.join(shelf, "site", "articles", "article-2.html")), "without another folder the site is the shelf's own", own.stderr)
both = publish("shelved", [shelf, few[0]])
result(both.returncode == 2 and "is a shelf" in both.stderr, "a shelf is published alone", both.stderr)

os.makedirs(os.path.join(top, "folder", "sources"))
written("folder/pharmacy.ini", SETTINGS.replace("Mill & <Sons>", "Folder Pharmacy"))
for name in ("b.HTML", "a.md", ".hidden.html", "logo.png"):
    written("folder/sources/" + name, f"# About {name}\n\nTake it with water, and wait for an hour.\n")
plain_folder = publish("foldered", [os.path.join(top, "folder")])
index = open(os.path.join(top, "foldered", "index.html"), encoding="utf-8").read()
result(plain_folder.returncode == 0 and plain_folder.stdout.count("\n") == 2 and "Folder Pharmacy" in index and "About a.md" in index and
       "hidden" not in index, "a folder that is no shelf stands for its articles and its settings", plain_folder.stdout + plain_folder.stderr)

os.makedirs(os.path.join(top, "empty"))
before = tree("foldered")
no_disk = publish("foldered", [os.path.join(top, "empty")])
result(no_disk.returncode == 1 and "no article" in no_disk.stderr and tree("foldered") == before, "a folder without articles takes none off the site",
       no_disk.stderr)

# --- faults --------------------------------------------------------------------------------------------------------
broken = publish("broken", [few[0], os.path.join(top, "no-such.html"), few[1]], "-s", settings)
result(broken.returncode == 1 and broken.stdout.count("\n") == 2 and "no-such.html" in broken.stderr, "an article that cannot be made does not stop the others", broken.stderr)
kept = publish("broken", [os.path.join(top, "no-such.html"), few[1]], "-s", settings)
result(kept.returncode == 1 and os.path.exists(os.path.join(top, "broken", "articles", "Article-0.html")),
       "and while one cannot be read, none is taken off", kept.stderr)
os.mkdir(os.path.join(top, "mine"))
written("mine/letter.txt", "mine")
refused = publish("mine", few, "-s", settings)
result(refused.returncode == 1 and "no site that Lectern made" in refused.stderr and os.listdir(os.path.join(top, "mine")) == ["letter.txt"],
       "a folder of something else is left alone", refused.stderr)
picture("flat.png", 1400, 1280)
poor = publish("poor", few, "-s", written("poor.ini", "[colours]\naccent = #eeeeee\nfont = big\n[feed]\nimage = flat.png\n"))
result(poor.returncode == 1 and "poor.ini:2: " in poor.stderr and "poor.ini:3: " in poor.stderr and "poor.ini:5: " in poor.stderr and "1400 by 1280 pixels" in poor.stderr and not os.path.exists(os.path.join(top, "poor")),
       "settings with a fault are told with the line, and nothing is made", poor.stderr)
voiceless = publish("voiceless", few, "-s", written("voice.ini", "[sound]\nvoice = Caruso\n"))
result(voiceless.returncode == 1 and voiceless.stderr.count("Caruso") == 1 and "en-US" in voiceless.stderr and
       not os.path.exists(os.path.join(top, "voiceless")), "a voice that there is not is told once", voiceless.stderr)
usage = subprocess.run([LECTERN, "publish", few[0]], capture_output=True, text=True, timeout=60)
result(usage.returncode == 2 and "--output" in usage.stderr, "without a folder it is wrong usage", usage.stderr)
sample = subprocess.run([LECTERN, "publish", "--sample-settings"], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
result(sample.returncode == 0 and publish("sampled", few[:1], "-s", written("sample.ini", sample.stdout)).returncode == 0, "the sample of the settings is taken as it is", sample.stderr)

# --- killed at any moment ------------------------------------------------------------------------------------------
whole = tree("fresh")
article("a1.html", "Article 1", "<p>This is number 1. Take it.</p><h2>More</h2><p>Then rest.</p>", "2026-01-02")
article("a2.html", "Article 2", "<p>This is number 2. Take it.</p><h2>More</h2><p>Then rest.</p>", "2026-01-03")
for after_s in (0.05, 0.12, 0.2, 0.3, 0.45):
    process = subprocess.Popen(command("killed", few, "-s", settings), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    process.wait()
ended = publish("killed", few, "-s", settings)
result(ended.returncode == 0 and tree("killed") == whole, "killed again and again, the last run makes the same site", changed(tree("killed"), whole))
left = [name for _, _, names in os.walk(os.path.join(top, "killed")) for name in names if name.endswith(".part")]
result(not left, "and nothing half made is left", left)

article("a1.html", "Article 1", "<p>This is number 1. Take one.</p>", "2026-01-02")
article("a2.html", "Article 2", "<p>This is number 2. Take one.</p>", "2026-01-03")
again = subprocess.Popen(command("killed", [few[1], few[2], few[0], few[3], *samples], "-s", other), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
page = again.stdout.readline().strip()
again.kill()
again.communicate()
result("#003399" in open(os.path.join(top, "killed", "assets", "theme.css"), encoding="utf-8").read(),
       "the first page that is made anew finds its style", page)

# --- as people use it ----------------------------------------------------------------------------------------------
if people:
    said, complained = people.communicate(timeout=240)
    server.terminate()
    server.communicate(timeout=60)
    seen = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    for one in seen:
        result(one["passed"], one["name"], one["detail"])
    result(people.returncode == 0 and len(seen) > 25, "all of it was looked at", complained[-2000:])
else:
    skip("people can use it", "no chromium, no node, or no playwright-core, axe-core, podcast-partytime, rss-parser in npm")

shutil.rmtree(top, ignore_errors=True)
finish()
