#!/usr/bin/python3
"""Prints the tags and chapters of an audio file as others read them: read_tags.py READER FILE

READER is ffprobe, mutagen, or riff (the cue points and labels of a WAV, and whether its chunks fill
the file exactly). A line each, its fields parted by tabs: "chapter", start and end in seconds ("-"
where the format has none), title; "tag", name as the reader gives it, value, where "\\n" is the end
of a line. Ends with 3 where the reader is missing.
"""
import json
import shutil
import struct
import subprocess
import sys

MISSING = 3


def ffprobe(path):
    if not shutil.which("ffprobe"):
        sys.exit(MISSING)
    run = subprocess.run(
        ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams", path],
        capture_output=True, check=True)
    if run.stderr:
        sys.exit(f"ffprobe complains: {run.stderr.decode()}")
    found = json.loads(run.stdout)
    for chapter in found["chapters"]:
        yield ["chapter", float(chapter["start_time"]), float(chapter["end_time"]),
               chapter.get("tags", {}).get("title")]
    for stream in found["streams"]:
        if stream["codec_type"] == "video":
            yield ["tag", "cover", f'{stream["codec_name"]} {stream["width"]}x{stream["height"]}']
        else:
            for name, value in stream.get("tags", {}).items():
                yield ["tag", name.lower(), value]
    for name, value in found["format"].get("tags", {}).items():
        yield ["tag", name.lower(), value]


def table_of_contents(tags):
    """The chapters in the order of the tables of contents, from the only top one."""
    tops = [table for table in tags.getall("CTOC") if table.flags & 2]
    assert len(tops) == 1, f"{len(tops)} top tables"

    def children(table):
        assert table.flags & 1, "a table is not ordered"
        assert len(table.child_element_ids) < 256
        for name in table.child_element_ids:
            if f"CTOC:{name}" in tags:
                yield from children(tags[f"CTOC:{name}"])
            else:
                yield tags[f"CHAP:{name}"]

    yield ["tag", "CTOC", str(tops[0].sub_frames["TIT2"])]
    for chapter in children(tops[0]):
        assert (chapter.start_offset, chapter.end_offset) == (0xFFFFFFFF, 0xFFFFFFFF)
        yield ["chapter", chapter.start_time / 1000, chapter.end_time / 1000,
               str(chapter.sub_frames["TIT2"])]


def id3(tags):
    yield ["tag", "version", ".".join(map(str, tags.version))]
    if tags.getall("CHAP"):
        yield from table_of_contents(tags)
    for frame in tags.values():
        if frame.FrameID == "APIC":
            yield ["tag", "APIC", f"{frame.mime} {frame.type:d} {len(frame.data)}"]
        elif frame.FrameID in ("COMM", "USLT"):
            yield ["tag", frame.FrameID, f"{frame.lang}: {frame.text if isinstance(frame.text, str) else frame.text[0]}"]
        elif frame.FrameID not in ("CHAP", "CTOC"):
            yield ["tag", frame.FrameID, str(frame)]


def seconds(clock):
    hours, minutes, rest = clock.split(":")
    assert len(hours) == 2 and len(minutes) == 2 and len(rest) == 6, clock
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def vorbis(file):
    tags = dict(file.tags)
    number = 1
    while f"chapter{number:03d}" in tags:
        clock, = tags.pop(f"chapter{number:03d}")
        title, = tags.pop(f"chapter{number:03d}name")
        yield ["chapter", seconds(clock), None, title]
        number += 1
    for name, values in tags.items():
        if name != "metadata_block_picture":
            for value in values:
                yield ["tag", name, value]
    yield from pictures(file)


def pictures(file):
    import base64
    from mutagen.flac import Picture
    found = list(getattr(file, "pictures", []))
    found += [Picture(base64.b64decode(block)) for block in file.tags.get("metadata_block_picture", [])]
    for picture in found:
        yield ["tag", "picture",
               f"{picture.mime} {picture.type:d} {picture.width}x{picture.height} {len(picture.data)}"]


def mutagen(path):
    try:
        import mutagen as library
        from mutagen.id3 import ID3
        from mutagen.mp3 import MP3
    except ImportError:
        sys.exit(MISSING)
    file = library.File(path)
    if isinstance(file.tags, ID3):
        yield from id3(ID3(path, translate=False) if isinstance(file, MP3) else file.tags)
    else:
        yield from vorbis(file)


def chunks(data, start, end):
    while start < end:
        name, size = struct.unpack_from("<4sI", data, start)
        yield name, data[start + 8:start + 8 + size]
        start += 8 + size + size % 2
    assert start == end, "a chunk is longer than what holds it"


def riff(path):
    with open(path, "rb") as file:
        data = file.read()
    name, size, kind = struct.unpack_from("<4sI4s", data)
    assert (name, size, kind) == (b"RIFF", len(data) - 8, b"WAVE"), "the RIFF size is wrong"
    found = list(chunks(data, 12, len(data)))
    rate, = struct.unpack_from("<I", dict(found)[b"fmt "], 4)
    frames = len(dict(found)[b"data"]) // 2
    labels = {}
    for name, body in found:
        if name == b"LIST" and body[:4] == b"adtl":
            for kind, label in chunks(body, 4, len(body)):
                assert kind == b"labl" and label.endswith(b"\0")
                labels[struct.unpack_from("<I", label)[0]] = label[4:-1].decode()
    for cue in [body for name, body in found if name == b"cue "]:
        count, = struct.unpack_from("<I", cue)
        assert len(cue) == 4 + 24 * count
        for i in range(count):
            point, place, chunk, chunk_start, block_start, offset = \
                struct.unpack_from("<II4sIII", cue, 4 + 24 * i)
            assert (place, chunk, chunk_start, block_start) == (offset, b"data", 0, 0)
            assert offset < frames
            yield ["chapter", offset / rate, None, labels.pop(point)]
    assert not labels, "a label of no cue point"


for found in {"ffprobe": ffprobe, "mutagen": mutagen, "riff": riff}[sys.argv[1]](sys.argv[2]):
    print("\t".join("-" if field is None else str(field).replace("\n", "\\n") for field in found))
