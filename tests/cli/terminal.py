"""lectern read on a terminal of its own. Standard library only."""
import errno
import os
import pty
import select
import signal
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))


class Terminal:
    """lectern on a terminal of its own, which the test types on and reads."""

    def __init__(self, arguments, environment=None, standard_input=None, background=False,
                 verb="read", program=LECTERN):
        self.text = ""
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            self._child([program, verb] + arguments, environment or os.environ, standard_input, background)
        self.before = termios.tcgetattr(self.master)

    @staticmethod
    def _child(arguments, environment, standard_input, background):
        try:
            if background and os.fork() > 0:
                _, status = os.wait()
                os._exit(os.waitstatus_to_exitcode(status) & 0xff)
            if background:
                os.setpgid(0, 0)
            if standard_input:
                os.dup2(os.open(standard_input, os.O_RDONLY), 0)
            os.execve(arguments[0], arguments, environment)
        finally:
            os._exit(127)

    def read(self, timeout):
        """Takes up what was printed; False when nothing came in time."""
        if not select.select([self.master], [], [], max(timeout, 0))[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.text += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)

    def wait_for(self, text, timeout=10.0, start=0):
        """Seconds until `text` stands in what was printed from `start` on; None if it never does."""
        began = time.monotonic()
        while text not in self.text[start:]:
            left = began + timeout - time.monotonic()
            if left <= 0 or (not self.read(left) and self.is_over()):
                return 0 if text in self.text[start:] else None
        return time.monotonic() - began

    def is_over(self):
        """Whether lectern has ended."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def type(self, keys):
        os.write(self.master, keys)

    def end(self, timeout=5.0):
        """The exit code, or minus the signal, as subprocess has it; None if it does not end."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.read(0.05):
                    pass
                return os.waitstatus_to_exitcode(status)
            self.read(0.01)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None

    def is_restored(self):
        return termios.tcgetattr(self.master) == self.before

    def is_taken(self):
        return not termios.tcgetattr(self.master)[3] & (termios.ICANON | termios.ECHO)

    def close(self):
        os.close(self.master)
