"""How soon a reading on a sound server does what a key asks, from what the server plays: the sound of
the sentence that is to come is known from an export, and looked for in the recording. Standard
library only."""
import array
import glob
import json
import os
import subprocess
import time
import wave

from terminal import LECTERN, Terminal

AUDIBLE = 200  # of 32767: −44 dB
ALIKE = 0.85
REFERENCE = 1500  # frames of a sentence that are looked for
STEP = 2


def similarity(a, b):
    """The normalised correlation of two equally long stretches, from every fourth frame."""
    a, b = a[::4], b[::4]
    energy = (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5
    return sum(x * y for x, y in zip(a, b)) / energy if energy else 0


def find(wanted, heard):
    """Where `wanted` is most likely in `heard`, and how like it is."""
    def best(places):
        return max((similarity(wanted, heard[place:place + len(wanted)]), place) for place in places)

    last = max(len(heard) - len(wanted), 0)
    place = best(range(0, last + 1, STEP))[1]
    return best(range(max(place - STEP, 0), min(place + STEP, last) + 1))


class Sounds:
    """What an article sounds like, sentence by sentence."""

    def __init__(self, article, folder):
        options = ["--headings", "tone", article]
        subprocess.run([LECTERN, "export", "-q", "-f", "wav", "--loudness", "off", "-o", folder, *options],
                       stdout=subprocess.DEVNULL, check=True)
        with wave.open(glob.glob(os.path.join(folder, "*.wav"))[0]) as file:
            self.frames = array.array("h", file.readframes(file.getnframes()))
            self.rate = file.getframerate()
        printed = subprocess.run([LECTERN, "timeline", "--format", "json", *options], capture_output=True, check=True)
        self.utterances = json.loads(printed.stdout)["utterances"]

    def beginning(self, text):
        """The first audible frames of a sentence, and how many silent ones stand before them."""
        utterance = next(u for u in self.utterances if u["text"].startswith(text))
        frames = self.frames[utterance["start"]:utterance["end"]]
        silent = next(i for i, frame in enumerate(frames) if abs(frame) > AUDIBLE)
        return frames[silent:silent + REFERENCE], silent


class Reading:
    """lectern read on a server that is recorded."""

    def __init__(self, sounds, server, recorder, article):
        self.sounds = sounds
        self.recorder = recorder
        self.terminal = Terminal(["--headings", "tone", article], environment=server.environment)

    def press(self, key, text, seconds=0.6):
        """Presses a key and listens. reaction() measures it later, since that
        takes longer than a sentence."""
        mark = self.recorder.mark()
        pressed = time.monotonic()
        self.terminal.type(key)
        time.sleep(seconds)
        return text, pressed, self.recorder.blocks[mark:]

    def reaction(self, listened):
        """How many ms after a press() the sentence began, and how like it the sound was."""
        text, pressed, blocks = listened
        wanted, silent = self.sounds.beginning(text)
        heard, begins = array.array("h"), []
        for when, block in blocks:
            begins.append((len(heard), when))
            heard.extend(block)
        likeness, place = find(wanted, heard)
        when = [when for begin, when in begins if begin <= max(place - silent, 0)][-1]
        return (when - pressed) * 1000, likeness

    def fall_silent(self, key, seconds=0.5):
        """Presses a key: how many ms later the last sound is heard."""
        mark = self.recorder.mark()
        pressed = time.monotonic()
        self.terminal.type(key)
        time.sleep(seconds)
        loud = [when for when, block in self.recorder.blocks[mark:] if max(map(abs, block), default=0) > AUDIBLE]
        return (loud[-1] - pressed) * 1000 if loud else 0.0
