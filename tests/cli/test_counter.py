#!/usr/bin/python3
"""lectern read under full control: every key, the numeric keypad, --control, the place that is kept,
the disclaimer, the volume, several articles. Nothing sounds here; test_reaction.py listens. TAP."""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
from tap import finish, result  # noqa: E402
from terminal import LECTERN, Terminal  # noqa: E402

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>Drops for dry eyes</title></head><body>
<article><h1>Drops for dry eyes</h1>
<p>Dry eyes burn and itch. Drops help most people within a week. Ask before you use them with
contact lenses.</p>
<h2>Which drops to take</h2>
<p>Drops without preservatives are gentle. They come in small vials, one for each day.</p>
<p>Drops with preservatives last longer. They cost less.</p>
<h3>How many drops</h3>
<p>Take 1 to 2 drops in each eye. More does not help more.</p>
<h2>When to see a doctor</h2>
<p>See a doctor when the eye hurts. See one at once when you see less than before.</p>
<h3>What to bring</h3>
<p>Bring the drops that you have used.</p>
</article>
<p><em>This article is for general information only and is not medical advice. Talk to your doctor
or pharmacist before you change any treatment.</em></p></body></html>
"""

# What each label of `lectern keys` is on a terminal.
LABELS = {
    "space": b" ", "right arrow": b"\x1b[C", "left arrow": b"\x1b[D", "down arrow": b"\x1b[B",
    "up arrow": b"\x1b[A", "page down": b"\x1b[6~", "page up": b"\x1b[5~", "home": b"\x1b[H",
    "end": b"\x1b[F", "insert": b"\x1b[2~", "delete": b"\x1b[3~", "backspace": b"\x7f",
    "enter": b"\n", "point": b".", "plus": b"+", "minus": b"-", "star": b"*", "slash": b"/",
    "greater than": b">", "less than": b"<", "question mark": b"?", "F1": b"\x1bOP",
    "closing bracket": b"]", "capital N": b"N", "capital P": b"P", "capital C": b"C",
    "capital F": b"F", "escape": b"\x1b",
}


def keys_of_table():
    """{command: [(label, bytes)]} as `lectern keys` prints it."""
    table = {}
    lines = subprocess.run([LECTERN, "keys"], capture_output=True, text=True).stdout.splitlines()
    for line in lines:
        keys, _, rest = line.partition(": ") if not line.startswith("to ") and ": " in line.split(" (--control")[0] else ("", "", line)
        command = re.search(r"\(--control: ([a-z ]+?)( [A-Z]+)?\)$", line).group(1)
        labels = [label for label in keys.split(", ") if label]
        table[command] = [(label, LABELS.get(label, label.encode())) for label in labels]
    return table


class Counter(Terminal):
    """A reading without sound, whose tests say what must be printed after a key."""

    def __init__(self, arguments, environment=None):
        super().__init__(["--device", "null", "--headings", "tone", *arguments], environment)

    def expect(self, keys, text, name, timeout=6.0):
        start = len(self.text)
        if keys:
            self.type(keys)
        seconds = self.wait_for(text, timeout, start)
        result(seconds is not None, name, self.text[start:])

    def quit(self):
        self.type(b"qq")
        status = self.end()
        self.close()
        return status


def begin(arguments, environment=None):
    counter = Counter(arguments, environment)
    counter.wait_for("Title: Drops for dry eyes")
    return counter


# What each command shows, from a place that the keys before it lead to.
SCENES = {
    "pause": (b"", "paused"),
    "next sentence": (b"n", "Drops without preservatives"),
    "previous sentence": (b"n\x1b[C\x1b[C", "Drops without preservatives"),
    "next paragraph": (b"n\x1b[B", "Drops with preservatives"),
    "previous paragraph": (b"n\x1b[B\x1b[B", "Drops without preservatives"),
    "next heading": (b"", "Heading: Which drops to take"),
    "previous heading": (b"nn", "Heading: Which drops to take"),
    "next same level": (b"n", "Heading: When to see a doctor"),
    "previous same level": (b"nnnn", "Heading, level 3: How many drops"),
    "back": (b"n", "2 sections"),
    "again": (b"n\x1b[C", "Drops without preservatives"),
    "again slowly": (b"n\x1b[C", "Drops without preservatives"),
    "spell word": (b"n\x1b[C", "lectern: Drops"),
    "spell sentence": (b"n", "lectern: Which drops to take"),
    "where": (b"nn", "Section 1 of 2. How many drops. 1 minute left."),
    "headings": (b"", "4. What to bring"),
    "beginning": (b"n", "Title: Drops for dry eyes"),
    "disclaimer": (b"", "Disclaimer."),
    "faster": (b"", "speed 110 percent"),
    "slower": (b"", "speed 90 percent"),
    "louder": (b"", "volume 133 percent"),
    "softer": (b"", "volume 75 percent"),
    "voice": (b"", "voice en-GB"),
    "find": (b"", "Find:"),
    "find next": (b"fvials\n", "They come in small vials"),
    "next article": (b"", "No next article."),
    "cancel": (b"f", "going on"),
    "help": (b"", "q: quit."),
    "quit": (b"", "The disclaimer was not heard."),
}


def test_every_key(article):
    table = keys_of_table()
    result(set(command for command in table if table[command]) == set(SCENES),
           "every command with a key has its scene here", set(table) ^ set(SCENES))
    for command, (before, text) in SCENES.items():
        for label, key in table.get(command, []):
            counter = begin([article])
            for step in re.findall(rb"\x1b\[.|f[a-z]+\n|.", before):
                start = len(counter.text)
                counter.type(step)
                counter.wait_for("\n", 2, start)
                time.sleep(0.15)
            counter.expect(key, text, f"{label}: {command}")
            counter.quit()


def test_keypad(article):
    """What a keypad sends in a terminal's application mode, and capitals with CapsLock."""
    counter = begin([article])
    counter.expect(b"\x1bOs", "Heading: Which drops to take", "3 of the keypad, application mode")
    counter.expect(b"\x1bOu", "paused", "5 of the keypad")
    counter.expect(b"\x1bO5u\x1b[E", "going on", "5 without NumLock")
    counter.expect(b"\x1bOk", "speed 110 percent", "plus of the keypad")
    counter.expect(b"\x1bOj", "volume 133 percent", "star of the keypad")
    counter.expect(b"W", "Section 1 of 2.", "a capital that means nothing else is its letter")
    result(counter.quit() == 0, "and it quits")


def test_numbers(article):
    counter = begin([article])
    counter.expect(b"l", "4. What to bring", "the headings are listed")
    counter.expect(b"3", "Heading: When to see a doctor", "a number leads to its heading at once")
    counter.expect(b"l", "1. Which drops to take", "listed again")
    counter.expect(b"9", "There is no heading 9.", "a number too high is told of")
    counter.expect(b"l", "1. Which drops to take", "and again")
    counter.expect(b"n", "Heading, level 3: What to bring", "another key is a command as ever")
    counter.expect(b"3", "Disclaimer.", "and a digit is the keypad's again")
    counter.quit()
    counter = begin([article])
    counter.expect(b"l99", "There is no heading 99.", "of fewer than ten headings there is no 99")
    counter.expect(b"", "Title:", "and the place is the one before")
    counter.quit()
    counter = begin(["--rate", "4x", article])
    counter.expect(b"l", "4. What to bring", "the list")
    counter.expect(b"\x1b", "Dry eyes burn", "escape ends it, and the article goes on", 2)
    counter.expect(b"3", "Heading: Which drops to take", "and a digit is a key again")
    counter.quit()


def test_many_headings(folder):
    article = os.path.join(folder, "many.html")
    with open(article, "w", encoding="utf-8") as file:
        file.write("<html lang=en><body><article><h1>Months</h1>" +
                   "".join(f"<h2>Month {i} of the year</h2><p>It was like the one before it.</p>" for i in range(1, 13)) +
                   "</article></body></html>")
    counter = Counter([article])
    counter.wait_for("Title: Months")
    counter.expect(b"l", "12. Month 12", "a list of more than nine headings")
    counter.expect(b"1", "lectern: 1\n", "the first digit is told", 1)
    counter.expect(b"2", "Heading: Month 12 of the year", "and the second leads there at once", 1)
    counter.expect(b"l", "12. Month 12", "listed again")
    counter.expect(b"1", "Heading: Month 1 of", "a digit alone is taken after a while", 3)
    counter.quit()


def test_typed_fast(article):
    counter = begin([article])
    counter.type(b"v+")
    counter.expect(b"", "speed 110 percent", "a key typed right behind v is obeyed")
    for _ in range(3):
        counter.expect(b"nw", "Section 1 of 2. Which drops", "a question right behind a jump is answered from there")
        counter.expect(b"7w", "Before the first section", "and from the beginning")
    counter.expect(b"nnv", "voice en-US", "right behind two jumps another voice")
    counter.expect(b"", "How many drops", "reads on from there")
    counter.quit()
    counter = begin([article])
    for _ in range(4):
        counter.expect(b"n", "Heading", "to the last heading")
    counter.expect(b"n", "Disclaimer.", "and the disclaimer")
    start = len(counter.text)
    counter.type(b"n" * 30)
    counter.wait_for("No next heading.", start=start)
    counter.wait_for("\0", 0.3)
    result(counter.text[start:].count("No next heading.") == 1, "a key that is held at the end is told of once",
           counter.text[start:])
    counter.expect(b"pn", "Disclaimer.", "back and there again")
    counter.expect(b"n", "No next heading.", "it is told again")
    counter.quit()


def test_spelling(article):
    counter = begin(["--pauses", "sentence=4000", article])
    counter.expect(b"2\x1b[B\x1b[C", "Drops help", "the second sentence")
    counter.expect(b"c", "lectern: Drops\n", "at its beginning c spells the first word")
    counter.expect(b"\x1b[D", "Dry eyes", "the first")
    counter.wait_for("\0", 3.5)
    counter.expect(b"c", "lectern: itch\n", "in the silence behind it c spells its last word")
    counter.quit()


def test_find(article):
    counter = begin([article])
    counter.expect(b"f", "Find:", "f asks what to find")
    counter.expect(b"vialz\x7fs\n", "They come in small vials", "typed with a mistake that is mended")
    counter.expect(b"F", "They come in small vials", "F finds it again, all the way round")
    counter.expect("fn\u00fcrnberg\n".encode(), "Not found: n\u00fcrnberg", "what is not there is told of")
    counter.expect(b" ", "going on", "and space goes on")
    start = len(counter.text)
    counter.expect(b"f\n", "going on", "f again, and at once an empty line, goes on")
    result("paused" not in counter.text[start:], "where words are typed nothing is said of a pause", counter.text[start:])
    counter.expect(b"7", "Title:", "from the beginning")
    counter.expect(b"fWITHIN  a w\xc3\xa9ek\n", "Drops help most people", "case, accents and blanks make no difference")
    counter.expect(b"F", "Search went on from the beginning.", "that it went all the way round is said")
    counter.expect(b"fdrops", "drops", "words are typed")
    counter.expect(b"\x1b", "going on", "and given up with escape")
    counter.quit()
    counter = begin([article])
    counter.expect(b"F", "Find:", "F asks too where nothing was looked for yet")
    counter.expect("\u773cx\x7f\x7fvials\n".encode(), "They come in small vials", "a wide letter is taken back too")
    result("\b \b\b \b" in counter.text, "with both its columns", counter.text)
    counter.quit()


def test_control(article, folder):
    pipe = os.path.join(folder, "pedal")
    os.mkfifo(pipe)
    process = subprocess.Popen([LECTERN, "read", "--device", "null", "--headings", "tone", "--control", pipe, article],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def press(line):  # each button opens and closes the pipe
        with open(pipe, "w", encoding="utf-8") as button:
            button.write(line + "\n")
        time.sleep(0.3)

    time.sleep(0.5)
    for line in ("next heading", "NEXT-HEADING", "where", "go 3", "go 77", "find next", "find vials", "find",
                 "speed 200", "volume 50 %", "volume x", "dance", "x" * 5000, "a\0b", "\x1b[2J", "cancel",
                 "find 9cF", "voice en-GB\nspeed 150", "find next", "pause", "quit", "quit"):
        press(line) if process.poll() is None else None
    text = process.communicate(timeout=10)[0]
    for wanted, name in (("Heading: Which drops to take", "a line is a command"),
                         ("Heading, level 3: How many drops", "whatever its case and its hyphens"),
                         ("Section 1 of 2. How many drops", "it is answered"),
                         ("Heading: When to see a doctor", "go NUMBER"),
                         ("There is no heading 77.", "go to none"),
                         ("They come in small vials", "find WORDS"),
                         ("'find' cannot be done; say 'find WORDS'", "a command that lacks its words is told of"),
                         ("speed 200 percent", "speed PERCENT"), ("volume 56 percent", "volume PERCENT"),
                         ("'volume x' cannot be done", "no number"), ("there is no command 'dance'", "no command"),
                         ("a line of more than 1000 bytes is left out", "a line that is too long is told of"),
                         ("there is no command '?[2J'", "what could steer a terminal is not printed"),
                         ("speed 150 percent", "a line right behind another voice is obeyed"),
                         ('nothing is spoken for "c" in "Not found: 9cF."', "what is left unsaid of an answer is told"),
                         ("'find next' cannot be done yet", "nothing to find again"),
                         ("paused", "still there after a line without end")):
        result(wanted in text, f"--control: {name}", text)
    result(text.count("lectern: Not found: 9cF.") == 2, "--control: another voice looks for the same words again", text)
    result(process.returncode == 0, "--control: quit", process.returncode)
    missing = subprocess.run([LECTERN, "read", "--control", os.path.join(folder, "none"), article],
                             capture_output=True, text=True, stdin=subprocess.DEVNULL)
    result(missing.returncode == 1 and "mkfifo" in missing.stderr, "--control without a pipe says how to make one",
           missing.stderr)
    process = subprocess.Popen([LECTERN, "read", "--device", "null", "--format", "json", "--control", "-", article],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in ("", "pause", "next heading", "quit", "quit"):
        time.sleep(0.5)
        process.stdin.write(line + "\n")
        process.stdin.flush()
    events = [json.loads(line) for line in process.communicate(timeout=10)[0].splitlines()]
    result([event["state"] for event in events if event["event"] == "state"] == ["playing", "paused", "playing"],
           "--format json: a jump out of a pause is told as playing", events)
    folded = subprocess.run([LECTERN, "read", "--control", folder, article], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    result(folded.returncode == 1 and "is a folder" in folded.stderr, "--control with a folder is refused", folded.stderr)
    ended = subprocess.run([LECTERN, "read", "--device", "null", "--rate", "4x", "--control", "-", article], input="faster\nnext heading\nq",
                           capture_output=True, text=True, timeout=100)
    result(ended.returncode == 0 and "speed 110 percent" in ended.stderr and "Talk to your doctor" in ended.stdout,
           "--control -: when standard input ends, the reading goes on", ended.stderr)


def test_place(article, folder):
    environment = dict(os.environ, XDG_STATE_HOME=os.path.join(folder, "state"))
    counter = begin([article], environment)
    counter.expect(b"n\x1b[C", "Drops without preservatives", "somewhere in the article")
    time.sleep(0.3)
    os.kill(counter.pid, signal.SIGKILL)
    counter.end()
    counter.close()
    counter = Counter(["--resume", article], environment)
    result(counter.wait_for("Drops without preservatives", 5) is not None and "Title:" not in counter.text,
           "--resume goes on there, after kill -9", counter.text)
    result("going on where you stopped" in counter.text, "and says so", counter.text)
    counter.quit()
    corrected = os.path.join(folder, "corrected.html")
    with open(corrected, "w", encoding="utf-8") as file:
        file.write(ARTICLE.replace("Dry eyes burn", "This came first. Dry eyes often burn"))
    counter = Counter(["--resume", corrected], environment)
    result(counter.wait_for("Drops without preservatives", 5) is not None and "Title:" not in counter.text,
           "also in a corrected article of another name", counter.text)
    counter.quit()
    places = os.path.join(folder, "state", "lectern", "places")
    kept = sorted(os.listdir(places))
    counter = begin(["--private", article], environment)
    counter.expect(b"nn", "Heading, level 3: How many drops", "a private reading goes on elsewhere")
    counter.quit()
    counter = Counter(["--resume", article], environment)
    result(sorted(os.listdir(places)) == kept and counter.wait_for("Drops without preservatives", 5) is not None,
           "--private keeps nothing", counter.text)
    counter.quit()
    both = subprocess.run([LECTERN, "read", "--private", "--resume", article], capture_output=True, text=True)
    result(both.returncode == 2 and "--private" in both.stderr, "--private with --resume is wrong usage", both.stderr)
    heard = subprocess.run([LECTERN, "read", "--device", "null", "--rate", "5x", article], env=environment,
                           stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    counter = Counter(["--resume", article], environment)
    result(heard.returncode == 0 and counter.wait_for("Title:", 5) is not None and "where you stopped" not in counter.text,
           "an article heard to its end begins again", counter.text)
    counter.quit()


def test_disclaimer(article):
    counter = begin([article])
    counter.expect(b"q", "The disclaimer was not heard.", "q says that the disclaimer was not heard")
    result(counter.end() == 0, "and then leaves", counter.text)
    result(counter.text.count("disclaimer was not heard") == 1, "having said it once", counter.text)
    counter.close()
    counter = begin([article])
    began = time.monotonic()
    counter.type(b"qq")
    result(counter.end() == 0 and time.monotonic() - began < 1, "q twice leaves at once")
    counter.close()
    counter = begin([article])
    counter.expect(b"q", "The disclaimer was not heard.", "q is pressed by mistake")
    counter.expect(b"w", "Before the first section", "who then asks where that is, is told")
    counter.wait_for("\0", 5)  # longer than that takes to say
    result(not counter.is_over(), "and stays", counter.text)
    counter.expect(b"q", "The disclaimer was not heard.", "and is told again before leaving")
    result(counter.end() == 0, "and then leaves", counter.text)
    counter.close()
    counter = begin(["--always-disclaimer", "--volume", "100", "--max-volume", "100", article])
    counter.expect(b"q", "This article is for general", "--always-disclaimer reads it")
    counter.expect(b"*", "Loudest.", "and who cannot have it louder is told")
    counter.expect(b"", "Talk to your doctor", "and hears it to its end", 20)
    result(counter.end(20) == 0 and "not heard" not in counter.text, "and leaves behind it", counter.text)
    counter.close()
    counter = begin(["--always-disclaimer", "--rate", "4x", article])
    counter.expect(b"q", "Talk to your doctor", "--always-disclaimer reads it before leaving", 6)
    result(counter.end(10) == 0 and "not heard" not in counter.text, "and leaves behind it", counter.text)
    counter.close()
    counter = begin(["--always-disclaimer", article])
    counter.expect(b"q", "Disclaimer.", "who is to hear the disclaimer")
    counter.expect(b"p", "What to bring", "and goes elsewhere")
    counter.expect(b"q", "Disclaimer.", "is asked to hear it again before leaving")
    counter.quit()
    counter = begin(["--rate", "4x", article])
    counter.type(b"d")
    counter.wait_for("End of article", 10)
    counter.type(b"q")
    result(counter.end() == 0 and "not heard" not in counter.text, "who heard it just leaves", counter.text)
    counter.close()
    counter = begin([article])
    for _ in range(3):
        counter.type(b"d")
        time.sleep(0.2)
        counter.type(b"\x1b[C\x1b[C\x1b[C")
        time.sleep(0.2)
    counter.type(b"\x1b[H")
    counter.wait_for("\0", 0.3)
    counter.expect(b"q", "The disclaimer was not heard.", "who jumped over it has not heard it")
    counter.end()
    counter.close()
    counter = begin([article])
    os.kill(counter.pid, signal.SIGTERM)
    began = time.monotonic()
    result(counter.end() == 143 and time.monotonic() - began < 1 and "the disclaimer was not heard" in counter.text,
           "TERM finishes at once and prints it", counter.text)
    counter.close()


def test_volume(article):
    counter = begin(["--volume", "50", "--max-volume", "70%", article])
    counter.expect(b"*", "Loudest.", "louder than --max-volume is not to be had")
    counter.expect(b"/", "volume 42 percent", "softer is")
    counter.quit()
    counter = begin(["--max-volume", "20", article])
    counter.expect(b"/", "volume 13 percent", "--max-volume alone begins below it")
    counter.quit()
    for option in ("--volume=0", "--max-volume=loud", "--volume=300"):
        wrong = subprocess.run([LECTERN, "read", option, article], capture_output=True, text=True)
        result(wrong.returncode == 2 and "percentage" in wrong.stderr, f"{option} is wrong usage", wrong.stderr)


def test_speed_limits(article):
    counter = begin([article])
    counter.expect(b"+" * 20, "Fastest.", "there is a fastest", 4)
    counter.expect(b"-" * 20, "Slowest.", "and a slowest", 4)
    counter.quit()


def test_playlist(article, second):
    counter = Counter(["--headings", "tone", article, second])
    result(counter.wait_for("Article 1.") is not None, "of several articles each is announced", counter.text)
    counter.wait_for("Title: Drops for dry eyes")
    counter.expect(b"+", "speed 110 percent", "faster")
    counter.expect(b"]]", "Article 2.", "] goes to the next")
    counter.expect(b"", "Title: Salt", "which is read", 6)
    counter.expect(b"+", "speed 120 percent", "and the speed stays")
    counter.expect(b"]", "No next article.", "behind the last there is none")
    counter.expect(b"w", "Before the first section.", "and the reading goes on")
    counter.expect(b"l", "No headings.", "that there are no headings is printed too")
    counter.expect(b"v", "voice en-GB", "another voice")
    counter.wait_for("Title: Salt", 6, len(counter.text))
    result(counter.text.count("salt.html: warning: no disclaimer") == 1, "tells no warning again", counter.text)
    counter.quit()
    missing = article + ".missing"
    counter = Counter(["--rate", "4x", missing, second, missing])
    result(counter.wait_for("Article 2.") is not None, "one that is missing is counted", counter.text)
    result("drops.html.missing" in counter.text, "and told of", counter.text)
    counter.expect(b"]]", "drops.html.missing", "also behind another")
    result(counter.end() == 1, "and the exit code says so", counter.text)
    counter.close()


def test_speak_keys():
    """They are an article, and steered as one."""
    terminal = Terminal(["--speak", "--device", "null"], verb="keys")
    result(terminal.wait_for("space, 5: pause and go on.", 10) is not None, "lectern keys --speak speaks the keys",
           terminal.text)
    terminal.type(b"fq: quit\n")
    result(terminal.wait_for("\nq: quit.", 5) is not None, "and they can be tried meanwhile", terminal.text)
    terminal.type(b"q")
    result(terminal.end() == 0 and terminal.is_restored(), "and left", terminal.text)
    terminal.close()


def test_devices(folder):
    """The names are ALSA's, and can be given to --device."""
    configuration = os.path.join(folder, "asound.conf")
    with open(configuration, "w", encoding="utf-8") as file:
        file.write('pcm.!default { type null hint { show on description "The default" } }\n'
                   'pcm.counter { type null hint { show on description "Speakers\\nof the counter" } }\n'
                   'defaults.namehint.extended on\n')
    environment = dict(os.environ, ALSA_CONFIG_PATH=configuration)

    def devices(*options):
        return subprocess.run([LECTERN, "devices", *options], env=environment, capture_output=True, text=True)

    listed = devices()
    lines = dict(line.split("\t") for line in listed.stdout.splitlines())
    result(listed.returncode == 0 and listed.stdout.startswith("default\tThe default"), "devices: the default first",
           listed.stdout + listed.stderr)
    result(lines.get("counter", "").startswith("Speakers"), "devices: each on one line", listed.stdout)
    result([d["name"] for d in json.loads(devices("--json").stdout)] == list(lines), "devices --json")
    with open(configuration, "w", encoding="utf-8") as file:
        file.write("\n")
    none = devices()
    result(none.returncode == 4 and "connect one" in none.stderr, "devices: none is exit code 4",
           none.stdout + none.stderr)


def test_manual():
    """The whole key map stands in the manual and in the README."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
        readme = file.read()
    with open(os.path.join(root, "src", "cli", "lectern.1"), encoding="utf-8") as file:
        manual = file.read()
    for command, keys in keys_of_table().items():
        labels = ", ".join(label for label, _ in keys)
        if keys:
            result(f"| {labels} | " in readme, f"README: {labels}")
            result(f".It {labels.replace(', ', ' , ')}\n" in manual, f"manual: {labels}")
        result(f".It Cm {command}" in manual, f"manual: --control {command}")


def main():
    with tempfile.TemporaryDirectory(prefix="lectern-counter-") as folder:
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "unused")
        os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
        article, second = os.path.join(folder, "drops.html"), os.path.join(folder, "salt.html")
        with open(article, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
        with open(second, "w", encoding="utf-8") as file:
            file.write("<html lang=en><body><article><h1>Salt</h1><p>Salt hides in bread, in cheese and in most "
                       "soups, and nobody tastes it there after a while.</p></article></body></html>")
        test_every_key(article)
        test_keypad(article)
        test_numbers(article)
        test_many_headings(folder)
        test_typed_fast(article)
        test_spelling(article)
        test_find(article)
        test_control(article, folder)
        test_place(article, folder)
        test_disclaimer(article)
        test_volume(article)
        test_speed_limits(article)
        test_playlist(article, second)
        test_speak_keys()
        test_devices(folder)
        test_manual()
    finish()


if __name__ == "__main__":
    main()
