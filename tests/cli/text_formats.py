"""Strict readers of the texts that lectern exports. Each raises ValueError for whatever the format, or we,
do not allow; a cue is (start_ms, end_ms, text, words), its words (ms, byte of the text) pairs."""
import html
import json
import re

VTT_TIME = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})")
SRT_TIMES = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d),(\d{3})")
LRC_TIME = r"(\d{2,}):([0-5]\d)\.(\d\d)"
DIRECTIONS = "\u200e\u200f"


def demand(condition, message):
    if not condition:
        raise ValueError(message)


def milliseconds(match, first=1):
    hours, minutes, seconds, part = (int(match.group(first + i)) for i in range(4))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + part


def blocks_of(text):
    """What blank lines part; the text ends with one line end."""
    demand("\r" not in text and "\0" not in text and "\ufeff" not in text, "an odd character")
    demand(text.endswith("\n") and not text.endswith("\n\n"), "no single line end at the end")
    found = text[:-1].split("\n\n")
    demand(all(block and not block.startswith("\n") for block in found), "two blank lines")
    return [block.split("\n") for block in found]


def check_order(cues):
    before = 0
    for start, end, text, _ in cues:
        demand(start >= before, f"{text}: starts before the one in front of it")
        demand(end > start, f"{text}: ends at {end}, starts at {start}")
        demand(text.strip(), f"nothing is shown at {start}")
        before = start
    return cues


def vtt_payload(line, start, end):
    """The text and the words of a cue."""
    text, words, open_tags, at, before = "", [], [], 0, start
    for piece in re.finditer(r"<([^<>]*)>|(&[a-z]+;)|([^<>&]+)", line):
        demand(piece.start() == at, f"bare sign in {line}")
        at = piece.end()
        tag, entity, plain = piece.groups()
        time = VTT_TIME.fullmatch(tag) if tag is not None else None
        if time:
            ms = milliseconds(time)
            demand(before < ms < end, f"{ms} is not behind {before} in {line}")
            before = ms
            words.append((ms, len(text.encode())))
        elif tag is not None and tag.startswith("lang "):
            demand(re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag[5:]), f"language {tag}")
            open_tags.append("/lang")
        elif tag is not None:
            demand(open_tags and open_tags.pop() == tag, f"tag <{tag}> in {line}")
        elif entity:
            demand(entity in ("&amp;", "&lt;", "&gt;", "&lrm;", "&rlm;"), f"entity {entity}")
            text += html.unescape(entity)
        else:
            text += plain
    demand(at == len(line) and not open_tags, f"not closed: {line}")
    return text, words


def read_vtt(text):
    first, note, *cues = blocks_of(text)
    demand(first == ["WEBVTT"] and note[0] == "NOTE", "no signature and comment")
    demand("-->" not in "\n".join(note), "an arrow in the comment")
    found = []
    for lines in cues:
        demand(len(lines) == 2, f"{len(lines)} lines: {lines}")
        times = re.fullmatch(f"{VTT_TIME.pattern} --> {VTT_TIME.pattern}", lines[0])
        demand(times, f"no times: {lines[0]}")
        start, end = milliseconds(times), milliseconds(times, 5)
        found.append((start, end, *vtt_payload(lines[1], start, end)))
    return check_order(found)


def read_srt(text):
    found = []
    for number, lines in enumerate(blocks_of(text), 1):
        demand(len(lines) == 3 and lines[0] == str(number), f"cue {number}: {lines}")
        times = SRT_TIMES.fullmatch(lines[1])
        demand(times, f"no times: {lines[1]}")
        demand("-->" not in lines[2], f"an arrow: {lines[2]}")
        demand(not re.search("<[^ \u200b][^<]*>|< *[a-zA-Z/].*>|{\\\\", lines[2]), f"mark-up: {lines[2]}")
        found.append((milliseconds(times), milliseconds(times, 5), lines[2], []))
    for one, next_one in zip(found, found[1:]):
        demand(one[1] <= next_one[0], f"{one[2]}: overlaps the next")
    return check_order(found)


def hundredths(match):
    minutes, seconds, part = (int(group) for group in match.groups())
    return ((minutes * 60 + seconds) * 100 + part) * 10


def read_lrc(text):
    """The tags, and the cues, whose ends are None."""
    head, lines = blocks_of(text)
    tags = {}
    for line in head:
        tag = re.fullmatch(r"\[([a-z]+):([^\[\]]+)\]", line)
        demand(tag and tag.group(1) not in tags, f"no tag: {line}")
        tags[tag.group(1)] = tag.group(2)
    found, before = [], 0
    for line in lines:
        time = re.match(r"\[" + LRC_TIME + r"\](?!\[)", line)
        demand(time, f"no time: {line}")
        start, text, words = hundredths(time), "", []
        demand(start >= before, f"too early: {line}")
        before, at = start, time.end()
        for word in re.finditer("<" + LRC_TIME + ">", line):
            text += line[at:word.start()]
            at = word.end()
            demand(hundredths(word) >= before, f"words out of order: {line}")
            words.append((hundredths(word), len(text.encode())))
        text += line[at:]
        demand(text.strip() and not re.search(r"[\[<]\d+:", text), f"a time in the text: {line}")
        found.append((start, None, text.lstrip(" ") if text.startswith(" [") else text, words))
    return tags, found


def read_labels(text):
    """(start, end, text) in millionths of a second."""
    found = []
    demand(text.endswith("\n"), "no line end at the end")
    for line in text[:-1].split("\n"):
        label = re.fullmatch(r"(\d+)\.(\d{6})\t(\d+)\.(\d{6})\t([^\t]+)", line)
        demand(label, f"no label: {line}")
        start, end = (int(label.group(i)) * 1000000 + int(label.group(i + 1)) for i in (1, 3))
        demand(end >= start and (not found or start >= found[-1][0]), f"out of order: {line}")
        found.append((start, end, label.group(5)))
    return found


def read_chapters_json(text):
    found = json.loads(text)
    demand(found["version"] == "1.2.0", "another version")
    demand(set(found) <= {"version", "title", "author", "podcastName", "chapters"}, f"{set(found)}")
    before = 0
    for chapter in found["chapters"]:
        demand(set(chapter) == {"startTime", "endTime", "title"}, f"{chapter}")
        demand(isinstance(chapter["startTime"], float) and chapter["startTime"] == before, f"{chapter}")
        demand(chapter["endTime"] > before and chapter["title"], f"{chapter}")
        before = chapter["endTime"]
    return found["chapters"]


def read_cue(text):
    """The album's title, and (file, kind, title) of each track, which is a file of its own."""
    lines = text.split("\n")
    demand(lines.pop() == "", "no line end at the end")
    head, tracks = {}, []
    while lines and (fact := re.fullmatch(r'(PERFORMER|TITLE) "([^"]+)"', lines[0])):
        head[fact.group(1)] = fact.group(2)
        lines.pop(0)
    while lines:
        file = re.fullmatch(r'FILE "([^"]+)" (MP3|WAVE)', lines.pop(0))
        demand(file and lines.pop(0) == f"  TRACK {len(tracks) + 1:02} AUDIO", f"track {len(tracks) + 1}")
        title = re.fullmatch(r'    TITLE "([^"]+)"', lines[0])
        if title:
            lines.pop(0)
        demand(lines.pop(0) == "    INDEX 01 00:00:00", f"no index in track {len(tracks) + 1}")
        tracks.append((*file.groups(), title and title.group(1)))
    return head.get("TITLE"), tracks


def plain(text):
    """Without the marks of direction that captions have in front."""
    return text.lstrip(DIRECTIONS)
