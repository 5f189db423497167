"""Checkers of files that are programs in Java: epubcheck, and the Nu HTML checker of npm."""
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
EPUBCHECK = "/usr/share/java/epubcheck.jar"
NU_HTML = os.path.join(BUILD, "npm", "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
# What pays only for programs that run for minutes is left out: a book is checked in half the time. The stack is what the
# Nu checker then asks for.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


def is_there(checker):
    return shutil.which("java") is not None and os.path.exists(checker)


def check(checker, *arguments):
    """The ended process, with what it said as text."""
    return subprocess.run([*JAVA, "-jar", checker, *arguments], capture_output=True, text=True, timeout=300, check=False)
