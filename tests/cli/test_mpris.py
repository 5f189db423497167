#!/usr/bin/python3
"""The reading on the session bus (cli/mpris.h), as desktops and media keys see it: a player without
sound (mpris_player.c) on buses of our own, driven by gdbus and playerctl. Prints TAP."""
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
from tap import finish, result, skip  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLAYER = os.path.join(ROOT, os.environ.get("BUILD", "build"), "tests", "cli", "mpris_player")
NAME = "org.mpris.MediaPlayer2.lectern"
PATH = "/org/mpris/MediaPlayer2"
ROOT_INTERFACE = "org.mpris.MediaPlayer2"
PLAYER_INTERFACE = "org.mpris.MediaPlayer2.Player"
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
PATIENCE_S = 20  # for what must come
SOON_US = 50000  # for what must not wait, on a busy machine
LEAVES_US = 250000  # from a bus that hangs


def environment(address=None, runtime=None, **others):
    own = dict(os.environ, LC_ALL="C.UTF-8", **others)
    for name, value in (("DBUS_SESSION_BUS_ADDRESS", address), ("XDG_RUNTIME_DIR", runtime)):
        own.pop(name, None)
        if value is not None:
            own[name] = value
    return own


class Lines:
    """A program whose lines are read as they come."""

    def __init__(self, command, env, errors=subprocess.DEVNULL):
        self.process = subprocess.Popen(command, env=env, text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=errors)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, pattern, timeout=PATIENCE_S):
        """The lines up to and with the first that matches; fails when none comes."""
        seen, deadline = [], time.monotonic() + timeout
        while True:
            try:
                seen.append(self.lines.get(timeout=max(0, deadline - time.monotonic())))
            except queue.Empty:
                raise TimeoutError(f"no {pattern!r} after {seen}") from None
            if re.search(pattern, seen[-1]):
                return seen

    def close(self):
        self.process.kill()
        self.process.wait()


class Bus:
    """A session bus of our own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="lectern, mpris=1%;")
        self.address = "unix:path=" + urllib.parse.quote(os.path.join(self.folder, "bus"))
        self.environment = environment(self.address)
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--nopidfile", "--print-address",
             "--address=" + self.address],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.daemon.stdout.readline()

    def send(self, signal_number):
        self.daemon.send_signal(signal_number)

    def close(self):
        self.daemon.kill()
        self.daemon.wait()
        self.daemon.stdout.close()
        shutil.rmtree(self.folder)

    def call(self, method, *arguments, name=NAME, path=PATH):
        """What gdbus prints: the answer, or the error."""
        ran = subprocess.run(["gdbus", "call", "--session", "--timeout", "5", "--dest", name,
                              "--object-path", path, "--method", method, *arguments],
                             env=self.environment, capture_output=True, text=True, check=False)
        return (ran.stdout or ran.stderr).strip()

    def get(self, name, interface=PLAYER_INTERFACE, owner=NAME):
        answer = self.call("org.freedesktop.DBus.Properties.Get", interface, name, name=owner)
        found = re.fullmatch(r"\(<(.*)>,\)", answer)
        return found[1] if found else answer

    def set(self, name, value, interface=PLAYER_INTERFACE):
        return self.call("org.freedesktop.DBus.Properties.Set", interface, name, f"<{value}>")

    def names(self):
        answer = self.call("org.freedesktop.DBus.ListNames", name="org.freedesktop.DBus",
                           path="/org/freedesktop/DBus")
        return sorted(set(re.findall(r"org\.mpris\.[\w.]+", answer)))

    def await_names(self, *names):
        deadline = time.monotonic() + PATIENCE_S
        while self.names() != sorted(names) and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.names()

    def listen(self):
        """gdbus, which prints each signal of the player."""
        listener = Lines(["gdbus", "monitor", "--session", "--dest", NAME, "--object-path", PATH],
                         self.environment)
        listener.until("is owned by")
        return listener


class Player(Lines):
    """The player without sound."""

    def __init__(self, env):
        super().__init__([PLAYER], env, subprocess.PIPE)

    def say(self, *lines):
        self.process.stdin.write("".join(line + "\n" for line in lines))
        self.process.stdin.flush()

    def do(self, action):
        """Microseconds that the player was kept by it."""
        self.say(action)
        return int(self.until(f"^{action} \\d+$")[-1].split()[1])

    def tell(self, *lines):
        self.say(*lines)
        return self.do("tell")

    def finish(self):
        """Ends it. What was wrong with its end, sanitizers' findings too."""
        self.process.stdin.close()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "it hangs"
        errors = self.process.stderr.read()
        return errors or (f"status {self.process.returncode}" if self.process.returncode else "")


def equal(name, found, expected):
    result(found == expected, name, f"{found!r}\ninstead of {expected!r}")


def quick(name, took_us, most_us=SOON_US):
    result(took_us <= most_us, name, f"took {took_us} us, may take {most_us}")


def ends_well(name, player):
    trouble = player.finish()
    result(not trouble, name, trouble)


READING = ("status 1", "track 3", "title Hay fever", "byline Ann Reed, RPh", "album Counter",
           "url https://example.org/hay", "length 600000000", "position 120000000", "rate 1.25",
           "can-go-next 1", "can-go-previous 1", "can-seek 1")


def test_nothing_to_read(bus):
    player = Player(bus.environment)
    quick("appearing returns at once", player.do("appear"))
    equal("it appears by its name", bus.await_names(NAME), [NAME])
    equal("before anything is told it is stopped", bus.get("PlaybackStatus"), "'Stopped'")
    equal("and has no track", bus.get("Metadata"), f"{{'mpris:trackid': <objectpath '{NO_TRACK}'>}}")
    equal("and cannot play", bus.get("CanPlay"), "false")
    result("there is no article" in bus.call(PLAYER_INTERFACE + ".PlayPause"),
           "play-pause without an article is an error")
    for method in ("Next", "Previous", "Play", "Pause"):
        equal(f"{method} without an article has no effect",
              bus.call(f"{PLAYER_INTERFACE}.{method}"), "()")
    bus.call(PLAYER_INTERFACE + ".Stop")
    equal("none of these reached the player", player.until("^stop"), ["stop 0 0.000"])
    quick("leaving is quick", player.do("leave"))
    equal("its name is gone while it lives", bus.await_names(), [])
    ends_well("it ends well", player)


def test_introspection(bus):
    ran = subprocess.run(["gdbus", "introspect", "--session", "--xml", "--dest", NAME,
                          "--object-path", PATH], env=bus.environment, capture_output=True,
                         text=True, check=False)
    for interface in (ROOT_INTERFACE, PLAYER_INTERFACE, "org.freedesktop.DBus.Properties"):
        result(f'<interface name="{interface}">' in ran.stdout, f"introspection has {interface}",
               ran.stdout + ran.stderr)
    wanted = {"CanQuit": "b", "CanRaise": "b", "HasTrackList": "b", "Identity": "s",
              "SupportedUriSchemes": "as", "SupportedMimeTypes": "as", "PlaybackStatus": "s",
              "Rate": "d", "Metadata": "a{sv}", "Volume": "d", "Position": "x",
              "MinimumRate": "d", "MaximumRate": "d", "CanGoNext": "b", "CanGoPrevious": "b",
              "CanPlay": "b", "CanPause": "b", "CanSeek": "b", "CanControl": "b"}
    found = {name: (kind, access) for kind, name, access in re.findall(
        r'<property type="([^"]+)" name="([^"]+)" access="([^"]+)"', ran.stdout)}
    equal("introspection has each property, with its type and access", found,
          {name: (kind, "readwrite" if name in ("Rate", "Volume") else "read")
           for name, kind in wanted.items()})


def test_properties(bus):
    constants = {"CanQuit": "true", "CanRaise": "false", "HasTrackList": "false",
                 "Identity": "'Lectern'", "SupportedUriSchemes": "@as []",
                 "SupportedMimeTypes": "@as []"}
    for name, value in constants.items():
        equal(f"{name} is {value}", bus.get(name, ROOT_INTERFACE), value)
    reading = {"PlaybackStatus": "'Playing'", "Rate": "1.25", "Volume": "0.80000000000000004",
               "MinimumRate": "0.5", "MaximumRate": "3.0", "CanGoNext": "true",
               "CanGoPrevious": "true", "CanPlay": "true", "CanPause": "true", "CanSeek": "true",
               "CanControl": "true"}
    for name, value in reading.items():
        equal(f"{name} is {value}", bus.get(name), value)
    metadata = bus.get("Metadata")
    for item in ("'mpris:trackid': <objectpath '/lectern/article/3'>",
                 "'mpris:length': <int64 600000000>", "'xesam:title': <'Hay fever'>",
                 "'xesam:artist': <['Ann Reed, RPh']>", "'xesam:album': <'Counter'>",
                 "'xesam:url': <'https://example.org/hay'>"):
        result(item in metadata, f"the metadata have {item}", metadata)
    everything = bus.call("org.freedesktop.DBus.Properties.GetAll", PLAYER_INTERFACE)
    result(all(f"'{name}': <" in everything for name in (*reading, "Metadata", "Position")),
           "GetAll has them all", everything)
    result("Error" in bus.get("Fullscreen", ROOT_INTERFACE), "another is an error")
    result("not writable" in bus.set("CanSeek", "false"), "what is read only cannot be set")


def position_us(bus):
    return int(bus.get("Position").split()[-1])


def between(name, found, least, most):
    result(least <= found <= most, name, f"{found} is not from {least} to {most}")


def test_position(bus, player):
    before = time.monotonic()
    player.tell("status 1", "rate 2", "position 100000000")
    time.sleep(0.5)
    moved = position_us(bus) - 100000000
    between("while playing the position goes with the clock, at the rate", moved, 1000000,
            2e6 * (time.monotonic() - before))
    player.tell("status 2", "position 101000000")
    equal("while paused it stands", [position_us(bus) for _ in range(2)], [101000000] * 2)
    player.tell("status 1", "position 599999000")
    time.sleep(0.05)
    equal("it does not go beyond the end", position_us(bus), 600000000)
    player.tell("status 2", "position -5")
    equal("nor before the beginning", position_us(bus), 0)


def test_methods(bus, player):
    player.tell("status 2", "position 120000000", "rate 1")
    track = "/lectern/article/3"
    asked = (("Play", (), "play 0 0.000"), ("Pause", (), "pause 0 0.000"),
             ("PlayPause", (), "play-pause 0 0.000"), ("Stop", (), "stop 0 0.000"),
             ("Next", (), "next 0 0.000"), ("Previous", (), "previous 0 0.000"),
             ("Seek", ("10000000",), "seek 10000000 0.000"),
             ("Seek", ("-10000000",), "seek -10000000 0.000"),
             ("Seek", ("-130000000",), "seek -120000000 0.000"),
             ("Seek", (str(-2**63),), "seek -120000000 0.000"),
             ("Seek", ("480000001",), "next 0 0.000"),
             ("Seek", (str(2**63 - 1),), "next 0 0.000"),
             ("SetPosition", (track, "0"), "set-position 0 0.000"),
             ("SetPosition", (track, "600000000"), "set-position 600000000 0.000"))
    for method, arguments, request in asked:
        equal(f"{method} {' '.join(arguments)} is answered",
              bus.call(f"{PLAYER_INTERFACE}.{method}", "--", *arguments), "()")
        equal(f"and reaches the player as {request}", player.until("."), [request])
    equal("Quit is answered", bus.call(ROOT_INTERFACE + ".Quit"), "()")
    equal("and reaches the player", player.until("."), ["quit 0 0.000"])


def test_ignored(bus, player):
    track = "/lectern/article/3"
    for arguments in ((track, "-1"), (track, "600000001"), ("/lectern/article/2", "5"),
                      (NO_TRACK, "5")):
        equal(f"SetPosition {' '.join(arguments)} is answered",
              bus.call(PLAYER_INTERFACE + ".SetPosition", "--", *arguments), "()")
    equal("Raise is answered", bus.call(ROOT_INTERFACE + ".Raise"), "()")
    result("NotSupported" in bus.call(PLAYER_INTERFACE + ".OpenUri", "file:///x"),
           "OpenUri is an error")
    result("UnknownMethod" in bus.call(PLAYER_INTERFACE + ".Rewind"), "an unknown method too")
    result("Error" in bus.call(PLAYER_INTERFACE + ".Seek", "'far'"), "and a wrong type")
    player.tell("can-seek 0", "can-go-next 0", "can-go-previous 0")
    for method, arguments in (("Seek", ("5",)), ("Seek", (str(2**62),)), ("Next", ()),
                              ("Previous", ()), ("SetPosition", (track, "5"))):
        equal(f"{method} is answered where it cannot be done",
              bus.call(f"{PLAYER_INTERFACE}.{method}", "--", *arguments), "()")
    bus.call(PLAYER_INTERFACE + ".Stop")
    equal("none of these reaches the player", player.until("."), ["stop 0 0.000"])
    player.tell("can-seek 1", "can-go-next 0", "length 600000000")
    bus.call(PLAYER_INTERFACE + ".Seek", str(2**62))
    bus.call(PLAYER_INTERFACE + ".Stop")
    equal("nor a seek beyond the end of the last article", player.until("."), ["stop 0 0.000"])
    player.tell("length 0", "position 120000000")
    bus.call(PLAYER_INTERFACE + ".Seek", str(2**63 - 1))
    equal("where no length is known no seek overflows", player.until("."),
          [f"seek {2**63 - 1 - 120000000} 0.000"])
    player.tell("length 600000000", "can-go-next 1", "can-go-previous 1")


def test_assignments(bus, player):
    for name, value, request in (
            ("Volume", "0.5", "set-volume 0 0.500"), ("Volume", "-1.0", "set-volume 0 0.000"),
            ("Volume", "7.0", "set-volume 0 1.000"), ("Rate", "1.5", "set-rate 0 1.500"),
            ("Rate", "0.01", "set-rate 0 0.500"), ("Rate", "-1.0", "set-rate 0 0.500"),
            ("Rate", "99.0", "set-rate 0 3.000"), ("Rate", "inf", "set-rate 0 3.000"),
            ("Rate", "0.0", "pause 0 0.000")):
        equal(f"{name} can be set to {value}", bus.set(name, value), "()")
        equal(f"and the player hears {request}", player.until("."), [request])
    for name in ("Volume", "Rate"):
        result("not a number" in bus.set(name, "nan"), f"{name} cannot be set to what is no number")
        result("Error" in bus.set(name, "'loud'"), f"{name} cannot be set to a text")


def changes(lines):
    """The names of properties announced and the positions told, to a tenth of a second, in the order
    in which they came."""
    found = []
    for line in lines:
        if "PropertiesChanged" in line:
            found += re.findall(r"'([A-Z]\w+)': <", line)
        seeked = re.search(r"Seeked \(int64 (\d+),\)|Seeked \((\d+),\)", line)
        if seeked:
            found.append(round(int(seeked[1] or seeked[2]), -5))
    return found


def test_signals(bus, player):
    player.tell("status 2", "position 0", "volume 0.8", "rate 1", "title Hay fever")
    listener = bus.listen()
    volume = 0

    def heard(name, expected, *lines):
        """The volume is changed after it, so that we know when all was heard."""
        nonlocal volume
        volume += 1 / 64
        if lines:
            player.tell(*lines)
        time.sleep(0.1)
        player.tell(f"volume {volume}")
        seen = listener.until(f"'Volume': <{volume}>")
        equal(name, changes(seen), expected + ["Volume"])

    heard("what is told again is not announced", [], "status 2")
    heard("a new status is announced alone", ["PlaybackStatus"], "status 1", "position 0")
    player.tell("position 100000")
    heard("while playing, the position is not news", [], "position 200000")
    heard("a jump is told with its position", [50000000], "position 50000000")
    heard("so is one back", [7000000], "status 1", "position 7000000")
    player.tell("status 2", "position 7100000")
    listener.until("'PlaybackStatus': <'Paused'>")
    heard("a jump while paused is told too", [9000000], "position 9000000")
    heard("errors too small to tell are not told", [], "position 9300000")
    heard("nor is one in the other direction", [], "position 8700000")
    heard("they add up until they are", [9600000], "position 9600000")
    heard("several changes come in one", ["PlaybackStatus", "Rate", "CanSeek"], "status 1",
          "rate 1.5", "can-seek 0")
    heard("another article announces itself, from its beginning", ["Metadata"], "status 1",
          "track 4", "title Vitamin D", "position 0")
    heard("what begins in its middle says where", ["Metadata", 30000000], "track 5",
          "position 30000000")
    heard("going on as it was is no news", [], "position 30200000")
    heard("the end is told", ["PlaybackStatus", 40000000], "status 0", "position 40000000")
    heard("from the end it begins anew", ["PlaybackStatus"], "status 1", "position 0")
    listener.close()
    player.tell(*READING)


def test_texts(bus, player):
    player.tell("title a\\377b", "byline \\000", "url \\033]0;x\\007")
    metadata = bus.get("Metadata")
    result("a\ufffdb" in metadata, "a title that is not UTF-8 is mended", metadata)
    result("xesam:artist" not in metadata, "an empty byline is left out", metadata)
    player.tell("title x" + "\u20ac" * 2000)
    metadata = bus.get("Metadata")
    equal("a title without end is cut between letters",
          (metadata.count("\u20ac"), "\ufffd" in metadata), (1365, False))
    player.tell(*READING)


def playerctl(bus, *arguments):
    ran = subprocess.run(["playerctl", "--player=lectern", *arguments], env=bus.environment,
                         capture_output=True, text=True, check=False)
    return (ran.stdout or ran.stderr).strip()


def test_playerctl(bus, player):
    if not shutil.which("playerctl"):
        skip("playerctl steers it", "playerctl is not installed")
        return
    player.tell("status 2", "position 120000000", "rate 1")
    equal("playerctl sees it", playerctl(bus, "--list-all"), "lectern")
    equal("its status", playerctl(bus, "status"), "Paused")
    equal("its metadata", playerctl(bus, "metadata", "--format", "{{artist}} | {{title}} | {{album}} "
                                    "| {{duration(position)}} | {{duration(mpris:length)}}"),
          "Ann Reed, RPh | Hay fever | Counter | 2:00 | 10:00")
    for arguments, request in ((("play-pause",), "play-pause 0 0.000"), (("next",), "next 0 0.000"),
                               (("position", "10-"), "seek -10000000 0.000"),
                               (("position", "300"), "set-position 300000000 0.000"),
                               (("volume", "0.4"), "set-volume 0 0.400")):
        playerctl(bus, *arguments)
        equal(f"playerctl {' '.join(arguments)}", player.until("."), [request])


def test_second(bus, player):
    second = Player(bus.environment)
    second.say("track 1", "title Vitamin D", "status 1")
    second.do("appear")
    second.do("tell")
    other = f"{NAME}.instance{second.process.pid}"
    equal("a second one has a name of its own", bus.await_names(NAME, other), [NAME, other])
    result("Vitamin D" in bus.get("Metadata", owner=other), "by which it is reached")
    result("Hay fever" in bus.get("Metadata"), "and the first by its own")
    quick("the first leaves", player.do("leave"))
    equal("the second keeps its name", bus.await_names(other), [other])
    ends_well("the second ends well without leaving", second)
    ends_well("so does the first", player)


def test_busy(bus):
    player = Player(bus.environment)
    player.say(*READING)
    player.do("appear")
    player.do("tell")
    bus.await_names(NAME)
    player.say("doze", "leave")
    time.sleep(0.2)
    began = time.monotonic()
    equal("a player that has no time is described all the same", bus.get("PlaybackStatus"),
          "'Playing'")
    equal("and takes a request", bus.call(PLAYER_INTERFACE + ".Next"), "()")
    result(time.monotonic() - began < 0.7, "both before it has time")
    seen = player.until("^leave")
    player.say("tell")
    seen += player.until("^tell")
    equal("a request is not delivered after leaving", [line.split()[0] for line in seen],
          ["doze", "leave", "tell"])
    ends_well("it ends well with a request on its way", player)


def test_quit(bus):
    answers = []
    for _ in range(20):
        player = Player(bus.environment)
        player.say("obedient 1")
        player.do("appear")
        bus.await_names(NAME)
        answers.append(bus.call(ROOT_INTERFACE + ".Quit"))
        trouble = player.finish()
        bus.await_names()
    equal("who tells a player to quit is answered before it goes", answers, ["()"] * 20)
    result(not trouble, "it may leave while it is told", trouble)


def test_frozen(bus):
    player = Player(bus.environment)
    player.say(*READING)
    player.do("appear")
    player.do("tell")
    bus.await_names(NAME)
    listener = bus.listen()
    bus.send(signal.SIGSTOP)
    took = player.do("tell-much")
    quick("20,000 updates do not wait for a bus that is frozen", took, 20000 * 50)
    bus.send(signal.SIGCONT)
    seen = listener.until("'title 19999'")
    result(len(seen) <= 3, "when it thaws it is told the last, and not all", len(seen))
    bus.send(signal.SIGSTOP)
    player.tell("title frozen", "position 200000000", "rate 1")
    player.tell("title colder", "position 400000000")
    time.sleep(1)
    bus.send(signal.SIGCONT)
    seen = listener.until(r"Seeked \(int64 4")
    between("and where the article is by then", changes(seen)[-1], 400900000, 405000000)
    listener.close()
    bus.send(signal.SIGSTOP)
    player.tell("title frozen again")
    quick("leaving a frozen bus does not hang", player.do("leave"), LEAVES_US)
    quick("appearing on one neither", player.do("appear"))
    quick("nor telling it", player.do("tell"))
    quick("nor leaving before it ever answered", player.do("leave"), LEAVES_US)
    ends_well("it ends well", player)
    bus.send(signal.SIGCONT)


def test_killed():
    bus = Bus()
    player = Player(bus.environment)
    player.say(*READING)
    player.do("appear")
    player.do("tell")
    bus.await_names(NAME)
    bus.close()
    quick("a bus that is killed is not waited for", player.tell("status 2"))
    time.sleep(0.2)
    quick("nor later", player.tell("status 1"))
    quick("nor by leaving", player.do("leave"))
    quick("nor by appearing once more", player.do("appear"))
    ends_well("it ends well", player)

    bus = Bus()
    player = Player(bus.environment)
    player.say("appear")
    player.until("^appear")
    bus.close()
    quick("a bus killed while it is met is no trouble", player.do("leave"), LEAVES_US)
    ends_well("and it ends well", player)


def serve(path, answer):
    """A socket that is no bus: takes connections and sends `answer` to each."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()

    def run():
        kept = []
        while True:
            try:
                client, _ = server.accept()
                kept.append(client)
                client.sendall(answer)
            except OSError:
                return

    threading.Thread(target=run, daemon=True).start()
    return server


def test_no_bus():
    with tempfile.TemporaryDirectory() as folder:
        launched = os.path.join(folder, "launched")
        launcher = os.path.join(folder, "dbus-launch")
        with open(launcher, "w", encoding="utf-8") as script:
            script.write(f"#!/bin/sh\n: >'{launched}'\n")
        os.chmod(launcher, 0o755)
        path = folder + ":" + os.environ["PATH"]
        socket_file = os.path.join(folder, "silent")
        noise_file = os.path.join(folder, "noise")
        servers = serve(socket_file, b""), serve(noise_file, b"OK \xff\0\r\n" * 20000)
        for name, env in (
                ("no bus", environment(PATH=path, DISPLAY=":0")),
                ("an empty address", environment("", PATH=path, DISPLAY=":0")),
                ("an address that would launch one",
                 environment("autolaunch:", PATH=path, DISPLAY=":0")),
                ("a folder without one", environment(runtime=folder)),
                ("a bus that is not there", environment("unix:path=/nowhere/bus")),
                ("an address that is none", environment("no:address,at;all")),
                ("a socket that is silent", environment("unix:path=" + socket_file)),
                ("a socket that is no bus", environment("unix:path=" + noise_file))):
            player = Player(env)
            player.say(*READING)
            quick(f"{name}: appearing returns at once", player.do("appear"))
            time.sleep(0.1)
            quick(f"{name}: telling too", player.do("tell"))
            quick(f"{name}: leaving too", player.do("leave"), LEAVES_US)
            ends_well(f"{name}: it ends well", player)
        result(not os.path.exists(launched), "no bus is launched")
        for server in servers:
            server.close()


def test_runtime_folder():
    bus = Bus()
    player = Player(environment(runtime=bus.folder))
    player.do("appear")
    equal("without an address, the bus of the runtime folder is found", bus.await_names(NAME), [NAME])
    ends_well("it ends well without leaving", player)
    bus.close()


def main():
    if not shutil.which("dbus-daemon") or not shutil.which("gdbus"):
        skip("the reading on the session bus", "dbus-daemon or gdbus is not installed")
        finish()
        return
    bus = Bus()
    try:
        test_nothing_to_read(bus)
        player = Player(bus.environment)
        player.say(*READING)
        player.do("appear")
        player.do("tell")
        bus.await_names(NAME)
        test_introspection(bus)
        test_properties(bus)
        test_position(bus, player)
        test_methods(bus, player)
        test_ignored(bus, player)
        test_assignments(bus, player)
        test_signals(bus, player)
        test_texts(bus, player)
        test_playerctl(bus, player)
        test_second(bus, player)
        test_busy(bus)
        test_quit(bus)
        test_frozen(bus)
    finally:
        bus.close()
    test_killed()
    test_no_bus()
    test_runtime_folder()
    finish()


main()
