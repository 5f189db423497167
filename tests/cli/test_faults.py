#!/usr/bin/python3
"""lectern export when things go wrong: disks that are full, runs that are killed at any moment, folders and
names in the way, speech workers that die. No file is ever left that looks finished and is not, none that
nobody needs, and the other articles of a batch are made. Prints TAP."""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from tap import finish, result, skip  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
FORMATS = ("mp3", "opus", "ogg", "flac", "wav")
KILLS = int(os.environ.get("FAULT_KILLS", "8"))


# --- articles ---

def page(path, title, sentences):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>\n")
        for n in range(sentences):
            file.write(f"<p>This is the sentence with the number {n}, and it says nothing else of note.</p>\n")
            if n % 20 == 10:
                file.write(f"<h2>Part {n // 20 + 1}</h2>\n")
        file.write("<p><small>This is general information and does not replace medical advice from your doctor."
                   "</small></p></article></body></html>\n")
    return path


def export(folder, pages, formats, *options):
    return [LECTERN, "export", "--quiet", "--voice", "tones", "--rate", "4x", "-o", folder, "--format", ",".join(formats), *options, *pages]


def run(command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **more)


def names(folder):
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def seconds(path):
    """As ffprobe tells it; what it complains of counts as no length."""
    probe = run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path])
    return probe.stdout.strip() if not probe.stderr else probe.stderr


top = tempfile.mkdtemp(prefix="lectern-faults-")
for variable in ("DATA", "CONFIG", "CACHE"):
    os.environ[f"XDG_{variable}_HOME"] = os.path.join(top, variable.lower())
voices = os.path.join(top, "data", "lectern", "voices")
os.makedirs(voices)
with open(os.path.join(ROOT, "voices", "en-US.voice"), encoding="utf-8") as file:
    tones = [("engine=tone" if line.startswith("engine=") else line.rstrip("\n")) for line in file]
with open(os.path.join(voices, "tones.voice"), "w", encoding="utf-8") as file:
    file.write("\n".join(tones) + "\n")
long_page = page(os.path.join(top, "long.html"), "A Long Page", 32)
other_page = page(os.path.join(top, "other.html"), "Another Page", 24)
short_page = page(os.path.join(top, "short.html"), "Short", 1)
have_ffprobe = shutil.which("ffprobe") is not None


# --- a disk that is full ---

class Disk:
    """A small file system of its own; `usable` says whether this run may mount one."""

    def __init__(self, options):
        self.folder = tempfile.mkdtemp(dir=top)
        mounted = run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", self.folder])
        self.usable = mounted.returncode == 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.usable:
            run(["umount", self.folder])


def full_disk(made):
    for format_name in FORMATS:
        whole = os.path.getsize(os.path.join(made, f"A-Long-Page.{format_name}"))
        # In the middle of the sound, at its end, and where the tags are written.
        for missing in (whole // 2, 16384, 4096):
            name = f"{format_name} on a disk that lacks {'half' if missing == whole // 2 else missing}"
            with Disk(f"size={(whole - missing) // 4096 * 4096}") as disk:
                if not disk.usable:
                    skip(name, "no file system can be mounted here")
                    continue
                done = run(export(disk.folder, [long_page, short_page], [format_name], "--jobs", "1"))
                wanted = [f"Short.{format_name}"]
                path = os.path.join(disk.folder, f"A-Long-Page.{format_name}")
                lines = done.stderr.splitlines()
                result(done.returncode == 1 and names(disk.folder) == wanted and len(lines) == 1
                       and path in lines[0] and "No space left on device" in lines[0], name,
                       f"{done.returncode} {names(disk.folder)}\n{done.stderr}")
    name = "a disk without room for one more name"
    with Disk("size=10m,nr_inodes=2") as disk:
        if not disk.usable:
            skip(name, "no file system can be mounted here")
        else:
            done = run(export(disk.folder, [short_page], ["mp3", "wav"]))
            result(done.returncode == 1 and names(disk.folder) == [] and "No space left" in done.stderr, name,
                   f"{done.returncode} {names(disk.folder)}\n{done.stderr}")


# --- killed at any moment ---

def kill_loop(made, took):
    formats = ["mp3", "opus", "flac"]
    command_for = lambda folder: export(folder, [long_page, other_page], formats)
    whole = {f"{stem}.{each}" for stem in ("A-Long-Page", "Another-Page") for each in formats}
    lengths = {name: seconds(os.path.join(made, name)) for name in whole}
    seed = int(os.environ.get("FAULT_SEED", time.time_ns() % 100000))
    chance = random.Random(seed)
    broken, stopped, finished = [], 0, 0
    for turn in range(KILLS):
        folder = os.path.join(top, f"killed-{turn}")
        sign = (signal.SIGKILL, signal.SIGTERM)[turn % 2]
        process = subprocess.Popen(command_for(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(chance.uniform(0, took * 1.1))
        process.send_signal(sign)
        process.communicate(timeout=30)
        stopped += process.returncode != 0
        if process.returncode not in (0, -sign, 128 + sign):
            broken.append(f"turn {turn}: status {process.returncode} after {sign.name}")
        after = [name for name in names(folder) if not name.startswith(".")]
        wrong = [name for name in after if name not in whole or seconds(os.path.join(folder, name)) != lengths[name]]
        if wrong:
            broken.append(f"turn {turn}: {wrong} look finished after {sign.name}")
        if sign == signal.SIGTERM and after != names(folder):
            broken.append(f"turn {turn}: {names(folder)} after SIGTERM")
        again = run(command_for(folder))
        finished += again.returncode == 0
        if again.returncode != 0 or set(names(folder)) != whole:
            broken.append(f"turn {turn}: {again.returncode} {names(folder)} {again.stderr}")
        for name in whole & set(names(folder)):
            if seconds(os.path.join(folder, name)) != lengths[name]:
                broken.append(f"turn {turn}: {name}: {seconds(os.path.join(folder, name))}, not {lengths[name]}")
        shutil.rmtree(folder, ignore_errors=True)
    result(stopped >= KILLS // 3, "most of the runs were stopped in the middle", f"{stopped} of {KILLS}")
    result(not broken, f"killed {KILLS} times at any moment: the next run leaves whole files and nothing else",
           f"FAULT_SEED={seed}\n" + "\n".join(broken))


def stale_beside_finished(made):
    """A run may be killed between a file's name and its temporary one's end: then the next run has nothing
    to make, and the other name stayed for ever."""
    folder = os.path.join(top, "stale")
    shutil.copytree(made, folder)
    os.link(os.path.join(folder, "Short.mp3"), os.path.join(folder, ".lectern-Ab12Cd.part"))
    with open(os.path.join(folder, ".lectern-mine.txt"), "w", encoding="utf-8"):
        pass
    before = names(folder)
    done = run(export(folder, [short_page], ["mp3"]))
    result(done.returncode == 0 and names(folder) == [name for name in before if not name.endswith(".part")],
           "a stale temporary file goes though nothing is made", f"{done.returncode} {names(folder)}")


# --- folders and names in the way ---

def in_the_way():
    name = "a folder that cannot be written to"
    with Disk("size=1m,ro") as disk:
        folder = disk.folder
        if not disk.usable:
            os.chmod(folder, 0o555)
        if not disk.usable and os.geteuid() == 0:
            skip(name, "root may write everywhere, and no file system can be mounted here")
        else:
            done = run(export(folder, [short_page], ["mp3", "flac"]))
            lines = done.stderr.splitlines()
            result(done.returncode == 1 and names(folder) == [] and len(lines) == 1 and folder in lines[0], name,
                   f"{done.returncode} {names(folder)}\n{done.stderr}")

    for options in ([], ["--force"]):
        folder = os.path.join(top, "way" + "".join(options))
        os.makedirs(os.path.join(folder, "Short.mp3"))
        done = run(export(folder, [short_page, other_page], ["mp3", "wav"], *options))
        result(done.returncode == 1 and "Short.mp3 is there already and is no file" in done.stderr
               and names(folder) == ["Another-Page.mp3", "Another-Page.wav", "Short.mp3"]
               and os.listdir(os.path.join(folder, "Short.mp3")) == [],
               f"a folder where a file should be {' '.join(options)}".strip(),
               f"{done.returncode} {names(folder)}\n{done.stderr}")

    folder = os.path.join(top, "links")
    os.mkdir(folder)
    os.symlink(os.path.join(top, "nowhere"), os.path.join(folder, "Short.mp3"))
    done = run(export(folder, [short_page], ["mp3"]))
    result(done.returncode == 1 and "is no file" in done.stderr and names(folder) == ["Short.mp3"],
           "a link to nothing is not written through", f"{done.returncode} {names(folder)}\n{done.stderr}")
    done = run(export(folder, [short_page], ["mp3"], "--force"))
    result(done.returncode == 0 and not os.path.islink(os.path.join(folder, "Short.mp3"))
           and not os.path.exists(os.path.join(top, "nowhere")), "--force replaces the link, not what it names",
           f"{done.returncode} {done.stderr}")


def collisions():
    folder = os.path.join(top, "names")
    endless = "Endlessly " * 60 + "long"
    titles = ["One Title", "One Title", "ONE TITLE", endless, endless + "er", "\u533b" * 200, "\u533b" * 199,
              "CON", "../../up", ".hidden", "Straße", "STRASSE"]
    pages = [page(os.path.join(top, f"name-{i}.html"), title, 1) for i, title in enumerate(titles)]
    first = run(export(folder, pages, ["flac"], "--jobs", "3"))
    made = names(folder)
    folded = {name.casefold() for name in made}
    result(first.returncode == 0 and len(made) == len(titles) == len(folded)
           and all(len(name.encode()) <= 255 and name[0] not in ".-" for name in made),
           "titles that are the same, or nearly, or far too long, each get a file", f"{made}\n{first.stderr}")
    dates = {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in made}
    second = run(export(folder, pages, ["flac"]))
    result(second.returncode == 0 and second.stdout == "" and names(folder) == made
           and dates == {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in made},
           "the same command again keeps each of them", second.stderr)


# --- workers that die ---

def children(pid):
    found = []
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                found += [int(word) for word in file.read().split()]
        except FileNotFoundError:
            pass
    return found


def grown(folder):
    """The size of the largest file in the folder, under way or not."""
    sizes = [0]
    for name in names(folder):
        try:
            sizes.append(os.path.getsize(os.path.join(folder, name)))
        except FileNotFoundError:
            pass
    return max(sizes)


def dying_workers():
    if not os.path.exists(f"/proc/self/task/{os.getpid()}/children"):
        skip("a worker that is killed", "/proc does not tell the children")
        skip("both workers killed", "/proc does not tell the children")
        return
    pages = [page(os.path.join(top, f"batch-{i}.html"), f"Batch {'ABCDEF'[i]}", 2 if i else 300) for i in range(6)]
    for jobs in (2, 1):
        name = f"a speech worker dies, {jobs} at work: a clear error, the other articles are made"
        folder = os.path.join(top, f"workers-{jobs}")
        process = subprocess.Popen(export(folder, pages, ["opus"], "--jobs", str(jobs)), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and grown(folder) < 20000:
            time.sleep(0.002)
        for pid in children(process.pid):
            os.kill(pid, signal.SIGKILL)
        _, err = process.communicate(timeout=120)
        lines = err.splitlines()
        made = names(folder)
        whole = have_ffprobe and all(seconds(os.path.join(folder, each))[:1].isdigit() for each in made)
        result(process.returncode == 1 and 1 <= len(lines) <= jobs and len(made) == len(pages) - len(lines)
               and all("died" in line and "cannot speak sentence" in line for line in lines)
               and (whole or not have_ffprobe), name, f"{process.returncode} {made}\n{err}")


try:
    undisturbed = os.path.join(top, "undisturbed")
    begun = time.monotonic()
    calm = run(export(undisturbed, [long_page, other_page], ["mp3", "opus", "flac"]))
    duration = time.monotonic() - begun
    more = run(export(undisturbed, [long_page, other_page, short_page], FORMATS))
    result(calm.returncode == 0 and more.returncode == 0, "an undisturbed run", calm.stderr + more.stderr)
    full_disk(undisturbed)
    if have_ffprobe:
        kill_loop(undisturbed, duration)
    else:
        skip("most of the runs were stopped in the middle", "ffprobe is not installed")
        skip("killed at any moment", "ffprobe is not installed")
    stale_beside_finished(undisturbed)
    in_the_way()
    collisions()
    dying_workers()
finally:
    shutil.rmtree(top, ignore_errors=True)
finish()
