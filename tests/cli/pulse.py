"""A sound server of our own for tests and benchmarks: a PulseAudio daemon with one null sink, whose
monitor is recorded in real time. Standard library only."""
import array
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time

RATE = 22050
SETTLE_S = 2.6  # an idle null sink renders up to 2 s ahead; from then on it follows the recorder


def is_installed():
    return shutil.which("pulseaudio") is not None and shutil.which("parec") is not None


class Pulse:
    """The daemon. `environment` leads programs to it, and nowhere else."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="lectern-pulse-")
        socket = os.path.join(self.folder, "socket")
        self.environment = dict(os.environ, HOME=self.folder, XDG_RUNTIME_DIR=self.folder,
                                XDG_CONFIG_HOME=self.folder, PULSE_SERVER="unix:" + socket)
        for name in ("ALSA_CONFIG_PATH", "PULSE_SINK", "DISPLAY"):
            self.environment.pop(name, None)
        self.socket = socket
        self.start()

    def start(self):
        """Also again after stop()."""
        self.daemon = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "-L", "module-null-sink sink_name=counter",
             "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}"],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while not os.path.exists(self.socket):
            if time.monotonic() > deadline or self.daemon.poll() is not None:
                self.close()
                raise RuntimeError("pulseaudio does not start")
            time.sleep(0.02)

    def stop(self):
        """As if it had crashed."""
        self.daemon.kill()
        self.daemon.wait()
        if os.path.exists(self.socket):
            os.unlink(self.socket)

    def freeze(self):
        self.daemon.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.daemon.send_signal(signal.SIGCONT)

    def close(self):
        if self.daemon.poll() is None:
            self.daemon.kill()
        self.daemon.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Recorder:
    """What the null sink plays, in blocks of 5 ms with the time of their arrival."""

    def __init__(self, pulse):
        self.blocks = []  # (monotonic seconds, samples)
        self.process = subprocess.Popen(
            ["parec", "-d", "counter.monitor", "--raw", f"--rate={RATE}", "--channels=1",
             "--format=s16le", "--latency-msec=5"],
            env=pulse.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        time.sleep(SETTLE_S)

    def _run(self):
        rest = b""
        while True:
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                return
            data = rest + data
            rest = data[len(data) & ~1:]
            self.blocks.append((time.monotonic(), array.array("h", data[:len(data) & ~1])))

    def mark(self):
        """A place in the recording, for since()."""
        return len(self.blocks)

    def since(self, mark):
        samples = array.array("h")
        for _, block in self.blocks[mark:]:
            samples.extend(block)
        return samples

    def first_sound(self, mark, peak, deadline):
        """When the first block since `mark` arrived that is louder than `peak`; None if none does."""
        while time.monotonic() < deadline:
            while mark < len(self.blocks):
                when, block = self.blocks[mark]
                if max(map(abs, block), default=0) > peak:
                    return when
                mark += 1
            time.sleep(0.002)
        return None

    def close(self):
        self.process.kill()
        self.process.wait()
        self.thread.join()
