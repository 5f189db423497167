"""What a book that reads itself aloud must be and no validator looks at: text and sound belong to each other."""
import array
import re
import subprocess
import zipfile
import xml.etree.ElementTree as ET

HTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
EPUB = "{http://www.idpf.org/2007/ops}"
SENTENCE = re.compile(r"u\d+(w\d+)?$")
HELD = {"byline", "date", "marker"}  # classes of what is said about the article, and of list markers
TOLERANCE_S = 0.002
RATE = 22050


def seconds(clock):
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def bare(text):
    """Without what only arranges it."""
    return re.sub(r"[\s|]+", "", text)


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.package = ET.fromstring(self.zip.read("EPUB/package.opf"))
        self.items = {item.get("id"): item for item in self.package.iter(OPF + "item")}
        self.spine = [ref.get("idref") for ref in self.package.iter(OPF + "itemref")]
        self.articles = [self.items[name] for name in self.spine if self.items[name].get("media-overlay")]

    def tree(self, href):
        return ET.fromstring(self.zip.read("EPUB/" + href))

    def names(self, tag):
        return [element.text for element in self.package.iter(DC + tag)]

    def properties(self, name):
        """(refines, value) of each."""
        return [(meta.get("refines"), meta.text) for meta in self.package.iter(OPF + "meta")
                if meta.get("property") == name]

    def clips(self, overlay):
        """(target, sound, from, to) of each par in the order in which they are heard."""
        found = []
        for par in self.tree(overlay).iter(SMIL + "par"):
            text, audio = par.find(SMIL + "text"), par.find(SMIL + "audio")
            found.append((text.get("src"), audio.get("src"), seconds(audio.get("clipBegin")),
                          seconds(audio.get("clipEnd"))))
        return found

    def samples(self, href):
        return decoded(self.zip.read("EPUB/" + href))

    def article_text(self, href):
        return document_text(self.tree(href))

    def clips_of(self, item):
        return self.clips(self.items[item.get("media-overlay")].get("href"))


def decoded(sound):
    """What a player has of a sound: all that comes out of it, at RATE."""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", "-", "-f", "s16le", "-ac", "1", "-ar", str(RATE), "-"],
                         input=sound, capture_output=True, check=True).stdout
    return array.array("h", raw)


def document_text(tree):
    """All that an article's document says, but for what `lectern outline` does not have among its texts: the byline,
    the date, markers and the disclaimer's heading."""
    def gather(element):
        if element.get("class") in HELD or element.get("id") == "disclaimer-title":
            return ""
        parts = [element.text or ""]
        for child in element:
            parts += ["\n" if child.tag == HTML + "br" else gather(child), child.tail or ""]
        return "".join(parts)
    return gather(tree.find(HTML + "body"))


def difference(got, wanted):
    """Where two texts part; nothing if they do not."""
    if got == wanted:
        return ""
    place = next((i for i, (a, b) in enumerate(zip(got, wanted)) if a != b), min(len(got), len(wanted)))
    return f"{got[max(0, place - 40):place + 40]}\n{wanted[max(0, place - 40):place + 40]}"


def outline_text(outline):
    parts = [outline["title"] or ""]
    for section in outline["sections"]:
        parts += [section["heading"] or ""] + [block["text"] for block in section["blocks"]]
    return "".join(parts + outline["disclaimer"])


def faults_of_clips(book, item):
    """Of an article's overlay: what is wrong with it, as lines."""
    overlay = book.items[item.get("media-overlay")]
    clips = book.clips(overlay.get("href"))
    ids = [e.get("id") for e in book.tree(item.get("href")).iter() if SENTENCE.match(e.get("id", ""))]
    targets = [target.split("#")[1] for target, *_ in clips]
    places = {name: place for place, name in enumerate(ids)}
    order = [places.get(name, -1) for name in targets]
    sounds = {sound for _, sound, *_ in clips}
    faults = []
    if len(ids) != len(set(ids)):
        faults.append("an id stands twice")
    if len(targets) != len(set(targets)):
        faults.append("a target is lit twice")
    if [name for name in targets if name not in places]:
        faults.append("a clip without an element")
    if order != sorted(order):
        faults.append("clips out of reading order")
    # A sentence whose words are lit needs no clip of its own where the first word begins with it.
    lit = set(targets) | {name.split("w")[0] for name in targets}
    if set(ids) - lit:
        faults.append(f"elements without a clip: {sorted(set(ids) - lit)[:5]}")
    faults += [f"{target}: from {start} to {end}" for target, _, start, end in clips if end <= start]
    for before, after in zip(clips, clips[1:]):
        if abs(before[3] - after[2]) > 1e-9:
            faults.append(f"{after[0]} begins at {after[2]}, the one before it ends at {before[3]}")
    if len(sounds) != 1:
        faults.append(f"sounds: {sounds}")
    length = len(book.samples(clips[0][1])) / RATE
    if clips[-1][3] > length + 1e-9:
        faults.append(f"the last clip ends at {clips[-1][3]}, the sound at {length}")
    total = sum(end - start for _, _, start, end in clips)
    stated = [seconds(value) for refines, value in book.properties("media:duration")
              if refines == "#" + overlay.get("id")]
    if len(stated) != 1 or abs(stated[0] - total) > TOLERANCE_S:
        faults.append(f"{stated} s are stated, the clips are {total} s")
    return faults


def faults_of_book(book):
    """Of all that is beside the overlays."""
    faults = []
    for item in book.articles:
        faults += faults_of_clips(book, item)
    stated = book.properties("media:duration")
    total = [seconds(value) for refines, value in stated if not refines]
    parts = sum(seconds(value) for refines, value in stated if refines)
    if len(total) != 1 or abs(total[0] - parts) > TOLERANCE_S:
        faults.append(f"{total} s in all are stated, the parts are {parts} s")
    if book.properties("dcterms:conformsTo") or book.package.findall(f".//{OPF}link"):
        faults.append("conformance is claimed")
    active = book.properties("media:active-class")[0][1]
    if "." + active not in book.zip.read("EPUB/style.css").decode():
        faults.append("what is active has no style")
    for element in book.tree("nav.xhtml").iter(HTML + "a"):
        href, name = element.get("href").split("#")
        if not [e for e in book.tree(href).iter() if e.get("id") == name]:
            faults.append(f"the contents lead to {href}#{name}, which is not there")
    return faults


def faults_by_reading(clips, timeline):
    """Each sentence's clip (target, sound, from, to) holds all of its sound and no other sentence's. `timeline` as
    `lectern timeline` tells."""
    rate = timeline["sample_rate"]
    entries = timeline["utterances"]
    faults = []
    owners = {}
    for target, _, start, end in clips:
        owner = int(re.search(r"#u(\d+)", target).group(1))
        first, last = owners.get(owner, (start, end))
        owners[owner] = (min(first, start), max(last, end))
    for index, entry in enumerate(entries):
        start, end = entry["start"] / rate, entry["end"] / rate
        if index in owners and (owners[index][0] > start + TOLERANCE_S or owners[index][1] < end - TOLERANCE_S):
            faults.append(f"u{index} sounds from {start} to {end}, its clip is {owners[index]}")
        for other, (first, last) in owners.items():
            if other != index and index in owners and first < end - TOLERANCE_S and last > start + TOLERANCE_S:
                faults.append(f"u{index} from {start} to {end} sounds within the clip of u{other}")
    return faults


def loudness(samples, start, end):
    """The root of the mean square between two times, as a share of the most that there is."""
    part = samples[max(0, round(start * RATE)):round(end * RATE)]
    return (sum(x * x for x in part) / max(1, len(part))) ** 0.5 / 32768


def faults_by_ear(clips, samples, timeline):
    """Whether each clip is of its sentence can be heard: there is sound where the reading has it, and none in the
    pause that ends the clip."""
    speech, silence, least_pause_s, margin_s = 0.01, 0.003, 0.3, 0.08
    entries = timeline["utterances"]
    faults = []
    for target, _, start, end in clips:
        owner = entries[int(re.search(r"#u(\d+)$", target).group(1))]
        spoken = (owner["start"] / timeline["sample_rate"], owner["end"] / timeline["sample_rate"])
        if loudness(samples, *spoken) < speech:
            faults.append(f"{target}: nothing is heard from {spoken[0]} to {spoken[1]}")
        last = max(e["end"] for e in entries if e["end"] <= end * timeline["sample_rate"] + 1) / timeline["sample_rate"]
        if end - last > least_pause_s and loudness(samples, last + margin_s, end - margin_s) > silence:
            faults.append(f"{target}: no silence from {last} to {end}")
    return faults
