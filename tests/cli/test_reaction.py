#!/usr/bin/python3
"""How lectern read answers keys, as it is heard on a real sound server: at once, with the right
sentence, after 500 random commands too, and without a gap on a busy machine. Prints TAP."""
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import pulse  # noqa: E402
from reaction import Reading, Sounds, find, similarity  # noqa: E402
from tap import finish, result, skip  # noqa: E402
from terminal import LECTERN  # noqa: E402
from test_counter import ARTICLE  # noqa: E402

SOON_MS = 100
EVER_MS = 400  # on a machine that does something else as well
ALIKE = 0.85

# A key and the sentence that is heard then, one after the other.
WAY = [
    (b"n", "Which drops to take"), (b"\x1b[C", "Drops without preservatives"),
    (b"6", "They come in small vials"), (b"r", "They come in small vials"),
    (b"4", "Drops without preservatives"), (b"\x1b[B", "Drops with preservatives"),
    (b"8", "Drops without preservatives"), (b"3", "How many drops"), (b"N", "What to bring"),
    (b"P", "How many drops"), (b"p", "Which drops to take"), (b"d", "Disclaimer"),
    (b"7", "Drops for dry eyes"), (b"fused\n", "Bring the drops"),
]


def test_reactions(sounds, server, recorder, article):
    reading = Reading(sounds, server, recorder, article)
    reading.terminal.wait_for("Dry eyes burn")
    time.sleep(0.5)
    listened = [reading.press(key, text) for key, text in WAY]
    reading.terminal.type(b"7")
    times = []
    for (key, text), heard in zip(WAY, listened):
        ms, likeness = reading.reaction(heard)
        times.append(ms)
        result(likeness > ALIKE and ms < EVER_MS, f"{key.decode()!r}: \"{text}\" is heard at once",
               f"after {ms:.0f} ms, likeness {likeness:.2f}")
    pauses = []
    for _ in range(4):
        time.sleep(0.4)
        pauses.append(reading.fall_silent(b" "))
        reading.terminal.type(b" ")
    result(max(pauses) < EVER_MS, "a pause is silent at once", pauses)
    middle = statistics.median(times + pauses)
    result(middle <= SOON_MS, f"in the middle within {SOON_MS} ms", times + pauses)

    start = len(reading.terminal.text)
    reading.terminal.type(b"7")
    reading.terminal.wait_for("Title:", 2, start)
    began = time.monotonic()
    reading.terminal.type(b"w")
    told = reading.terminal.wait_for("Before the first section.", 2, start)
    result(told is not None and time.monotonic() - began < EVER_MS / 1000, "where am I is answered at once", told)
    silent = reading.fall_silent(b"qq")
    result(silent < EVER_MS and reading.terminal.end() == 0, "q q is silent at once", silent)
    reading.terminal.close()


def memory_kb(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))


def test_soak(sounds, server, recorder, article, folder):
    """500 commands, up to 20 a second. What was printed last is what is heard then."""
    chance = random.Random(7)
    commands = ["pause", "next sentence", "previous sentence", "next paragraph", "previous paragraph",
                "next heading", "previous heading", "next same level", "previous same level", "back", "again",
                "again slowly", "spell word", "spell sentence", "where", "headings", "go 2", "beginning",
                "disclaimer", "faster", "slower", "louder", "softer", "find drops", "find next", "help", "speed 150"]
    pipe = os.path.join(folder, "pedal")
    os.mkfifo(pipe)
    process = subprocess.Popen([LECTERN, "read", "--headings", "tone", "--control", pipe, article],
                               env=server.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    size = 0
    with open(pipe, "w", encoding="ascii", buffering=1) as control:
        for number in range(500):
            if process.poll() is not None:
                break
            control.write(chance.choice(commands) + "\n")
            time.sleep(chance.choice((0, 0, 0.02, 0.05, 0.1)))
            if number == 100:
                size = memory_kb(process.pid)
        result(process.poll() is None, "500 random commands, and it is alive", process.poll())
        grown = memory_kb(process.pid) - size
        result(grown < 6000, "its memory did not grow", f"{grown} KB since the hundredth")
        control.write("speed 100\nvolume 100\nbeginning\n")
        time.sleep(1)
        mark = recorder.mark()
        control.write("go 1\n")
        time.sleep(1.5)
        wanted, _ = sounds.beginning("Which drops to take")
        likeness, _ = find(wanted, recorder.since(mark)[:pulse.RATE // 2])
        result(likeness > ALIKE, "and it goes where it is told, and is heard there", likeness)
        control.write("quit\nquit\n")
        text = process.communicate(timeout=10)[0]
    result(process.returncode == 0, "and leaves as it is told", text[-500:])


def test_busy(sounds, server, recorder, article):
    """Both processors loaded: what is heard is the sound of the sentence, without a gap in it."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 2)]
    try:
        mark = recorder.mark()
        process = subprocess.Popen([LECTERN, "read", "--headings", "tone", article], env=server.environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(15)
        heard = recorder.since(mark)
        process.send_signal(signal.SIGTERM)
        process.wait()
    finally:
        for loop in busy:
            loop.kill()
            loop.wait()
    title = sounds.utterances[0]
    wanted, silent = sounds.beginning(title["text"])
    began = max(next(i for i, frame in enumerate(heard) if abs(frame) > 200) - 300, 0)
    _, place = find(wanted, heard[began:began + len(wanted) + 600])
    shift = began + place - (title["start"] + silent)
    window = sounds.rate // 10
    gaps = [at / sounds.rate for at in range(title["start"], 12 * sounds.rate, window)
            if max(map(abs, sounds.frames[at:at + window])) > 1000 and
            similarity(sounds.frames[at:at + window], heard[at + shift:at + shift + window]) < ALIKE]
    result(not gaps, "12 seconds on a busy machine, and no gap", gaps)


def main():
    if not pulse.is_installed():
        skip("on a sound server", "pulseaudio is not installed")
        finish()
        return
    with tempfile.TemporaryDirectory(prefix="lectern-reaction-") as folder:
        os.environ["XDG_STATE_HOME"] = folder
        article = os.path.join(folder, "drops.html")
        with open(article, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
        server = pulse.Pulse()
        recorder = pulse.Recorder(server)
        try:
            sounds = Sounds(article, folder)
            test_reactions(sounds, server, recorder, article)
            test_soak(sounds, server, recorder, article, folder)
            test_busy(sounds, server, recorder, article)
        finally:
            recorder.close()
            server.close()
    finish()


if __name__ == "__main__":
    main()
