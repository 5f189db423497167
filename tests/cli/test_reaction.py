#!/usr/bin/python3
"""What lectern read does when a key is pressed, as it is heard on a real sound server: the right
sentence, or silence, after 500 random commands too. How soon is measured by
tests/bench/bench_reaction.py. Prints TAP."""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import pulse  # noqa: E402
from reaction import ALIKE, AUDIBLE, Reading, Sounds, find  # noqa: E402
from tap import finish, result, skip  # noqa: E402
from terminal import LECTERN  # noqa: E402
from test_counter import ARTICLE  # noqa: E402

PATIENCE_S = 10  # on a machine that does something else as well
ATTEMPTS = 3  # at hearing a sentence without a gap of the machine's making

# A key and the sentence that is heard then, one after the other.
WAY = [
    (b"n", "Which drops to take"), (b"\x1b[C", "Drops without preservatives"),
    (b"6", "They come in small vials"), (b"r", "They come in small vials"),
    (b"4", "Drops without preservatives"), (b"\x1b[B", "Drops with preservatives"),
    (b"8", "Drops without preservatives"), (b"3", "How many drops"), (b"N", "What to bring"),
    (b"P", "How many drops"), (b"p", "Which drops to take"), (b"d", "Disclaimer"),
    (b"7", "Drops for dry eyes"), (b"fused\n", "Bring the drops"),
]


def press(reading, key, text):
    """Presses a key and waits until the sentence is printed; what is heard then, or None if it never is."""
    start = len(reading.terminal.text)
    mark = reading.recorder.mark()
    pressed = time.monotonic()
    reading.terminal.type(key)
    if reading.terminal.wait_for(text, PATIENCE_S, start) is None:
        return None
    time.sleep(0.6)
    return text, pressed, reading.recorder.blocks[mark:]


def test_way(reading):
    """All keys of the way, until each sentence was heard: a machine that stops for a moment tears a hole
    into a sentence, but not into the same one again and again."""
    missing = {}
    for _ in range(ATTEMPTS):
        reading.terminal.type(b"7")
        time.sleep(0.5)
        listened = [press(reading, key, text) for key, text in WAY]
        for step, heard in enumerate(listened):
            likeness = reading.reaction(heard)[1] if heard else 0
            if likeness > ALIKE:
                missing[step] = None
            elif step not in missing:
                missing[step] = likeness
        if not any(missing.values()):
            break
    for step, (key, text) in enumerate(WAY):
        result(missing[step] is None, f"{key.decode()!r}: \"{text}\" is heard", f"likeness {missing[step]}")


def falls_silent(reading, key, seconds=0.7):
    """Presses a key, and whether nothing is heard from a moment later on."""
    reading.terminal.type(key)
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        mark = reading.recorder.mark()
        time.sleep(seconds)
        heard = reading.recorder.since(mark)
        if heard and max(map(abs, heard)) <= AUDIBLE:
            return True
    return False


def test_keys(sounds, server, recorder, article):
    reading = Reading(sounds, server, recorder, article)
    reading.terminal.wait_for("Dry eyes burn")
    test_way(reading)
    reading.terminal.type(b"7")
    for _ in range(3):
        time.sleep(0.4)
        result(falls_silent(reading, b" "), "a pause is silent", recorder.mark())
        reading.terminal.type(b" ")
    reading.terminal.type(b" h")
    mark = recorder.mark()
    time.sleep(0.6)
    result(max(map(abs, recorder.since(mark)), default=0) > AUDIBLE, "the help is heard in a pause too", mark)
    result(falls_silent(reading, b"\x1b"), "escape ends it, and the pause stays", recorder.mark())
    start = len(reading.terminal.text)
    reading.terminal.type(b"7")
    reading.terminal.wait_for("Title:", PATIENCE_S, start)
    reading.terminal.type(b"w")
    told = reading.terminal.wait_for("Before the first section.", PATIENCE_S, start)
    result(told is not None, "where am I is answered", reading.terminal.text[start:])
    result(falls_silent(reading, b"qq") and reading.terminal.end() == 0, "q q is silent", recorder.mark())
    reading.terminal.close()


def places(sounds, utterance, heard):
    """Where each tenth of a second of a sentence is heard, behind the one before it; None for what is not."""
    window, found, place = sounds.rate // 10, [], 0
    for at in range(utterance["start"], utterance["end"] - window, window):
        wanted = sounds.frames[at:at + window]
        if max(map(abs, wanted)) < 1000:
            continue
        likeness, where = find(wanted, heard[place:place + 5 * sounds.rate])
        found.append(place + where - at if likeness > ALIKE else None)
        place = max(place + where - window // 2, 0)
    return found


def test_torn(sounds, server, recorder, article):
    """Stopped in mid-sentence for longer than the device has sound: nothing is lost, nothing said twice."""
    mark = recorder.mark()
    reading = Reading(sounds, server, recorder, article)
    reading.terminal.wait_for("Dry eyes burn")
    time.sleep(0.7)
    os.kill(reading.terminal.pid, signal.SIGSTOP)
    time.sleep(2)
    os.kill(reading.terminal.pid, signal.SIGCONT)
    time.sleep(3)
    heard = recorder.since(mark)
    reading.terminal.type(b"qq")
    result(reading.terminal.end(10) == 0 and "the sound was torn" in reading.terminal.text, "a gap is told of",
           reading.terminal.text)
    reading.terminal.close()
    sentence = next(u for u in sounds.utterances if u["text"].startswith("Dry eyes burn"))
    shifts = places(sounds, sentence, heard)
    known = [shift for shift in shifts if shift is not None]
    # The server's resampling moves it by a frame or two.
    steps = [b - a for a, b in zip(known, known[1:])]
    result(len(known) >= len(shifts) - 2 and all(step > -4 for step in steps) and known[-1] - known[0] > sounds.rate,
           "and in a sentence with a gap all is heard, once and in order", shifts)


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
        wanted, _ = sounds.beginning("Which drops to take")
        likeness = 0
        for _ in range(ATTEMPTS):
            mark = recorder.mark()
            control.write("go 1\n")
            time.sleep(1.5)
            likeness = max(likeness, find(wanted, recorder.since(mark))[0])
            if likeness > ALIKE:
                break
        result(likeness > ALIKE, "and it goes where it is told, and is heard there", likeness)
        control.write("quit\nquit\n")
        text = process.communicate(timeout=10)[0]
    result(process.returncode == 0, "and leaves as it is told", text[-500:])


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
            test_keys(sounds, server, recorder, article)
            test_torn(sounds, server, recorder, article)
            test_soak(sounds, server, recorder, article, folder)
        finally:
            recorder.close()
            server.close()
    finish()


if __name__ == "__main__":
    main()
