#!/usr/bin/env python3
"""Why codec_mp3.c asks LAME for its quality 7: PESQ (ITU-T P.862.2, wide band) of articles that were
encoded at several qualities and bit rates, the mean over pieces of eight seconds and the least.

Not part of `make bench`: it needs the packages numpy and pesq from PyPI, lame and ffmpeg.

    mp3_quality.py FILE...         articles, as for lectern export
"""
import glob
import os
import statistics
import subprocess
import sys
import tempfile

import numpy
from pesq import pesq

sys.dont_write_bytecode = True
from export_peers import LECTERN  # noqa: E402

RATE, PIECE = 16000, 8 * 16000
ENCODERS = (("-q", "3"), ("-q", "3", "--nores"), ("-q", "5", "--nores"), ("-q", "7", "--nores"))


def samples(path):
    command = ["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", str(RATE), "-"]
    raw = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return numpy.frombuffer(raw, dtype="<i2").astype(numpy.float32) / 32768


def scores(reference, decoded):
    end = min(len(reference), len(decoded)) - PIECE
    return [pesq(RATE, reference[at:at + PIECE], decoded[at:at + PIECE], "wb") for at in range(0, end, 4 * PIECE)]


def main():
    with tempfile.TemporaryDirectory() as folder:
        for article in sys.argv[1:]:
            out = os.path.join(folder, os.path.basename(article))
            subprocess.run([LECTERN, "export", "--quiet", "-f", "wav", "-o", out, article], check=True,
                           stdout=subprocess.DEVNULL)
            sound = glob.glob(os.path.join(glob.escape(out), "*.wav"))[0]
            reference = samples(sound)
            print(article)
            for bitrate in (24, 32, 48, 64, 96):
                for encoder in ENCODERS:
                    made = os.path.join(folder, "made.mp3")
                    subprocess.run(["lame", "--quiet", "--resample", "22.05", "-b", str(bitrate), *encoder, sound, made],
                                   check=True)
                    found = scores(reference, samples(made))
                    print(f"  {bitrate:3} kbit/s {' '.join(encoder):<14} {statistics.mean(found):.3f} (least {min(found):.2f})")


main()
