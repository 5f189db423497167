#!/usr/bin/python3
"""lectern read --large in a terminal (tmux): the letters, the mark, another size, and the screen as
it was before. Nothing sounds here. Prints TAP."""
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
from tap import finish, result, skip  # noqa: E402
from terminal import LECTERN  # noqa: E402

ARTICLES = {
    "en": ("Drops for dry eyes", "Dry eyes burn and itch on many days, and drops help most people "
           "within a week or two.", "Ask before you use them with contact lenses."),
    "ar": ("قطرات للعين الجافة", "العين الجافة تحرق وتحك في أيام كثيرة، والقطرات تساعد معظم الناس.",
           "اسأل قبل أن تستعملها مع العدسات."),
    "zh": ("眼药水", "干眼常常会发痒，大多数人用眼药水一两周以后就会好起来。", "戴隐形眼镜的人先问药师。"),
}
HOSTILE = "Drops \x1b[2J\x1b]0;owned\x07 \u009b31m \u202e help most people within a week or two."
QUARTERS = "▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


def page(language, title, *paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}'
            f"</title></head><body><article><h1>{title}</h1>{body}</article></body></html>")


class Screen:
    """A shell in tmux."""
    count = 0

    def __init__(self, columns, rows=30, environment=()):
        Screen.count += 1
        self.server = f"lectern-large-{os.getpid()}-{Screen.count}"
        self.environment = dict(os.environ, LC_ALL="C.UTF-8", PS1="$ ", **dict(environment))
        self.environment.pop("TMUX", None)
        self.tmux("-u", "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                  "sh")
        self.type("echo ordinary\\ lines\n")
        self.wait(lambda: "ordinary lines\n" in self.plain())

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-L", self.server, *arguments], env=self.environment,
                              capture_output=True, text=True, timeout=20).stdout

    def type(self, keys):
        self.tmux("send-keys", "-l", keys)

    def run(self, *arguments):
        command = [LECTERN, "read", "--device", "null", "--private", *arguments]
        self.type("clear; echo ordinary lines; " + shlex.join(command) + "\n")

    def plain(self):
        return self.tmux("capture-pane", "-p")

    def coded(self):
        return self.tmux("capture-pane", "-p", "-e")

    def state(self):
        return self.tmux("display-message", "-p", "#{alternate_on}#{cursor_flag}#{wrap_flag}").strip()

    def pid(self):
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        return int(subprocess.run(["pgrep", "-P", shell, "-x", "lectern"], capture_output=True,
                                  text=True).stdout.split()[0])

    def wait(self, condition, timeout=10.0):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(0.03)
        return False

    def close(self):
        self.tmux("kill-server")


def marked(coded):
    """(row, column) of each cell in inverse video."""
    cells = set()
    inverse = False
    for row, line in enumerate(coded.split("\n")):
        column = 0
        for codes, letter in re.findall(r"\x1b\[([0-9;]*)m|(.)", line):
            if letter:
                if inverse:
                    cells.add((row, column))
                column += 1
                continue
            # What follows 38;5 and 48;5 is a colour.
            for code in re.sub(r"[34]8;5;\d+", "", codes).split(";"):
                inverse = code == "7" or (inverse and code not in ("", "0", "27"))
            if codes in ("", "0"):
                inverse = False
    return cells


def height(cells):
    return max(row for row, _ in cells) - min(row for row, _ in cells) + 1 if cells else 0


def ink(text):
    return sum(text.count(quarter) for quarter in QUARTERS)


def is_restored(screen):
    return screen.wait(lambda: screen.state() == "011" and "ordinary lines" in screen.plain()
                       and ink(screen.plain()) == 0, 5)


def test_language(language, columns, path):
    title = ARTICLES[language][0]
    name = f"{language}, {columns} columns: "
    screen = Screen(columns)
    try:
        screen.run("--large", path)
        result(screen.wait(lambda: height(marked(screen.coded())) >= 6),
               name + "a word is marked by a box of six rows or more", screen.plain())
        result(ink(screen.plain()) > 60, name + "letters are drawn", screen.plain())
        result(screen.state()[:2] == "10", name + "on the alternate screen, without a cursor")
        result(title in screen.plain(), name + "the last row has the heading", screen.plain())
        seen = set()
        screen.wait(lambda: seen.add(frozenset(marked(screen.coded()))) or len(seen) > 3)
        result(len(seen) > 3, name + "the mark moves", len(seen))
        screen.type(" ")
        paused = screen.wait(lambda: "paused" in screen.plain().split("\n")[29])
        result(paused, name + "a message stands in the last row", screen.plain())
        before = screen.plain()
        screen.tmux("resize-window", "-x", str(columns + 37), "-y", "44")
        resized = screen.wait(lambda: screen.plain() != before and
                              "paused" in screen.plain().split("\n")[43] and ink(screen.plain()) > 60)
        result(resized, name + "another size is drawn anew", screen.plain())
        screen.type("q")
        result(is_restored(screen), name + "q gives the screen back", screen.plain())
    finally:
        screen.close()


def test_ends(path):
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGSEGV):
        screen = Screen(80)
        try:
            screen.run("--large", path)
            screen.wait(lambda: marked(screen.coded()))
            os.kill(screen.pid(), number)
            result(is_restored(screen), f"{number.name} gives the screen back", screen.plain())
        finally:
            screen.close()


def test_suspended(path):
    screen = Screen(80)
    try:
        screen.run("--large", path)
        screen.wait(lambda: marked(screen.coded()))
        screen.tmux("send-keys", "C-z")
        result(is_restored(screen), "Ctrl-Z gives the screen back", screen.plain())
        screen.type("fg\n")
        result(screen.wait(lambda: screen.state()[:2] == "10" and marked(screen.coded())),
               "and going on takes it again", screen.plain())
        screen.type("q")
        result(is_restored(screen), "which is given back too", screen.plain())
    finally:
        screen.close()


def test_colours(path):
    for environment, wanted in (({"NO_COLOR": "1"}, False), ({"TERM": "screen-256color"}, True)):
        screen = Screen(80, environment=environment.items())
        try:
            screen.run("--large", path)
            screen.wait(lambda: marked(screen.coded()))
            has_colours = re.search(r"38;5;231.*48;5;16|48;5;16.*38;5;231", screen.coded())
            result(bool(has_colours) == wanted, f"white on black: {wanted} with {environment}",
                   screen.coded())
        finally:
            screen.close()


def test_hostile(path):
    screen = Screen(60)
    try:
        screen.run("--large", path)
        result(screen.wait(lambda: height(marked(screen.coded())) >= 6),
               "controls in the article do not disturb the screen", screen.plain())
        result(screen.tmux("display-message", "-p", "#{pane_title}").strip() != "owned",
               "nor reach the terminal")
        screen.type("q")
        result(is_restored(screen), "which is given back", screen.plain())
    finally:
        screen.close()


def test_find(path):
    """What is typed to be found is seen, and found."""
    screen = Screen(80)
    try:
        screen.run("--large", path)
        screen.wait(lambda: ink(screen.plain()) > 60)
        screen.type("fcontacs")
        screen.tmux("send-keys", "BSpace")
        screen.type("t le")
        result(screen.wait(lambda: "Find: contact le" in screen.plain()), "what is typed to be found is shown",
               screen.plain())
        screen.tmux("send-keys", "Enter")
        result(screen.wait(lambda: "Find:" not in screen.plain() and ink(screen.plain()) > 60), "and goes when it is found",
               screen.plain())
        screen.type("qq")
        result(is_restored(screen), "the screen is restored", screen.plain())
    finally:
        screen.close()


def test_plain_instead(path, folder):
    done = subprocess.run([LECTERN, "read", "--device", "null", "--private", "--rate", "4x",
                           "--large", path], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=60)
    result("--large: the output is no terminal" in done.stderr and "Dry eyes burn" in done.stdout
           and "\x1b" not in done.stdout, "through a pipe it says so and prints lines",
           done.stderr + done.stdout)
    fonts = os.path.join(folder, "no-fonts.conf")
    with open(fonts, "w", encoding="utf-8") as file:
        file.write("<?xml version='1.0'?><fontconfig></fontconfig>")
    screen = Screen(80, environment={"FONTCONFIG_FILE": fonts}.items())
    try:
        screen.run("--large", path)
        result(screen.wait(lambda: "no font here has these letters" in screen.plain() and
                           "Dry eyes burn" in screen.plain()),
               "without a font it says so and prints lines", screen.plain())
        with open(f"/proc/{screen.pid()}/maps", encoding="utf-8") as file:
            result("pango" in file.read(), "--large loads Pango")
        screen.type("q")
        screen.wait(lambda: not screen.plain().rstrip().endswith("q"), 0.5)
        screen.run(path)
        screen.wait(lambda: "Dry eyes burn" in screen.plain())
        with open(f"/proc/{screen.pid()}/maps", encoding="utf-8") as file:
            result("pango" not in file.read(), "without --large Pango is not loaded")
    finally:
        screen.close()


def main():
    if not shutil.which("tmux"):
        skip("--large", "tmux is not installed")
        finish()
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for language, texts in ARTICLES.items():
            paths[language] = os.path.join(folder, language + ".html")
            with open(paths[language], "w", encoding="utf-8") as file:
                file.write(page(language, *texts))
        hostile = os.path.join(folder, "hostile.html")
        with open(hostile, "w", encoding="utf-8") as file:
            file.write(page("en", "Drops", HOSTILE, "Ask before you use them."))
        for language, path in paths.items():
            for columns in (40, 200):
                test_language(language, columns, path)
        test_find(paths["en"])
        test_ends(paths["en"])
        test_suspended(paths["en"])
        test_colours(paths["en"])
        test_hostile(hostile)
        test_plain_instead(paths["en"], folder)
    finish()


main()
