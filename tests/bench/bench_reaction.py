#!/usr/bin/python3
"""How soon lectern read answers keys, what it costs the processor while it speaks, and whether speech has
gaps while others keep the processors busy: on a sound server whose output is recorded in blocks of 5 ms."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "cli"))
sys.dont_write_bytecode = True
import pulse  # noqa: E402
from reaction import Reading, Sounds, find, similarity  # noqa: E402
from terminal import LECTERN  # noqa: E402
from test_counter import ARTICLE  # noqa: E402

TIMES = 7
SPEAKING_S = 20
BUSY_S = 12
SLACK = 3  # frames by which the server's resampling shifts the sound
TORN = 0.5  # half a frame's shift leaves 0.7 of a hiss, a hole leaves 0.1
# What is pressed before the key, the key, and the sentence that it leads to.
KEYS = [
    ("next heading", b"7", b"n", "Which drops to take"),
    ("previous heading", b"7nn", b"p", "Which drops to take"),
    ("next paragraph", b"7", b"2", "2 sections"),
    ("next sentence", b"7n", b"6", "Drops without preservatives"),
    ("previous sentence", b"7n66", b"4", "Drops without preservatives"),
    ("this sentence again", b"7n", b"r", "Which drops to take"),
    ("the disclaimer", b"7", b"d", "Disclaimer"),
    ("the beginning", b"n", b"7", "Drops for dry eyes"),
]


def processor_seconds(pid):
    """Of a process and of all that it forked, the dead ones too."""
    total = 0
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return total + sum(processor_seconds(child) for child in file.read().split())


def speaking(server, folder):
    article = os.path.join(os.path.dirname(os.path.dirname(HERE)), "samples", "vitamin-d.html")
    process = subprocess.Popen([LECTERN, "read", article], env=server.environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)  # until it speaks and has made what comes next
    before = processor_seconds(process.pid)
    time.sleep(SPEAKING_S)
    used = processor_seconds(process.pid) - before
    process.terminate()
    process.wait()
    return used / SPEAKING_S


def gaps_while_busy(sounds, server, recorder, article):
    """Of the tenths of a second from the second sentence on, those that are not heard in their place, with
    all processors loaded. (What is heard of the title before its words are made is its tone.)"""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 2)]
    try:
        mark = recorder.mark()
        process = subprocess.Popen([LECTERN, "read", "--headings", "tone", article], env=server.environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(BUSY_S + 5)
        heard = recorder.since(mark)
        process.terminate()
        process.wait()
    finally:
        for loop in busy:
            loop.kill()
            loop.wait()
    second = sounds.utterances[1]
    wanted, silent = sounds.beginning(second["text"])
    shift = find(wanted, heard[:6 * sounds.rate])[1] - (second["start"] + silent)
    window = sounds.rate // 10
    places = [at for at in range(second["start"], BUSY_S * sounds.rate, window)
              if max(map(abs, sounds.frames[at:at + window])) > 1000]

    def is_heard(at):
        wanted = sounds.frames[at:at + window]
        return any(similarity(wanted, heard[place:place + window]) > TORN
                   for place in range(at + shift - SLACK, at + shift + SLACK + 1))

    return sum(not is_heard(at) for at in places), len(places)


def main():
    if not pulse.is_installed():
        sys.exit("pulseaudio is not installed")
    with tempfile.TemporaryDirectory(prefix="lectern-reaction-") as folder:
        os.environ["XDG_STATE_HOME"] = folder
        article = os.path.join(folder, "drops.html")
        with open(article, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
        server = pulse.Pulse()
        recorder = pulse.Recorder(server)
        try:
            sounds = Sounds(article, folder)
            reading = Reading(sounds, server, recorder, article)
            reading.terminal.wait_for("Dry eyes burn")
            for name, before, key, text in KEYS:
                listened = []
                for _ in range(TIMES):
                    for step in before:
                        reading.terminal.type(bytes([step]))
                        time.sleep(0.2)
                    listened.append(reading.press(key, text))
                times = [reading.reaction(heard)[0] for heard in listened]
                print(f"{name + ':':20} {statistics.median(times):5.0f} ms, at most {max(times):.0f}")
            times = []
            for _ in range(TIMES):
                time.sleep(0.5)
                times.append(reading.fall_silent(b" "))
                reading.terminal.type(b" ")
            print(f"{'a pause:':20} {statistics.median(times):5.0f} ms, at most {max(times):.0f} (asked: 100)")
            reading.terminal.type(b"qq")
            reading.terminal.end()
            print(f"processor while it speaks: {100 * speaking(server, folder):.1f} % of one (asked: at most 2 %)")
            gaps, places = gaps_while_busy(sounds, server, recorder, article)
            print(f"gaps on a busy machine: {gaps} of {places} tenths of a second (asked: 0)")
        finally:
            recorder.close()
            server.close()


if __name__ == "__main__":
    main()
