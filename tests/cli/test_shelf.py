#!/usr/bin/python3
"""lectern shelf: what is put on it is there once, found again, and never lost, also by a process that is killed at any
moment and by two at once. Prints TAP."""
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.dont_write_bytecode = True
from tap import finish, result, skip  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
SAMPLES = os.path.join(ROOT, "samples")

top = tempfile.mkdtemp(prefix="lectern-shelf-")


def shelf(action, folder, *arguments, stdin=None):
    return subprocess.run([LECTERN, "shelf", action, os.path.join(top, folder), *arguments], capture_output=True,
                          text=True, timeout=120, input=stdin)


def articles(folder, *options):
    listed = shelf("list", folder, "--format", "json", *options)
    return [json.loads(line) for line in listed.stdout.splitlines()]


def page(title, text, name=None):
    path = os.path.join(top, (name or title) + ".html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"<html lang='en'><body><article><h1>{title}</h1><p>{text} Ask a pharmacist when you are unsure of it."
                   "</p></article></body></html>")
    return path


def feed(path, *items):
    with open(path, "w", encoding="utf-8") as file:
        file.write("<rss version='2.0'><channel><title>News</title>" + "".join(
            f"<item><title>{title}</title><link>https://example.org/{title}</link><description>{text} Ask a pharmacist "
            "when you are unsure of any of it.</description></item>" for title, text in items) + "</channel></rss>")
    return path


def whole(folder):
    """What `check` finds wrong with it; "" for nothing."""
    checked = shelf("check", folder)
    return "" if checked.returncode == 0 and not checked.stdout else checked.stdout + checked.stderr


# --- adding ---

made = shelf("add", "s", *(os.path.join(SAMPLES, name) for name in ("vitamin-d.html", "hay-fever.md", "pharmacy-news.xml",
                                                                    "antibioticos.html")))
ids = [line.split("\t")[0] for line in made.stdout.splitlines()]
result(made.returncode == 0 and len(ids) == 6 and len(set(ids)) == 6, "files and a feed's items are put on the shelf",
       made.stderr)
result(all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for one in ids), "ids fit into addresses", ids)
again = shelf("add", "s", os.path.join(SAMPLES, "vitamin-d.html"), os.path.join(SAMPLES, "pharmacy-news.xml"))
result(again.returncode == 0 and again.stdout == "" and len(articles("s")) == 6, "nothing is there twice", again.stderr)
known = {one["id"]: one for one in articles("s")}
vitamin = known["how-much-vitamin-d-do-older-adults"]
result(vitamin["date"] == "2026-03-14" and vitamin["state"] == "waiting" and vitamin["disclaimers"] > 0 and
       vitamin["source"] == os.path.join(SAMPLES, "vitamin-d.html") and vitamin["added"].endswith("Z"),
       "what is known of an article is told", vitamin)
dates = [one["date"] for one in articles("s")]
result(dates == sorted(dates, reverse=True), "the newest come first", dates)
copied = shutil.copy(os.path.join(SAMPLES, "vitamin-d.html"), os.path.join(top, "copy.html"))
twin = shelf("add", "s", copied)
result(twin.returncode == 0 and "says the same as how-much" in twin.stderr and len(articles("s")) == 6,
       "the same text from elsewhere is told and not added", twin.stderr)
piped = shelf("add", "s", "-", stdin="Drink water\n\nDrink a glass of water with each tablet, and stay upright after.\n")
result(piped.returncode == 0 and "drink-water\tadded" in piped.stdout and "no disclaimer was found" in piped.stderr,
       "standard input is an article; that it has no disclaimer is told", piped.stderr)
bad = shelf("add", "s", os.path.join(top, "nowhere.html"), page("Good", "This one is good and stays on it."))
result(bad.returncode == 1 and "nowhere.html" in bad.stderr and "good\tadded" in bad.stdout,
       "an input that fails does not stop the others", bad.stderr)
awkward = page("&lt;b&gt; \"'; DROP TABLE articles; -- \u0639 100%", "Titles are texts and no commands.", "awkward")
result("DROP TABLE" in shelf("add", "s", awkward).stdout and len(articles("s")) == 9, "a title is no command")

# --- finding ---

found = shelf("search", "s", "vitamin", "older adults")
result(found.returncode == 0 and found.stdout.startswith(vitamin["id"]) and "[Vitamin]" in found.stdout,
       "what is searched is found, and shown where", found.stdout)
result("antibioticos" in shelf("search", "s", "ANTIBIÓTICOS").stdout and "antibioticos" in
       shelf("search", "s", "antibioticos").stdout, "with accents and without")
for typed in ("'; DROP TABLE articles; --", "NOT", "\"", "(", "title:", "*", "-", "\\"):
    done = shelf("search", "s", "--", typed)
    result(done.returncode == 0 and "rror" not in done.stderr, f"searching for {typed} is no fault", done.stderr)
result(len(articles("s")) == 9, "and changes nothing")

# --- changes ---

dose = page("The dose", "Take 5 mg of it once a day.", "dose")
shelf("add", "c", dose)
before = articles("c")[0]
page("The dose", "Take less than 5 mg of it once a day.", "dose")
changed = shelf("refresh", "c")
after = articles("c")[0]
result("the-dose\tchanged" in changed.stdout and after["id"] == before["id"] and after["words"] > before["words"],
       "a page that was corrected keeps its id", changed.stderr)
result("the-dose" in shelf("search", "c", "less than").stdout, "and its new text is searched")
news = feed(os.path.join(top, "news.xml"), ("one", "The first item, long enough to be read."))
shelf("add", "c", news)
feed(news, ("two", "The second item, which is new today."), ("one", "The first item, long enough to be read."))
fresh = shelf("refresh", "c")
result(fresh.stdout.split("\t")[0] == "two" and fresh.stdout.count("\n") == 1, "a feed is looked at again for new items",
       fresh.stdout + fresh.stderr)
gone = shelf("remove", "c", "one")
result(gone.returncode == 0 and "one\t" not in shelf("refresh", "c").stdout and
       [one["id"] for one in articles("c")].count("one") == 0, "what was taken off does not come back with its feed")
os.remove(news)
lost = shelf("refresh", "c")
result(lost.returncode == 1 and "news.xml" in lost.stderr and len(articles("c")) == 2,
       "a feed that cannot be had is told, and nothing is lost", lost.stderr)
result(shelf("remove", "c", news).returncode == 0 and shelf("refresh", "c").returncode == 0, "a feed can be given up")
nobody = shelf("remove", "c", "nobody")
result(nobody.returncode == 1 and "there is no such article" in nobody.stderr, "an id that is not there", nobody.stderr)
result(whole("c") == "" and len(os.listdir(os.path.join(top, "c", "sources"))) == 2, "sources go with their articles",
       os.listdir(os.path.join(top, "c", "sources")))

# --- from the network ---


class Site(BaseHTTPRequestHandler):
    """A page and a feed, which say when they are as they were."""
    text = "Take it in the morning with a glass of water."
    items = ["one"]
    answers = []

    def body(self):
        if self.path == "/feed":
            return ("<rss version='2.0'><channel><title>N</title>" + "".join(
                f"<item><title>{item}</title><link>https://example.org/{item}</link><description>Item {item} has enough words to be read "
                "aloud.</description></item>" for item in self.items) + "</channel></rss>").encode()
        return (f"<html lang='en'><body><article><h1>From the net</h1><p>{self.text} Ask a pharmacist.</p></article>"
                "</body></html>").encode()

    def do_GET(self):
        body = self.body()
        tag = f'"{hash(body)}"'
        status = 404 if self.text is None else 304 if self.headers["If-None-Match"] == tag else 200
        self.answers.append(status)
        self.send_response(status)
        self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}/news"
net_feed = f"http://127.0.0.1:{server.server_port}/feed"
shelf("add", "n", address)
Site.text = "Take it in the evening with a glass of water."
result("from-the-net\tchanged" in shelf("refresh", "n").stdout and articles("n")[0]["source"] == address,
       "a page is fetched again from its address")
Site.answers.clear()
same = shelf("refresh", "n")
result(Site.answers == [304] and same.stdout == "" and "1 articles are as they were" in same.stderr, "one that is as it was is not sent again",
       (Site.answers, same.stderr))
shelf("add", "f", net_feed)
Site.answers.clear()
shelf("refresh", "f")
result(Site.answers == [304] and len(articles("f")) == 1, "nor is a feed", Site.answers)
Site.items = ["two", "one"]
result("two\tadded" in shelf("refresh", "f").stdout, "until it has something new")
sources = os.path.join(top, "f", "sources")
for name in os.listdir(sources):
    os.remove(os.path.join(sources, name))
restored = shelf("refresh", "f")
result("restored" in restored.stdout and not whole("f"), "or something of it was lost", restored.stdout + restored.stderr)
sources = os.path.join(top, "n", "sources")
for name in os.listdir(sources):
    os.remove(os.path.join(sources, name))
restored = shelf("refresh", "n")
result("from-the-net\trestored" in restored.stdout and not whole("n"), "the same of a page", restored.stdout + restored.stderr)
with sqlite3.connect(os.path.join(top, "n", "catalogue.db")) as database:
    database.executescript("DROP TABLE validators; PRAGMA user_version = 1;")
database.close()
Site.answers.clear()
older = shelf("refresh", "n"), shelf("refresh", "n")
result([one.returncode for one in older] == [0, 0] and Site.answers == [200, 304], "a catalogue of the version before is taken on", Site.answers)
Site.text = None
failed = shelf("refresh", "n", "from-the-net")
result(failed.returncode == 1 and "evening" in shelf("search", "n", "evening").stdout.lower(),
       "a page that is gone stays on the shelf", failed.stderr)
server.shutdown()

# --- what is not what it was ---

twins = os.path.join(top, "twins.xml")
with open(twins, "w", encoding="utf-8") as file:
    file.write("<rss version='2.0'><channel><title>News</title>" + "".join(
        f"<item><title>Opening hours</title>{link}<description>{text} Ask a pharmacist when you are unsure of it.</description></item>"
        for link, text in (("", "In summer we open at seven."), ("", "In winter we open at nine."),
                           ("<link>https://example.org/</link>", "On Sundays we are closed."),
                           ("<link>https://example.org/</link>", "On Mondays we are open late."))) + "</channel></rss>")
shelf("add", "t", twins)
result(len(articles("t")) == 4, "items of one title, or of one link, are articles of their own", articles("t"))
again = shelf("refresh", "t")
result(again.stdout == "" and len(articles("t")) == 4 and not whole("t"), "and are known again", again.stdout + again.stderr)
shutil.copy(page("In trouble", "The server has a fault, try again later."), twins)
trouble = shelf("refresh", "t")
result(trouble.returncode == 1 and "was a feed" in trouble.stderr and len(articles("t")) == 4, "a page in place of a feed is no article",
       trouble.stdout + trouble.stderr)
trouble = shelf("add", "t", twins)
result(trouble.returncode == 1 and "was a feed" in trouble.stderr and len(articles("t")) == 4, "nor is it when it is added", trouble.stderr)
turned = page("Turned", "This page will be a feed one day.", "turned")
shelf("add", "t", turned)
feed(turned, ("seven", "The seventh item, long enough to be read."))
trouble = shelf("refresh", "t", "turned")
result(trouble.returncode == 1 and "was a page" in trouble.stderr and len(articles("t")) == 5, "a feed in place of a page is told", trouble.stderr)

whole_page = page("Both", "The page has all of it: take it in the morning, never with milk.", "both")
both_feed = os.path.join(top, "both.xml")
with open(both_feed, "w", encoding="utf-8") as file:
    file.write(f"<rss version='2.0'><channel><title>N</title><item><title>Both</title><link>{whole_page}</link><description>Less of it."
               "</description></item></channel></rss>".replace(whole_page, "https://example.org/both"))
shelf("add", "b", both_feed)
with sqlite3.connect(os.path.join(top, "b", "catalogue.db")) as database: # as if that page had been added by its address
    database.execute("UPDATE articles SET feed = NULL, item = 0, text_key = 'page'")
database.close()
kept = shelf("refresh", "b")
with sqlite3.connect(os.path.join(top, "b", "catalogue.db")) as database:
    key = database.execute("SELECT text_key FROM articles").fetchall()
database.close()
result(key == [("page",)] and "changed" not in kept.stdout, "what a feed has of a page that was added does not take its place", (key, kept.stdout))

dated = page("Dated", "The text stays as it is here.", "dated")
shelf("add", "d", dated)
with open(dated, encoding="utf-8") as file:
    text = file.read()
with open(dated, "w", encoding="utf-8") as file:
    file.write(text.replace("<html lang='en'>", "<html lang='en'><head><meta name='date' content='2026-05-04'><meta name='author' "
                            "content='Ana Brand'></head>"))
changed = shelf("refresh", "d")
result("dated\tchanged" in changed.stdout and articles("d")[0]["date"] == "2026-05-04", "another date is a change", changed.stdout + changed.stderr)
sources = os.path.join(top, "d", "sources")
for name in os.listdir(sources):
    os.remove(os.path.join(sources, name))
lost = shelf("check", "d")
result(lost.returncode == 1 and "source is lost" in lost.stdout, "a source that is lost is told", lost.stdout)
restored = shelf("refresh", "d")
result("dated\trestored" in restored.stdout and not whole("d"), "and comes back from where it was", restored.stdout + restored.stderr)

left = feed(os.path.join(top, "left.xml"), ("left", "The item as it was first."), ("right", "The other item, which stays as it is."))
shelf("add", "l", left)
given_up = subprocess.run([LECTERN, "shelf", "remove", "l", "left.xml"], capture_output=True, text=True, cwd=top, timeout=60)
result(given_up.returncode == 0 and {one["feed"] for one in articles("l")} == {None}, "a feed is given up by the name it was added by",
       given_up.stderr)
feed(left, ("left", "The item was corrected meanwhile."), ("right", "The other item, which stays as it is."))
again = shelf("add", "l", left)
result(again.stdout == "left\tchanged\tleft\n" and {one["feed"] for one in articles("l")} == {left} and not whole("l"),
       "and knows its articles when it is added again", again.stdout + again.stderr)
addressed = page("Addressed", "This one is given by an address of a file.", "by address")
shelf("add", "l", "file://" + addressed.replace(" ", "%20"))
result(addressed in [one["source"] for one in articles("l")] and shelf("refresh", "l").returncode == 0,
       "a file that is given by an address is looked at again", articles("l"))

nothing = shelf("search", "d", "zebra")
result(nothing.returncode == 0 and "nothing was found for 'zebra'" in nothing.stderr, "that nothing is found is told", nothing.stderr)
capped = shelf("search", "s", "-n", "1", "pharmacist")
result(capped.stdout.count("\n") == 2 and "--most" in capped.stderr, "and that there may be more", capped.stdout + capped.stderr)
os.makedirs(os.path.join(top, "foreign"))
with sqlite3.connect(os.path.join(top, "foreign", "catalogue.db")) as database:
    database.execute("CREATE TABLE articles(x)")
database.close()
foreign = shelf("list", "foreign")
result(foreign.returncode == 1 and "another program's" in foreign.stderr, "another program's database is told", foreign.stderr)
os.makedirs(os.path.join(top, "seen"))
seen = subprocess.run(["unshare", "-m", "sh", "-c", 'mount --bind "$1" "$2" && mount -o remount,ro,bind "$2" || exit 99\n'
                       '"$3" shelf list "$2" && "$3" shelf search "$2" text && ! "$3" shelf remove "$2" dated', "sh", os.path.join(top, "d"),
                       os.path.join(top, "seen"), LECTERN], capture_output=True, text=True, timeout=60)
if seen.returncode in (1, 99) and "dated" not in seen.stdout:
    skip("a shelf that may only be read is listed and searched", seen.stderr)
else:
    result(seen.returncode == 0 and seen.stdout.count("dated\t") == 2 and "may be written" in seen.stderr,
           "a shelf that may only be read is listed and searched", (seen.returncode, seen.stdout, seen.stderr))
odd = os.path.join(os.fsencode(top), b"odd \xff.html")
shutil.copy(page("Odd", "The name of its file is in no encoding."), odd)
subprocess.run([LECTERN, "shelf", "add", os.path.join(top, "o"), odd], capture_output=True, timeout=60)
result(articles("o")[0]["title"] == "Odd", "a file's odd name is no fault in JSON")

# --- while they are made ---

busy = [page(f"Busy {i}", "It takes a while to say all this, and then some more. " * 400) for i in range(3)]
shelf("add", "r", *busy)
publishing = subprocess.Popen([LECTERN, "publish", "--jobs", "1", os.path.join(top, "r")], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True)
until = time.monotonic() + 60
made_now = []
with sqlite3.connect(os.path.join(top, "r", "catalogue.db"), timeout=60) as database: # sooner than by the program
    while not made_now and time.monotonic() < until:
        made_now = [row[0] for row in database.execute("SELECT id FROM articles WHERE state = 1")]
database.close()
shelf("remove", "r", made_now[0])
others = [one for one in articles("r") if one["state"] == "waiting"]
page(others[-1]["title"], "It was corrected while the others were made. " * 30, os.path.basename(others[-1]["source"])[:-5])
shelf("refresh", "r", others[-1]["id"])
told = publishing.communicate(timeout=120)
states = {one["id"]: one["state"] for one in articles("r")}
result(publishing.returncode == 0 and "taken off the shelf meanwhile" in told[1] and len(states) == 2, "an article may be taken off while it is made",
       (publishing.returncode, told, states))
pages_left = os.listdir(os.path.join(top, "r", "site", "articles"))
result(not any(made_now[0] + ".html" == name for name in pages_left), "and is not on the site then", pages_left)
result(set(states.values()) <= {"ready", "waiting"} and "ready" in states.values(), "the others are made", states)
again = subprocess.run([LECTERN, "publish", os.path.join(top, "r")], capture_output=True, text=True, timeout=120)
result(again.returncode == 0 and {one["state"] for one in articles("r")} == {"ready"}, "what was corrected meanwhile is made the next time", again.stderr)

shelf("add", "r", page("Late", "It comes while two want to make it. " * 200))
both = [subprocess.Popen([LECTERN, "publish", *options, os.path.join(top, "r")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for options in (["--wait"], ["--wait"])]
ends = [(*one.communicate(timeout=120), one.returncode) for one in both]
result([end[2] for end in ends] == [0, 0] and "".join(end[0] for end in ends).count("late.html") == 1, "of two that publish one waits, and makes nothing again",
       ends)

# --- what can go wrong ---

none = shelf("list", "nowhere")
result(none.returncode == 1 and "shelf add" in none.stderr, "a folder that is no shelf: what makes one is told", none.stderr)
for words, told in ((("frob", "x"), "one of add"), (("list",), "folder of the shelf"), (("add", "x"), "give a file"),
                    (("list", "x", "y"), "too much"), (("search", "x"), "give words")):
    usage = subprocess.run([LECTERN, "shelf", *words], capture_output=True, text=True, timeout=60)
    result(usage.returncode == 2 and told in usage.stderr, f"shelf {' '.join(words)}: wrong usage", usage.stderr)
os.makedirs(os.path.join(top, "broken"))
with open(os.path.join(top, "broken", "catalogue.db"), "w", encoding="utf-8") as file:
    file.write("This is no catalogue." * 100)
broken = shelf("list", "broken")
result(broken.returncode == 1 and "put back a copy" in broken.stderr, "a damaged catalogue: what to do is told", broken.stderr)
source = os.path.join(top, "c", "sources", os.listdir(os.path.join(top, "c", "sources"))[0])
with open(source, "ab") as file:
    file.write(b"x")
with open(os.path.join(top, "c", "sources", "0" * 32), "w", encoding="utf-8") as file:
    file.write("stray")
checked = shelf("check", "c")
result(checked.returncode == 1 and "source is lost" in checked.stdout and "belongs to no article" in checked.stdout,
       "a source that was changed, and one that nobody has, are found", checked.stdout)
checked = shelf("check", "c", "--repair")
result(checked.stdout.count("\n") == 1 and not os.path.exists(os.path.join(top, "c", "sources", "0" * 32)),
       "what can be mended is", checked.stdout)
later = os.path.join(top, "later")
shelf("add", "later", dose)
with sqlite3.connect(os.path.join(later, "catalogue.db")) as database:
    database.execute("PRAGMA user_version = 99")
result("later version" in shelf("list", "later").stderr, "a catalogue of a later version is left alone")

# --- killed at any moment, and two at once ---

pages = [page(f"Page {i}", f"Number {i} is told of here, with enough words to be an article.") for i in range(40)]
rng = random.Random(8)
kills = 0
for attempt in range(25):
    running = subprocess.Popen([LECTERN, "shelf", "add", os.path.join(top, "k"), *pages], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(rng.uniform(0.005, 0.08))
    running.send_signal(signal.SIGKILL)
    kills += running.wait() == -signal.SIGKILL
    wrong = whole("k") if os.path.exists(os.path.join(top, "k", "catalogue.db")) else ""
    wrong = "\n".join(line for line in wrong.splitlines() if "belongs to no article" not in line and " 0 faults" not in line
                      and "articles," not in line)
    if wrong:
        break
result(kills > 0 and not wrong, f"killed {kills} times, it is whole each time", wrong)
shelf("check", "k", "--repair")
both = [subprocess.Popen([LECTERN, "shelf", "add", os.path.join(top, "k"), *order], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True) for order in (pages, pages[::-1])]
ends = [(*one.communicate(timeout=120), one.returncode) for one in both]
result(all(end[2] == 0 for end in ends) and len(articles("k")) == 40 and whole("k") == "",
       "two at once, and going on: each article is there once", ends)

shutil.rmtree(top)
finish()
