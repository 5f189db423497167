#!/usr/bin/python3
"""A talking book in a player that is not ours: Debian's daisy-player lists its headings, and what it plays at one is
what is read there. Prints TAP."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from daisy_checks import TalkingBook, inner_text  # noqa: E402
from pulse import RATE, Pulse, Recorder, is_installed  # noqa: E402
from tap import finish, result, skip  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
DEADLINE_S = 60
STEP = RATE // 50     # of the curves that are compared: 20 ms
WINDOW = 100          # steps: 2 s
ALIKE = 0.9
LATE_S = 6            # how far into a section it may be when it is first heard for two seconds, on a machine that is busy


def curve(samples):
    """How loud it is, step by step."""
    return [sum(map(abs, samples[i:i + STEP:3])) for i in range(0, len(samples) - STEP, STEP)]


def centred(values):
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def place_of(part, whole):
    """Where in `whole` something like `part` is, in steps; None where it is nowhere."""
    part = centred(part)
    strength = sum(v * v for v in part) ** 0.5
    best, place = ALIKE, None
    for start in range(len(whole) - len(part) if strength else 0):
        other = centred(whole[start:start + len(part)])
        norm = sum(v * v for v in other) ** 0.5
        if norm and sum(map(lambda a, b: a * b, part, other)) / norm / strength > best:
            best, place = sum(map(lambda a, b: a * b, part, other)) / norm / strength, start
    return place


class Player:
    """daisy-player on a terminal of its own."""

    def __init__(self, pulse, shim, cards, book):
        self.environment = {**pulse.environment, "LD_PRELOAD": shim, "SOUND_CARDS": cards, "TERM": "screen"}
        self.socket = os.path.join(pulse.folder, "tmux")
        self.tmux("new-session", "-d", "-x", "100", "-y", "30", "daisy-player", "-n", "-i", "-d", "0:pulseaudio", book)

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-f", "/dev/null", "-S", self.socket, *arguments], capture_output=True, text=True,
                              env=self.environment, timeout=DEADLINE_S).stdout

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def wait_for(self, *texts):
        deadline = time.monotonic() + DEADLINE_S
        while time.monotonic() < deadline:
            shown = self.screen()
            if all(text in shown for text in texts):
                return True
            time.sleep(0.1)
        return False

    def press(self, *keys):
        for key in keys:
            self.tmux("send-keys", key)
            time.sleep(0.2)


def heard_from(recorder, mark, whole, start, end):
    """Where in the book's sound it plays since `mark`, in seconds: the first that is from `start` to `end`."""
    seen, deadline = 0, time.monotonic() + DEADLINE_S
    part = whole[round(start * 50):round(end * 50)]
    while time.monotonic() < deadline:
        time.sleep(0.5)
        recorded = curve(recorder.since(mark))
        while seen + WINDOW < len(recorded):
            place = place_of(recorded[seen:seen + WINDOW], part)
            if place is not None:
                return start + place / 50
            seen += 10
    return None


def compiled(folder):
    shim = os.path.join(folder, "sound_cards.so")
    made = subprocess.run(["cc", "-D_GNU_SOURCE", "-shared", "-fPIC", "-o", shim, os.path.join(os.path.dirname(__file__), "sound_cards.c"),
                           "-ldl"], capture_output=True)
    return shim if made.returncode == 0 else None


def play(folder, shim):
    subprocess.run([LECTERN, "export", "--quiet", "-f", "daisy", "-o", folder, os.path.join(ROOT, "samples", "vitamin-d.html")],
                   check=True, capture_output=True)
    path = next(entry.path for entry in os.scandir(folder) if entry.name.endswith(".daisy"))
    book = TalkingBook(path)
    headings = [inner_text(item) for item in book.items]
    whole = curve(book.samples("a0001.mp3"))
    starts = [min(clip[2] for clip in book.clips if clip[0] in book.sections[name]) for name in book.smils]
    cards = os.path.join(folder, "cards")
    with open(cards, "w", encoding="utf-8") as file:
        file.write(" 0 [Counter        ]: Counter - Counter\n                      Counter\n")
    pulse = Pulse()
    player = Player(pulse, shim, cards, path)
    try:
        lengths = [end - start for start, end in zip(starts, [*starts[1:], book.clips[-1][3]])]
        shown = [f"{int(s) // 60:02}:{int(s) % 60:02}" for s in lengths]
        result(player.wait_for("level: 1 of 1", *headings, *shown),
               "daisy-player lists the headings, and how long each section is", f"{player.screen()}\n{shown}")
        recorder = Recorder(pulse)
        mark = recorder.mark()
        player.press("Enter")
        place = heard_from(recorder, mark, whole, starts[0], starts[0] + 20)
        result(place is not None and place < LATE_S, "it plays from the start", f"{place}\n{player.screen()}")
        mark = recorder.mark()
        player.press(*["2"] * (len(headings) - 1), "Enter")
        place = heard_from(recorder, mark, whole, starts[-1], starts[-1] + 20)
        result(place is not None and place < starts[-1] + LATE_S, "it plays a section from its heading on",
               f"{place}, not {starts[-1]}\n{player.screen()}")
        recorder.close()
    finally:
        player.tmux("kill-server")
        pulse.close()


top = tempfile.mkdtemp(prefix="lectern-daisy-player-")
preloaded = compiled(top) if shutil.which("cc") else None
if shutil.which("daisy-player") and shutil.which("tmux") and is_installed() and preloaded:
    play(top, preloaded)
else:
    skip("daisy-player plays a talking book", "daisy-player, tmux, PulseAudio or a compiler is not installed")
shutil.rmtree(top)
finish()
