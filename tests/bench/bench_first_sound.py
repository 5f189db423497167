#!/usr/bin/python3
"""First sound: from the start of the program to the first audible sample on a sound server, for
`lectern read` and for `espeak-ng -f`, alternately, in one run.

Both speak through PulseAudio (lectern by ALSA's plugin, espeak-ng by its own audio library) into the
null sink of a daemon started for this; its monitor is recorded in blocks of 5 ms. Lectern is given a
web page and finds the article in it; espeak-ng is given the same text bare."""
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "cli"))
sys.dont_write_bytecode = True
import pulse  # noqa: E402

LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
PAIRS = int(os.environ.get("PAIRS", "7"))
AUDIBLE = 100  # of 32767: −50 dB

PAGE = os.path.join(ROOT, "samples", "vitamin-d.html")
TEXT = os.path.join(ROOT, "samples", "vitamin-d.txt")


def first_sound_ms(server, recorder, command):
    mark = recorder.mark()
    began = time.monotonic()
    process = subprocess.Popen(command, env=server.environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    heard = recorder.first_sound(mark, AUDIBLE, began + 10)
    process.terminate()
    process.wait()
    time.sleep(0.6)  # until the server has forgotten the stream
    if heard is None:
        sys.exit(f"{command[0]}: no sound within 10 s")
    return (heard - began) * 1000


def main():
    if not pulse.is_installed():
        sys.exit("pulseaudio is not installed")
    server = pulse.Pulse()
    recorder = pulse.Recorder(server)
    try:
        pairs = [(first_sound_ms(server, recorder, [LECTERN, "read", PAGE]),
                  first_sound_ms(server, recorder, ["espeak-ng", "-f", TEXT]))
                 for _ in range(PAIRS)]
    finally:
        recorder.close()
        server.close()
    ours, theirs = (statistics.median(column) for column in zip(*pairs))
    print(f"first sound, median of {PAIRS} pairs: lectern read {ours:.0f} ms, "
          f"espeak-ng -f {theirs:.0f} ms, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
