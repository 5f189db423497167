"""What the benchmarks of export share: running in turns, the key sample, made articles."""
import os
import resource
import shutil
import statistics
import subprocess
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(TOP, "build", "lectern"))
KEY_SAMPLE = os.path.join(TOP, "..", "shared", "corpus", "lupus-car-t.txt")
os.environ.setdefault("LECTERN_DATA", os.path.join(TOP, "voices"))

SENTENCES = (
    "Patient group number {} was seen again after several weeks, and most of its members felt better.",
    "The study's authors wrote that the medicine should be taken with food and a glass of water.",
    "Nobody in ward {} had to stop the treatment, although a few reported a headache in the morning.",
    "A pharmacist can tell which of the {} tablets may be halved, and which must be swallowed whole.",
    "Take less than 5 mg a day unless your doctor says so, and never more than {} drops at once.",
)


def missing(*tools):
    """The programs of these that are not installed, and the key sample when it is not there."""
    absent = [tool for tool in tools if not shutil.which(tool)]
    return absent if os.path.exists(KEY_SAMPLE) else absent + [KEY_SAMPLE]


def timed(command):
    """Seconds that a command takes, a list or a line of shell; it must succeed."""
    began = time.perf_counter()
    subprocess.run(command, check=True, shell=isinstance(command, str), stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def in_turns(ours, theirs, pairs):
    """Medians of both commands, run in turns so that a busy machine is unfair to both."""
    timed(ours)
    timed(theirs)
    rounds = [(timed(theirs), timed(ours)) for _ in range(pairs)]
    return statistics.median(b for _, b in rounds), statistics.median(a for a, _ in rounds)


def cpu_seconds():
    """Of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write_article(path, title, words, number):
    """A text with about so many words; no sentence of it stands in another number's."""
    written = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{title}\n\n")
        while written < words:
            number += 1
            chosen = [SENTENCES[(number + i) % len(SENTENCES)] for i in range(3)]
            paragraph = " ".join(sentence.format(number) for sentence in chosen)
            written += len(paragraph.split())
            file.write(paragraph + "\n\n")
