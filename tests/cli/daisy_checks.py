"""What a DAISY 2.02 talking book must be: every rule that players lean on, by name. The DTDs are not enough: they know
nothing of links, times, files and sound."""
import os
import re
import subprocess
import xml.etree.ElementTree as ET

from epub_checks import RATE, decoded

HTML = "{http://www.w3.org/1999/xhtml}"
XHTML_TYPE = ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
              '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">')
SMIL_TYPE = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">'
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
ONCE = ("dc:title", "dc:identifier", "dc:date", "dc:publisher", "dc:format", "ncc:charset", "ncc:pageFront",
        "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime", "ncc:multimediaType", "ncc:depth",
        "ncc:files", "ncc:generator")
AT_LEAST_ONCE = ("dc:creator", "dc:language")
SMIL_ONCE = ("dc:format", "dc:identifier", "dc:title", "title", "ncc:generator", "ncc:totalElapsedTime",
             "ncc:timeInThisSmil")
NAME = re.compile(r"[a-z0-9]{1,8}\.(html|smil|mp3)$")
NPT = re.compile(r"npt=(\d+\.\d{3})s$")
HEADING = re.compile(r"h[1-6]$")
SENTENCE = re.compile(r"u\d+$")
TOLERANCE_S = 0.5  # of stated times
EXACT_S = 0.0005
CATALOG = "/usr/share/xml/w3c-sgml-lib/schema/dtd/catalog.xml"


def clock(text):
    if not re.fullmatch(r"\d\d+:[0-5]\d:[0-5]\d(\.\d{3})?", text or ""):
        return -1e9
    hours, minutes, rest = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def metadata(tree):
    found = {}
    for meta in tree.iter():
        if meta.tag.endswith("meta") and meta.get("name"):
            found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


def inner_text(element):
    return "".join(element.itertext())


def faults_of_dtds(folder):
    """What xmllint says against the documents' own DTDs, which it has from the system's catalogue."""
    names = [name for name in sorted(os.listdir(folder)) if not name.endswith(".mp3")]
    checked = subprocess.run(["xmllint", "--noout", "--nonet", "--valid", *names], cwd=folder, capture_output=True,
                             text=True, timeout=100, env={**os.environ, "XML_CATALOG_FILES": CATALOG})
    return [] if checked.returncode == 0 and not checked.stderr else checked.stderr.split("\n")[:10] + ["not valid"]


class TalkingBook:
    """One that is read with its faults in `faults`; what is not there cannot be asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.faults = []
        self.names = sorted(os.listdir(folder))
        self.trees, self.ids = {}, {}
        for name in self.names:
            if not name.endswith(".mp3"):
                self.read(name)
        self.ncc = self.trees["ncc.html"]
        self.about = metadata(self.ncc)
        self.items = list(self.ncc.find(HTML + "body"))
        self.smils = []  # names, as the headings lead to them
        self.clips = []  # (target, sound, from, to) in the order in which they are heard
        self.sections = {}  # the targets of each SMIL document
        self.check_names()
        self.check_metadata()
        self.check_items()
        elapsed = 0
        for name in self.smils:
            elapsed = self.check_smil(name, elapsed)
        self.check_total(elapsed)
        self.check_master(elapsed)
        self.check_clips()
        self.check_targets()

    def demand(self, is_so, fault):
        if not is_so:
            self.faults.append(fault)
        return is_so

    def bytes(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    def read(self, name):
        text = self.bytes(name).decode("utf-8")
        wanted = [DECLARATION, XHTML_TYPE if name.endswith(".html") else SMIL_TYPE]
        self.demand(text.split("\n")[:2] == wanted, f"{name} does not begin with its declaration and type")
        self.trees[name] = ET.fromstring(text)
        ids = [e.get("id") for e in self.trees[name].iter() if e.get("id")]
        self.demand(len(ids) == len(set(ids)), f"{name}: an id stands twice")
        self.ids[name] = {e.get("id"): e for e in self.trees[name].iter() if e.get("id")}

    def check_names(self):
        for name in self.names:
            self.demand(NAME.match(name), f"{name} is no name for old players")
        self.demand("master.smil" in self.names, "there is no master.smil")

    def check_metadata(self):
        about = self.about
        for name in ONCE:
            self.demand(len(about.get(name, [])) == 1, f"{name} stands {len(about.get(name, []))} times")
        for name in AT_LEAST_ONCE:
            self.demand(all(about.get(name, [""])), f"{name} is missing")
        self.demand(all(value.strip() for values in about.values() for value in values), "a statement is empty")

        def one(name):
            return about.get(name, [""])[0]
        self.demand(one("dc:format") == "Daisy 2.02", "dc:format")
        self.demand(one("ncc:charset").lower() == "utf-8", "ncc:charset")
        self.demand(re.fullmatch(r"\d{4}-\d\d-\d\d", one("dc:date")), "dc:date")
        self.demand([one("ncc:page" + kind) for kind in ("Front", "Normal", "Special")] == ["0"] * 3, "pages")
        self.demand(one("ncc:tocItems") == str(len(self.items)), f"ncc:tocItems: there are {len(self.items)}")
        self.demand(one("ncc:files") == str(len(self.names)), f"ncc:files: there are {len(self.names)}")
        depth = max((int(item.tag[-1]) for item in self.items if item.tag[-1].isdigit()), default=0)
        self.demand(one("ncc:depth") == str(depth), f"ncc:depth: it is {depth}")
        documents = [name for name in self.names if name.endswith(".html") and name != "ncc.html"]
        self.has_text = bool(documents)
        self.demand(one("ncc:multimediaType") == ("audioFullText" if documents else "audioNcc"), "ncc:multimediaType")
        for name, tree in self.trees.items():
            told = metadata(tree)
            self.demand(told.get("dc:identifier") == about.get("dc:identifier"), f"{name} has another dc:identifier")
            self.demand(told.get("dc:title") == about.get("dc:title"), f"{name} has another dc:title")
            if name.endswith(".html"):
                kinds = [meta.get("content").lower() for meta in tree.iter(HTML + "meta") if meta.get("http-equiv")]
                self.demand(kinds == ["text/html; charset=utf-8"], f"{name} does not say its content type")
                self.demand(tree.get("lang") and tree.get("lang") == tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
                            f"{name} does not say its language")

    def check_items(self):
        first = self.items[0]
        self.demand(first.tag == HTML + "h1" and first.get("class") == "title", "the first item is no h1.title")
        self.demand(len([i for i in self.items if i.get("class") == "title"]) == 1, "more than one title")
        level, hrefs = 0, []
        for item in self.items:
            tag = item.tag.replace(HTML, "")
            if not self.demand(HEADING.match(tag), f"an item is {tag}"):
                continue
            self.demand(int(tag[1]) <= level + 1, f"{inner_text(item)}: {tag} below h{level}")
            level = int(tag[1])
            links = list(item.iter(HTML + "a"))
            self.demand(item.get("id") and len(links) == 1 and len(item) == 1 and not (item.text or "").strip(),
                        f"{inner_text(item)}: no id, or not one link")
            self.demand(inner_text(item).strip(), "a heading without a name")
            for link in links:
                name, place = (link.get("href") + "#").split("#")[:2]
                target = self.ids.get(name, {}).get(place)
                self.demand(name.endswith(".smil") and target is not None and target.tag in ("par", "text"),
                            f"{link.get('href')} leads to no par or text")
                hrefs.append(link.get("href"))
                if name in self.trees and name not in self.smils:
                    self.smils.append(name)
        self.demand(len(hrefs) == len(set(hrefs)), "two headings lead to one place")
        self.demand(self.smils == [n for n in self.names if n.endswith(".smil") and n != "master.smil"],
                    "SMIL documents that no heading leads to, or out of order")

    def check_smil(self, name, elapsed):
        """How much is heard up to its end."""
        tree = self.trees[name]
        about = metadata(tree)
        for key in SMIL_ONCE:
            self.demand(len(about.get(key, [])) == 1, f"{name}: {key} stands {len(about.get(key, []))} times")
        named = [inner_text(i) for i in self.items if any(a.get("href").startswith(name + "#") for a in i.iter(HTML + "a"))]
        self.demand(about.get("title", [""])[0] == (named or [""])[-1], f"{name}: its title is not that of its heading")
        regions = tree.findall("head/layout/region")
        self.demand(len(regions) == 1 and regions[0].get("id"), f"{name}: not one region")
        body = list(tree.find("body"))
        if not self.demand(len(body) == 1 and body[0].tag == "seq", f"{name}: not one main seq"):
            return elapsed
        length, self.sections[name] = 0, []
        for par in body[0]:
            length += self.check_par(name, par, regions)
        self.demand(length > 0, f"{name}: nothing is heard")
        stated = re.fullmatch(r"(\d+\.\d{3})s", body[0].get("dur", ""))
        self.demand(stated and abs(float(stated.group(1)) - length) < EXACT_S, f"{name}: dur is not {length}")
        self.demand(abs(clock(about.get("ncc:timeInThisSmil", [""])[0]) - length) <= TOLERANCE_S,
                    f"{name}: ncc:timeInThisSmil is not {length}")
        self.demand(abs(clock(about.get("ncc:totalElapsedTime", [""])[0]) - elapsed) <= TOLERANCE_S,
                    f"{name}: ncc:totalElapsedTime is not {elapsed}")
        return elapsed + length

    def check_par(self, name, par, regions):
        """How long it is."""
        self.demand(par.tag == "par" and par.get("endsync") == "last" and par.get("id"), f"{name}: {par.tag}, endsync")
        children = list(par)
        is_alone = len(children) == 2 and children[1].tag == "audio"
        is_series = len(children) == 2 and children[1].tag == "seq" and not self.has_text
        if not self.demand(children and children[0].tag == "text" and (is_alone or is_series),
                           f"{name}: not a text and its sound"):
            return 0
        text, sounds = children[0], [children[1]] if is_alone else list(children[1])
        self.demand(text.get("id"), f"{name}: a text without an id")
        self.demand(text.get("region") in [region.get("id") for region in regions], f"{name}: a text without a region")
        source, place = (text.get("src") + "#").split("#")[:2]
        self.demand(place in self.ids.get(source, {}), f"{name}: {text.get('src')} is not there")
        self.demand(source.endswith(".html") and (source != "ncc.html") == self.has_text, f"{name}: a text of {source}")
        self.sections[name].append(text.get("src"))
        length = 0
        for sound in sounds:
            ends = [NPT.match(sound.get(end, "")) for end in ("clip-begin", "clip-end")]
            if not self.demand(sound.tag == "audio" and sound.get("id") and all(ends), f"{name}: {sound.attrib}"):
                continue
            begin, end = (float(match.group(1)) for match in ends)
            self.demand(end > begin, f"{name}: from {begin} to {end}")
            self.clips.append((text.get("src"), sound.get("src"), begin, end))
            length += end - begin
        return length

    def check_total(self, total):
        stated = self.about.get("ncc:totalTime", [""])[0]
        self.demand(re.fullmatch(r"\d\d+:\d\d:\d\d", stated) and abs(clock(stated) - total) <= TOLERANCE_S,
                    f"ncc:totalTime is not {total}")

    def check_master(self, total):
        tree = self.trees.get("master.smil")
        if tree is None:
            return
        refs = tree.findall("body/ref")
        self.demand([ref.get("src") for ref in refs] == self.smils, "master.smil does not lead through the documents")
        self.demand([ref.get("title") for ref in refs] == [metadata(self.trees[n]).get("title", [""])[0] for n in self.smils],
                    "master.smil has other titles")
        self.demand(abs(clock(metadata(tree).get("ncc:timeInThisSmil", [""])[0]) - total) <= TOLERANCE_S,
                    f"master.smil: ncc:timeInThisSmil is not {total}")

    def check_clips(self):
        """Of each sound: the clips follow each other through all of it."""
        sounds = {}
        for target, sound, begin, end in self.clips:
            sounds.setdefault(sound, []).append((target, begin, end))
        self.demand(sorted(sounds) == [n for n in self.names if n.endswith(".mp3")], "sound that is not heard, or not there")
        for name, clips in sounds.items():
            for before, after in zip(clips, clips[1:]):
                self.demand(abs(before[2] - after[1]) < EXACT_S, f"{after[0]} begins at {after[1]}, before it {before[2]}")
            if name in self.names:
                self.check_sound(name, clips[0][1], clips[-1][2])

    def check_sound(self, name, begin, end):
        faults, length = faults_of_mp3(self.bytes(name))
        self.faults += [f"{name}: {fault}" for fault in faults]
        self.demand(begin == 0 or begin < 1, f"{name}: heard from {begin}")
        self.demand(length - 0.2 < end <= length + 0.001, f"{name}: heard to {end}, of {length} s")

    def check_targets(self):
        """Each sentence of the text has its clip, in reading order."""
        for name in self.names:
            if not name.endswith(".html") or name == "ncc.html":
                continue
            wanted = [i for i in self.ids[name] if SENTENCE.match(i)]
            got = [target.split("#")[1] for target, *_ in self.clips if target.startswith(name + "#")]
            self.demand(got == wanted, f"{name}: sentences {wanted[:3]}…, clips {got[:3]}…")
        if not self.has_text:
            wanted = [(self.ids["ncc.html"][item.get("id")]) for item in self.items]
            got = {target.split("#")[1] for target, *_ in self.clips}
            named = [item.get("id") for item in wanted if item.get("id") in got]
            self.demand(len(named) == len(self.smils), "a heading without its sound")

    def samples(self, name):
        return decoded(self.bytes(name))


def faults_of_mp3(data):
    """(what players of hardware cannot play, the length in seconds)."""
    bitrates = {1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
                2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]}
    rates = {1: [44100, 48000, 32000], 2: [22050, 24000, 16000]}
    place, frames, kinds, faults = 0, 0, set(), []
    while place + 4 <= len(data):
        header = int.from_bytes(data[place:place + 4], "big")
        version = {3: 1, 2: 2}.get(header >> 19 & 3)
        bitrate, rate = header >> 12 & 15, header >> 10 & 3
        if header >> 21 != 0x7FF or not version or header >> 17 & 3 != 1 or not 0 < bitrate < 15 or rate == 3:
            return faults + [f"no frame of layer III at byte {place}"], 0
        kbps, hz = bitrates[version][bitrate], rates[version][rate]
        kinds.add((kbps, hz, header >> 6 & 3))
        place += (144 if version == 1 else 72) * kbps * 1000 // hz + (header >> 9 & 1)
        frames += 1
    if len(kinds) != 1:
        return faults + [f"not of one bit rate: {kinds}"], 0
    (kbps, hz, mode), = kinds
    if mode != 3:
        faults.append("not mono")
    if hz not in (22050, 44100):
        faults.append(f"{hz} Hz")
    if place != len(data):
        faults.append("the last frame is cut")
    return faults, len(decoded(data)) / RATE
