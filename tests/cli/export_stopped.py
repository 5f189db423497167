#!/usr/bin/env python3
"""Stops lectern export in the middle, in every way, and looks at what is left; then lets it finish.

    export_stopped.py LECTERN FOLDER

Signals are sent to the program alone, as kill does; Ctrl-C is typed on a terminal of its own, so
that every process of the group gets it.
"""
import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
import time

lectern, top = sys.argv[1:]
os.mkdir(top)
page = os.path.join(top, "long.html")
with open(page, "w", encoding="utf-8") as file:
    file.write("<html lang=en><head><title>A Long Page</title></head><body><article><h1>A Long Page</h1>")
    for number in range(500):
        file.write(f"<p>This is the sentence with the number {number}, and it says nothing else.</p>\n")
    file.write("<p><small>This is general information and does not replace medical advice from your doctor."
               "</small></p></article></body></html>")
command = [lectern, "export", "--format", "mp3,ogg", page]


def left_in(folder):
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def wait_until_busy(folder):
    """Returns when a temporary file has begun to grow."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for name in left_in(folder):
            try:
                if name.startswith(".lectern-") and os.path.getsize(os.path.join(folder, name)) > 50000:
                    return
            except FileNotFoundError:
                pass
        time.sleep(0.01)
    raise SystemExit("nothing is written")


def stop_by(signal_number, folder):
    process = subprocess.Popen(command + ["-o", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True)
    wait_until_busy(folder)
    process.send_signal(signal_number)
    began = time.monotonic()
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - began < 5, "it took long to stop"
    return process.returncode, out, err


# Asked to stop: nothing is left at all, and the exit code is a shell's.
for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    folder = os.path.join(top, signal_number.name)
    status, out, err = stop_by(signal_number, folder)
    assert status == 128 + signal_number, (status, err)
    assert out == "", out
    assert len(err.splitlines()) == 1 and "same command again" in err, err
    assert left_in(folder) == [], left_in(folder)

# Shot: what is left is hidden.
folder = os.path.join(top, "killed")
status, out, err = stop_by(signal.SIGKILL, folder)
assert status == -signal.SIGKILL
assert left_in(folder) and all(name.startswith(".lectern-") for name in left_in(folder)), left_in(folder)

# The same command again, on a terminal: it sweeps, shows how far it is, and finishes.
def on_terminal(arguments, keys_when_busy=None):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execv(lectern, arguments)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, b"\x18\x00\x50\x00\x00\x00\x00\x00")
    if keys_when_busy:
        wait_until_busy(folder)
        os.write(terminal, keys_when_busy)
    shown = b""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


status, shown = on_terminal(command + ["-o", folder])
assert status == 0, shown
assert left_in(folder) == ["A-Long-Page.mp3", "A-Long-Page.ogg"], left_in(folder)
assert "article 1 of 1  [" in shown and " %" in shown and " left" in shown, shown
lines = [line.rpartition("\x1b[K")[2] for line in shown.splitlines()]
assert [line for line in lines if line] == [os.path.join(folder, name) for name in left_in(folder)], lines
assert all(len(part) < 80 for part in shown.replace("\x1b[K", "").replace("\r", "\n").split("\n")
           if part.startswith("article")), shown

folder = os.path.join(top, "typed")
status, shown = on_terminal(command + ["-o", folder], b"\x03")
assert status == 128 + signal.SIGINT, (status, shown)
assert left_in(folder) == [], left_in(folder)

# Without a terminal no bar.
folder = os.path.join(top, "quiet")
result = subprocess.run(command[:3] + ["mp3", page, "-o", folder], capture_output=True, text=True)
assert result.returncode == 0 and result.stderr == "", result.stderr

# No process of ours outlives the program that was shot.
time.sleep(0.2)
alive = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
assert page not in alive.replace(" ".join(sys.argv), ""), alive
