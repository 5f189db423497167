#!/usr/bin/python3
"""lectern read, the whole way: through a pipe, on a terminal with keys and signals, and on a sound
server whose output is recorded. Prints TAP."""
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
import pulse  # noqa: E402
from tap import finish, result, skip  # noqa: E402
from terminal import LECTERN, Terminal  # noqa: E402

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>Shade in the garden</title></head><body>
<article><h1>Shade in the garden</h1>
<p>Many plants do well without much sun. They need patience and damp ground, and a gardener who
looks at them every day.</p>
<h2>Where to begin</h2>
<p>Look at the wall that faces north. The light there is even and cool all through the summer, and
the ground dries slowly after rain. Write down what grows there by itself.</p>
<h2>What to plant</h2>
<p>Ferns ask for little. Ivy asks for less, and covers a bare fence in three years. Plant both in
the autumn, when the ground is warm.</p>
<h3>What to leave alone</h3>
<p>Roses want the sun. Lavender wants it even more.</p>
</article></body></html>
"""

SHORT = """<html><body><article><h1>Rain</h1><p>It rains on the roof, and nobody in the house minds,
because the garden has been dry since the beginning of May.</p></article></body></html>"""


def run(arguments, environment=None, **options):
    return subprocess.run([LECTERN] + arguments, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=120, env=environment, **options)


def timeline(article, *options):
    return json.loads(run(["timeline", "--format", "json", *options, article]).stdout)


# --- without a terminal ------------------------------------------------------------------------

def plain_lines(text):
    """The lines of read, without the words that mark a heading and the blank lines."""
    lines = [re.sub(r"^(Title|Heading(, level \d)?): ", "", line) for line in text.splitlines()]
    return [" ".join(line.split()) for line in lines if line.strip()]


def reports(errors):
    """What was reported besides the disclaimer that these articles do not have."""
    return [line for line in errors.splitlines() if "no disclaimer was found" not in line]


def test_through_a_pipe(article):
    wanted = [" ".join(u["text"].split()) for u in timeline(article, "--rate", "4x")["utterances"]]
    done = run(["read", "--device", "null", "--rate", "4x", article])
    result(done.returncode == 0, "through a pipe it reads to the end", done.stderr)
    result(done.stderr.count("\n") == 1 and "no disclaimer was found" in done.stderr,
           "and says nothing but that no disclaimer was found", done.stderr)
    got = plain_lines(done.stdout)
    result(got == wanted, "each sentence is printed once, in order, on one line",
           "\n".join(f"{a} | {b}" for a, b in zip(got, wanted)))
    result("\nHeading: Where to begin\n" in done.stdout, "headings are marked in words", done.stdout)
    result("\nHeading, level 3: What to leave alone\n" in done.stdout, "deeper ones with their level",
           done.stdout)
    result("\x1b" not in done.stdout, "nothing is coloured or redrawn")


def test_reader_goes_away(article):
    process = subprocess.Popen([LECTERN, "read", "--device", "null", article],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    try:
        status = process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        status = None
    result(status == -signal.SIGPIPE, "ends when nobody reads what it prints", status)


def test_no_device(article, folder):
    empty = os.path.join(folder, "empty.conf")
    open(empty, "w").close()
    environment = dict(os.environ, ALSA_CONFIG_PATH=empty)
    done = run(["read", article, article], environment)
    result(done.returncode == 4, "without a device the exit code is 4", done.returncode)
    result(done.stdout == "", "nothing is printed as if it were heard", done.stdout)
    lines = reports(done.stderr)
    result(len(lines) == 1 and "--device" in lines[0] and "lectern export" in lines[0],
           "one line says what to do", done.stderr)
    done = run(["read", "--device", "no such thing", article])
    result(done.returncode == 4 and "no such thing" in done.stderr,
           "a device that is not there is named", done.stderr)


def test_nobody_is_left(article):
    """Whoever paused it and went away cannot tell it to go on."""
    process = subprocess.Popen([LECTERN, "read", "--device", "null", "--control", "-", article], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    process.stdout.readline()
    try:
        errors = process.communicate("pause\n", timeout=20)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        errors = "it waits"
    result(process.returncode == 0 and "nobody is left" in errors, "paused, with nobody left to steer it, it ends", errors)


# --- on a terminal, without sound --------------------------------------------------------------

def test_keys(article):
    terminal = Terminal(["--device", "null", "--headings", "tone", article])
    result(terminal.wait_for("Title: Shade in the garden") is not None, "on a terminal it begins",
           terminal.text)
    result(terminal.is_taken(), "keys are taken singly and without echo")
    result("space pauses" in terminal.text, "the keys are told")

    def expect(keys, text, name, timeout=1.0):
        start = len(terminal.text)
        terminal.type(keys)
        seconds = terminal.wait_for(text, timeout, start)
        result(seconds is not None, name, terminal.text[start:])
        return seconds

    expect(b"n", "Heading: Where to begin\n", "n goes to the next heading")
    expect(b"n", "Heading: What to plant\n", "and to the one after it")
    expect(b"p", "Heading: Where to begin\n", "p goes back")
    expect(b"\x1b[C", "Look at the wall that faces north.\n", "right goes to the next sentence")
    expect(b"\x1bOC", "The light there", "also as the other arrow sequence")
    expect(b"\x1b[D", "Look at the wall that faces north.\n", "left goes to the previous one")
    expect(b"r", "Look at the wall that faces north.\n", "r says it again")
    start = len(terminal.text)
    expect(b" ", "paused", "space pauses")
    terminal.wait_for("\0", 4.0, start)  # longer than the sentence
    result("The light there" not in terminal.text[start:], "nothing is said while it pauses",
           terminal.text[start:])
    expect(b" ", "going on", "space goes on")
    result(terminal.wait_for("The light there", 6.0, start) is not None, "from where it was",
           terminal.text[start:])
    expect(b"+", "speed 110 percent", "+ is faster")
    expect(b"--", "speed 90 percent", "- is slower")
    expect(b"?", "q: quit", "? tells the keys")
    expect(b"\x1b[H", "Title: Shade in the garden", "home goes to the beginning")
    expect(b"\x1b[B", "2 sections", "down goes to the next paragraph")
    expect(b"\x1b[1;5C", "Many plants", "an arrow with control is the arrow")
    expect(b"\x1b[A", "2 sections", "up goes to the previous paragraph")
    expect(b"\x1b[1~", "Title: Shade in the garden", "home in its other form")
    expect(b"p", "No heading before this.", "what leads nowhere is said")
    expect(b"d", "no disclaimer", "d says that there is no disclaimer")
    terminal.type(b"q")
    result(terminal.end() == 0, "q quits with exit code 0", terminal.text)
    result(terminal.is_restored(), "q leaves the terminal as it was")
    terminal.close()


def test_every_way_out(article, short):
    for name, signal_number, code in (("SIGINT", signal.SIGINT, 130), ("SIGTERM", signal.SIGTERM, 143),
                                ("SIGHUP", signal.SIGHUP, 129), ("SIGQUIT", signal.SIGQUIT, -3),
                                ("a crash", signal.SIGSEGV, -11)):
        terminal = Terminal(["--device", "null", article])
        terminal.wait_for("Title:")
        taken = terminal.is_taken()
        os.kill(terminal.pid, signal_number)
        status = terminal.end()
        result(status == code, f"{name} ends it with {code}", status)
        result(taken and terminal.is_restored(), f"{name} leaves the terminal as it was")
        terminal.close()
    terminal = Terminal(["--device", "null", article])
    terminal.wait_for("Title:")
    terminal.type(b"\x03")
    result(terminal.end() == 130 and terminal.is_restored(), "Ctrl-C ends it as SIGINT does")
    terminal.close()
    terminal = Terminal(["--device", "null", article])
    terminal.wait_for("Title:")
    terminal.close()
    result(terminal_is_gone(terminal), "a terminal that is closed ends it")
    terminal = Terminal(["--device", "null", "--rate", "4x", short])
    status = terminal.end(60)
    result(status == 0 and terminal.is_restored(), "the end leaves the terminal as it was", status)
    terminal.close()


def terminal_is_gone(terminal):
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if os.waitpid(terminal.pid, os.WNOHANG)[0]:
            return True
        time.sleep(0.02)
    os.kill(terminal.pid, signal.SIGKILL)
    os.waitpid(terminal.pid, 0)
    return False


def kill_worker(terminal):
    workers = subprocess.run(["pgrep", "-P", str(terminal.pid)], capture_output=True, text=True).stdout.split()
    for worker in workers:
        os.kill(int(worker), signal.SIGKILL)
    return len(workers)


def test_worker_dies(article):
    terminal = Terminal(["--device", "null", article])
    terminal.wait_for("Many plants do well")
    killed = kill_worker(terminal)
    start = len(terminal.text)
    terminal.type(b"n")
    result(killed == 1 and terminal.wait_for("another one goes on", start=start) is not None,
           "where the voice's process dies another one goes on", terminal.text)
    result(terminal.wait_for("Heading: Where to begin", start=start) is not None and
           "Shade in the garden" not in terminal.text[start:], "at the sentence that was to come", terminal.text[start:])
    kill_worker(terminal)
    start = len(terminal.text)
    terminal.type(b"p")
    result(terminal.wait_for("another one goes on", start=start) is not None, "also the next time, at another sentence",
           terminal.text[start:])
    terminal.type(b"qq")
    result(terminal.end(5) == 0 and terminal.is_restored(), "and keys are obeyed")
    terminal.close()


def test_suspend(article):
    terminal = Terminal(["--device", "null", article])
    terminal.wait_for("Title:")
    terminal.wait_for("\0", 0.5)  # until the device is full
    start = len(terminal.text)
    terminal.type(b"\x1a")
    status = 0
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not os.WIFSTOPPED(status):
        status = os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED)[1]
        terminal.read(0.01)
    result(os.WIFSTOPPED(status), "Ctrl-Z stops it")
    result(terminal.is_restored(), "with the terminal as it was")
    time.sleep(1)  # longer than the device had sound for
    os.kill(terminal.pid, signal.SIGCONT)
    result(terminal.wait_for("going on", 5, start) is not None, "awake, it goes on",
           terminal.text[start:])
    result(terminal.is_taken(), "with the keys")
    terminal.type(b"q")
    result(terminal.end() == 0 and terminal.is_restored(), "and q quits")
    result("torn" not in terminal.text, "and its sleep is told as no gap", terminal.text)
    terminal.close()


def test_other_terminals(article, short):
    terminal = Terminal(["--device", "null", "-"], standard_input=article)
    result(terminal.wait_for("Title:") is not None, "an article may come through standard input",
           terminal.text)
    terminal.type(b"q")
    result(terminal.end() == 0 and terminal.is_restored(), "and the keys from the terminal")
    terminal.close()

    terminal = Terminal(["--device", "null", "--rate", "4x", short], background=True)
    status = terminal.end(60)
    result(status == 0 and "space pauses" not in terminal.text,
           "in the background it reads to the end without keys", f"{status} {terminal.text}")
    result(terminal.is_restored(), "and leaves the terminal alone")
    terminal.close()


def test_keys_left_over(short, folder):
    """What is pressed once too often does not go to the shell."""
    script = os.path.join(folder, "shell")
    with open(script, "w", encoding="ascii") as out:
        out.write(f'#!/bin/sh\n{LECTERN} "$@"\nread -r line\necho "shell: $line."\n')
    os.chmod(script, 0o755)
    terminal = Terminal(["--device", "null", short], program=script)
    terminal.wait_for("Title:")
    terminal.type(b"qqqq")
    terminal.wait_for("\0", 1.0)
    terminal.type(b"x\n")
    result(terminal.wait_for("shell: x.") is not None, "what is pressed behind q does not go to the shell", terminal.text)
    terminal.end()
    terminal.close()


# --- on a sound server -------------------------------------------------------------------------

def rms(samples):
    return (sum(s * s for s in samples) / max(len(samples), 1)) ** 0.5


SILENT, LOUD = 3, 300  # RMS: −80 and −41 dB of full scale
ATTEMPTS = 3  # at a recording in which a machine that stopped for a moment tore no hole


def listen(server, recorder, article, plan):
    """The ended reading; the sentences of the plan that made no sound in it, those behind which it was not
    silent, and how much longer it was, in seconds."""
    rate, utterances = plan["sample_rate"], plan["utterances"]
    mark = recorder.mark()
    done = run(["read", "--rate", "1.5x", article], server.environment)
    time.sleep(0.5)
    heard = recorder.since(mark)
    began = next((i for i, s in enumerate(heard) if abs(s) > 4), len(heard))
    first = utterances[0]["start"]

    def level(start, end):  # of the reading, in the recording
        start, end = (began + round((frame - first) * pulse.RATE / rate) for frame in (start, end))
        return rms(heard[start:end])

    margin = rate * 40 // 1000  # what resampling and a drifting clock blur
    silent = [u["text"] for u in utterances if level(u["start"], u["end"]) < LOUD]
    gaps = [(a["text"], a["end"] + margin, b["start"] - margin) for a, b in zip(utterances, utterances[1:])]
    noisy = [text for text, start, end in gaps if end > start and level(start, end) > SILENT]
    lasted = (len(heard) - began) / pulse.RATE - 0.5
    return done, silent, noisy, lasted - (utterances[-1]["end"] - first) / rate


def test_sound(server, recorder, article):
    plan = timeline(article, "--rate", "1.5x")
    for _ in range(ATTEMPTS):
        done, silent, noisy, longer = listen(server, recorder, article, plan)
        if not silent and not noisy:
            break
    result(done.returncode == 0, "it speaks on the sound server", done.stderr)
    torn = re.search(r"torn (\d+) time", done.stderr)
    result(not torn or int(torn.group(1)) < 5, "and tells of no gaps that there are not", done.stderr)
    result(not silent, "every sentence has sound where the timeline says", silent)
    result(len(plan["utterances"]) > 6 and not noisy, "every gap between them is silent", noisy)
    result(abs(longer) < 4, "it ends when the reading does", longer)


def test_keys_are_heard(server, recorder, article):
    terminal = Terminal(["--headings", "tone", article], environment=server.environment)
    terminal.wait_for("Many plants do well")
    time.sleep(0.3)
    terminal.type(b" ")
    terminal.wait_for("paused", 2)
    time.sleep(0.1)
    mark = recorder.mark()
    time.sleep(1.0)
    paused = recorder.since(mark)
    result(len(paused) > pulse.RATE // 2 and rms(paused) < SILENT, "a pause is silent", rms(paused))
    mark = recorder.mark()
    terminal.type(b" ")
    time.sleep(0.6)
    result(rms(recorder.since(mark)) > LOUD, "going on is heard", rms(recorder.since(mark)))

    start = len(terminal.text)
    terminal.type(b"n")
    seconds = terminal.wait_for("Heading: Where to begin", 10, start)
    result(seconds is not None, "the next heading is heard", terminal.text[start:])
    terminal.type(b"q")
    result(terminal.end() == 0 and terminal.is_restored(), "q quits")
    mark = recorder.mark()
    time.sleep(0.5)
    result(rms(recorder.since(mark)) < SILENT, "and nothing sounds on")
    terminal.close()


def test_frozen_server(server, article):
    terminal = Terminal([article], environment=server.environment)
    terminal.wait_for("Title:")
    server.freeze()
    time.sleep(0.3)
    terminal.type(b"q")
    began = time.monotonic()
    status = terminal.end(10)
    took = time.monotonic() - began
    server.thaw()
    result(status == 0 and took < 3, "a sound server that hangs does not hold up q", (status, took))
    result(terminal.is_restored(), "and the terminal is as it was")
    terminal.close()


def test_frozen_and_thawed(server, article):
    """A command that hangs in the sound server: that is said, and it goes on when the server does."""
    terminal = Terminal([article], environment=server.environment)
    terminal.wait_for("Many plants do well")
    server.freeze()
    terminal.type(b"n")
    start = len(terminal.text)
    told = terminal.wait_for("does not answer", 20, start)
    result(told is not None, "a sound server that hangs is told of", terminal.text[start:])
    server.thaw()
    result(terminal.wait_for("the sound device is back", 20, start) is not None and
           terminal.wait_for("Many plants do well", 20, start) is not None,
           "when it answers again the sentence is said again", terminal.text[start:])
    start = len(terminal.text)
    terminal.type(b"n")
    result(terminal.wait_for("Heading:", 20, start) is not None, "and keys are obeyed", terminal.text[start:])
    terminal.type(b"qq")
    result(terminal.end(10) == 0 and terminal.is_restored(), "and q quits")
    terminal.close()


def test_dead_from_the_start(server, article):
    server.freeze()
    began = time.monotonic()
    done = run(["timeline", article], server.environment)
    result(done.returncode == 0 and time.monotonic() - began < 3,
           "what makes no sound does not wait for the sound server", done.stderr)
    began = time.monotonic()
    done = run(["read", article], server.environment)
    server.thaw()
    result(done.returncode == 4 and time.monotonic() - began < 8,
           "a sound server that does not answer is no device", (done.returncode, done.stderr))


def test_lost_server(server, article):
    """Where nobody can connect it again, the reading ends; at a keyboard the device is waited for."""
    piped = subprocess.Popen([LECTERN, "read", article], env=server.environment, text=True,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    terminal = Terminal([article], environment=server.environment)
    terminal.wait_for("Many plants do well")
    start = len(terminal.text)
    server.stop()
    errors = piped.communicate(timeout=10)[1]
    result(piped.returncode == 4, "a sound server that dies is a lost device: exit code 4", piped.returncode)
    result(len(reports(errors)) == 1 and "went away" in errors, "one line says so", errors)
    result(terminal.wait_for("waiting for it", start=start) is not None, "with keys it is waited for")
    start = len(terminal.text)
    server.start()
    result(terminal.wait_for("is back", 10, start) is not None, "the device is opened as soon as it is back",
           terminal.text[start:])
    result(terminal.wait_for("They need patience", 20, start) is not None and
           "Shade in the garden" not in terminal.text[start:], "the place was kept", terminal.text[start:])
    start = len(terminal.text)
    server.stop()
    terminal.wait_for("waiting for it", start=start)
    terminal.type(b"v")
    result(terminal.wait_for("is away", 2, start) is not None and not terminal.is_over(),
           "v ends nothing while the device is away", terminal.text[start:])
    terminal.type(b"q")
    result(terminal.end(5) == 0, "q quits while the device is away")
    result(terminal.is_restored(), "and the terminal is as it was")
    terminal.close()


def test_device_away_between_voices(server, article, folder):
    """What is opened anew while the device is away is waited for as well."""
    settings = os.path.join(folder, "asound.conf")

    def connect(there):
        with open(settings + ".new", "w", encoding="ascii") as out:
            out.write("pcm_type.pulse { lib libasound_module_pcm_pulse.so }\npcm.!default { type pulse }\n" if there else "")
        os.replace(settings + ".new", settings)

    connect(True)
    terminal = Terminal([article, article], environment=dict(server.environment, ALSA_CONFIG_PATH=settings))
    for key, name in ((b"v", "voice"), (b"]", "article")):
        result(terminal.wait_for("Many plants do well") is not None, f"it reads, before another {name}", terminal.text)
        connect(False)
        start = len(terminal.text)
        terminal.type(key)
        result(terminal.wait_for("the sound device is away; waiting for it", start=start) is not None,
               f"a device that is away when another {name} begins is waited for", terminal.text[start:])
        connect(True)
        result(terminal.wait_for("is back", start=start) is not None and
               terminal.wait_for("Many plants do well", 20, start) is not None, "and it goes on when it is back",
               terminal.text[start:])
    terminal.type(b"qq")
    result(terminal.end(5) == 0, "q quits")
    terminal.close()


def main():
    with tempfile.TemporaryDirectory() as folder:
        article, short = (os.path.join(folder, name) for name in ("shade.html", "rain.html"))
        for path, text in ((article, ARTICLE), (short, SHORT)):
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
        test_through_a_pipe(article)
        test_reader_goes_away(article)
        test_no_device(article, folder)
        test_nobody_is_left(article)
        test_keys(article)
        test_every_way_out(article, short)
        test_worker_dies(article)
        test_suspend(article)
        test_other_terminals(article, short)
        test_keys_left_over(short, folder)
        if not pulse.is_installed():
            skip("sound on a sound server", "pulseaudio is not installed")
        else:
            server = pulse.Pulse()
            try:
                recorder = pulse.Recorder(server)
                test_sound(server, recorder, article)
                test_keys_are_heard(server, recorder, article)
                recorder.close()
                test_frozen_server(server, article)
                test_frozen_and_thawed(server, article)
                test_dead_from_the_start(server, short)
                test_device_away_between_voices(server, article, folder)
                test_lost_server(server, article)
            finally:
                server.close()
    finish()


if __name__ == "__main__":
    main()
