#!/usr/bin/python3
"""lectern serve, by raw sockets: what clients of every kind get, and that none keeps others out. Prints TAP."""
import gzip
import os
import re
import resource
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from tap import finish, result, skip  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
SECRET = b"the secret of the house"
PAGE = b"<!DOCTYPE html><title>Home</title>" + b"<p>Drink water with your tablets.</p>" * 200
SOUND = bytes(range(256)) * 4000
PATIENCE_S = 2
GENEROUS_S = 60

top = tempfile.mkdtemp(prefix="lectern-serve-")
site = os.path.join(top, "site")


def written(path, data):
    path = os.path.join(top, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
    os.utime(path, (1780000000, 1780000000))


def make_site():
    written("secret.txt", SECRET)
    written("site/index.html", PAGE)
    written("site/articles/index.html", PAGE)
    written("site/files/a.mp3", SOUND)
    written("site/files/a.vtt", b"WEBVTT\n")
    written("site/files/empty.mp3", b"")
    written("site/.lectern/lock", SECRET)
    os.symlink("../secret.txt", os.path.join(site, "link.txt"))
    os.symlink("..", os.path.join(site, "up"))


class Server:
    def __init__(self, *options, folder=site):
        self.process = subprocess.Popen([LECTERN, "serve", "--listen", "127.0.0.1:0", *options, folder],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        self.port = int(self.url.rsplit(":", 1)[1].strip("/"))

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=GENEROUS_S)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def said(self, data):
        """All that the server says to these bytes until it ends the connection."""
        with self.connect() as connection:
            try:
                connection.sendall(data)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_all(connection)

    def ask(self, target, *headers, method="GET"):
        lines = [f"{method} {target} HTTP/1.1", "Host: shop.example", "Connection: close", *headers, "", ""]
        return Response(self.said("\r\n".join(lines).encode("latin-1")))

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def memory_kb(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s*(\d+)", file.read())[1])

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        status = self.process.wait(timeout=GENEROUS_S)
        self.process.stdout.close()
        self.process.stderr.close()
        return status


def read_all(connection):
    data = b""
    try:
        while True:
            more = connection.recv(1 << 16)
            if not more:
                return data
            data += more
    except ConnectionResetError:
        return data


class Response:
    def __init__(self, data):
        self.data = data
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1]) if lines[0].startswith("HTTP/1.1 ") else 0
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}

    def __getitem__(self, name):
        return self.headers.get(name.lower())


def settled(measure, most):
    """Whether what is measured comes down to `most`: connections take a moment to be cleared away."""
    deadline = time.monotonic() + GENEROUS_S
    while measure() > most and time.monotonic() < deadline:
        time.sleep(0.05)
    return measure() <= most


def test_files(server):
    page = server.ask("/")
    result(page.status == 200 and page.body == PAGE, "the front page", page.data[:400])
    result(page["Content-Type"] == "text/html; charset=utf-8" and page["Content-Length"] == str(len(PAGE)),
           "type and length of a page", page.headers)
    missing = [name for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "ETag", "Date",
                                 "Last-Modified") if not page[name]]
    result(not missing, "headers that browsers are protected by", missing)
    sound = server.ask("/files/a.mp3")
    result(sound.status == 200 and sound.body == SOUND and sound["Content-Type"] == "audio/mpeg", "sound", sound.headers)
    empty = server.ask("/files/empty.mp3")
    result(empty.status == 200 and empty["Content-Length"] == "0" and not empty.body, "an empty file", empty.data)
    packed = server.ask("/", "Accept-Encoding: br, gzip")
    result(packed["Content-Encoding"] == "gzip" and gzip.decompress(packed.body) == PAGE and packed["Vary"],
           "a page is compressed for who takes it", packed.headers)
    moved = server.ask("/articles")
    result(moved.status == 301 and moved["Location"] == "/articles/", "a folder's slash is added", moved.headers)
    none = server.ask("/none.html")
    result(none.status == 404 and b"<h1>" in none.body, "a page that is not there", none.data)


def test_head(server):
    head = server.ask("/files/a.mp3", "Range: bytes=0-9", method="HEAD")
    result(head.status == 200 and head["Content-Length"] == str(len(SOUND)) and not head.body,
           "HEAD tells the length and sends nothing", head.data[:400])
    head, page = server.ask("/", "Accept-Encoding: gzip", method="HEAD"), server.ask("/", "Accept-Encoding: gzip")
    differ = {name for name in page.headers if name != "date" and page[name] != head[name]}
    result(not differ and not head.body, "HEAD tells what GET would", differ)


def test_ranges(server):
    part = server.ask("/files/a.mp3", "Range: bytes=1000-1999")
    result(part.status == 206 and part.body == SOUND[1000:2000] and
           part["Content-Range"] == f"bytes 1000-1999/{len(SOUND)}", "a range", part.headers)
    tail = server.ask("/files/a.mp3", "Range: bytes=-100")
    result(tail.status == 206 and tail.body == SOUND[-100:], "the last bytes", tail.headers)
    beyond = server.ask("/files/a.mp3", f"Range: bytes={len(SOUND)}-")
    result(beyond.status == 416 and beyond["Content-Range"] == f"bytes */{len(SOUND)}", "a range behind the end",
           beyond.headers)
    several = server.ask("/files/a.mp3", "Range: bytes=0-1,5-6,0-,0-,0-")
    result(several.status == 200 and several.body == SOUND, "a list of ranges is not looked at", several.headers)
    same = server.ask("/files/a.mp3", "Range: bytes=5-", f"If-Range: {part['ETag']}")
    other = server.ask("/files/a.mp3", "Range: bytes=5-", 'If-Range: "another"')
    dated = server.ask("/files/a.mp3", "Range: bytes=5-", f"If-Range: {part['Last-Modified']}")
    result((same.status, other.status, dated.status) == (206, 200, 206) and other.body == SOUND,
           "a download goes on only of the same file", (same.status, other.status, dated.status))


def test_conditions(server):
    page = server.ask("/")
    for name, headers in (("ETag", [f"If-None-Match: \"x\", {page['ETag']}"]),
                          ("date", [f"If-Modified-Since: {page['Last-Modified']}"])):
        same = server.ask("/", *headers)
        result(same.status == 304 and not same.body and same["ETag"] == page["ETag"], f"not modified, by {name}", same.data)
    failed = server.ask("/", 'If-Match: "x"')
    result(failed.status == 412, "a condition that does not hold", failed.status)
    packed = server.ask("/", "Accept-Encoding: gzip")
    result(packed["ETag"] != page["ETag"], "the compressed page has a tag of its own", packed["ETag"])


def test_connections_are_kept(server):
    request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    with server.connect() as connection:
        connection.sendall(request * 3 + b"GET /none HTTP/1.1\r\nHost: x\r\n\r\n"
                           b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        data = read_all(connection)
    result(re.findall(rb"HTTP/1.1 (\d+)", data) == [b"200"] * 3 + [b"404", b"200"] and data.count(PAGE) == 3,
           "several requests on one connection, sent at once", data[:600])


def test_bad_requests(server):
    cases = {
        "no HTTP": b"hello\r\n\r\n",
        "no host": b"GET / HTTP/1.1\r\n\r\n",
        "two hosts": b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "a NUL in the path": b"GET /index.html%00.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "a cut escape": b"GET /%4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "a target that is no path": b"GET index.html HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)) + b"\r\n\r\n",
        "lines without an end of header": b"GET / HTTP/1.1\r\n" + b"\x00\xff\r\n" * 20 + b"\r\n",
    }
    for name, request in cases.items():
        with server.connect() as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            response = Response(read_all(connection))
        result(response.status in (0, 400, 404, 405, 505) and PAGE not in response.body, f"refused: {name}",
               response.data[:300])
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
        response = server.ask("/", "Content-Length: 0", method=method)
        result(response.status == 405 and response["Allow"] == "GET, HEAD", f"only read: {method}", response.headers)
    large = server.said(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n" + b"x" * 100000)
    result(Response(large).status in (0, 405), "a body that nobody wants is not waited for", large[:300])
    smuggled = server.said(b"GET /none HTTP/1.1\r\nHost: x\r\nContent-Length: 27\r\nTransfer-Encoding: chunked\r\n\r\n"
                           b"0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
    result(smuggled.count(b"HTTP/1.1 ") == 1 and PAGE not in smuggled, "a second request in a body is not answered",
           smuggled[:300])


def test_long_requests(server):
    target = server.ask("/" + "a" * 100000)
    result(target.status in (414, 431), "a long target", target.status)
    headers = server.ask("/", *[f"X-{i}: {'y' * 100}" for i in range(1000)])
    result(headers.status == 431, "long headers", headers.status)
    result(server.ask("/").status == 200, "and others are served", "")


def test_nothing_else_is_served(server):
    targets = ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/link.txt", "/up/secret.txt", "/up/",
               "/.lectern/lock", "/%2electern/lock", "/files/../../secret.txt", "/files/..%5c..%5csecret.txt",
               "//secret.txt", "http://x/../secret.txt", top + "/secret.txt", "/up", "/./.lectern/lock"]
    answers = {target: server.ask(target) for target in targets}
    wrong = {target: answer.status for target, answer in answers.items()
             if answer.status not in (400, 404) or SECRET in answer.data or answer["Location"]}
    result(not wrong, "nothing is served but the site", wrong)


def test_slow_clients():
    """One says a letter now and then, one says nothing, one reads nothing; meanwhile others are served."""
    server = Server("--timeout", str(PATIENCE_S))
    before = server.descriptors()
    began = time.monotonic()
    dripping, silent, deaf = server.connect(), server.connect(), server.connect()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.sendall(b"GET /files/a.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
    served, ended = False, False
    for letter in b"GET / HTTP/1.1\r\nX: " + b"y" * 1000:
        try:
            dripping.sendall(bytes([letter]))
        except OSError:
            ended = True
        if ended or select.select([dripping], [], [], 0.2)[0]:
            ended = True
            break
        served = served or server.ask("/files/a.vtt").status == 200
    result(ended, f"who sends a letter now and then is shown out ({time.monotonic() - began:.1f} s)")
    result(served, "others are served meanwhile")
    result(bool(select.select([silent], [], [], GENEROUS_S)[0]), "who says nothing is shown out")
    result(settled(server.descriptors, before), "who reads nothing is left", (before, server.descriptors()))
    for connection in (dripping, silent, deaf):
        connection.close()
    server.stop()


def test_full_house():
    """Who says nothing has all the connections there may be, until his time is over."""
    for most in ("1", "2"):
        server = Server("--connections", most, "--timeout", "1")
        silent = [server.connect() for _ in range(3)]
        result(any(server.ask("/").body == PAGE for _ in range(5)), f"a house that is full has room again, of {most}")
        for connection in silent:
            connection.close()
        server.stop()


def test_thousand_connections(server):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 3000:
        skip("a thousand connections", "too few open files are allowed")
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 3000), hard))
    connections = [server.connect() for _ in range(1000)]
    right = 0
    try:
        for connection in connections:
            connection.sendall(b"GET /files/a.vtt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        for connection in connections:
            right += read_all(connection).endswith(b"\r\n\r\nWEBVTT\n")
    except OSError:
        pass
    for connection in connections:
        connection.close()
    result(right == 1000, "a thousand connections at once", right)


def test_nothing_grows(server):
    def round_of_requests():
        with server.connect() as connection:
            connection.sendall(b"GET /files/a.vtt HTTP/1.1\r\nHost: x\r\n\r\n" * 500 +
                               b"GET /none HTTP/1.1\r\nHost: x\r\n\r\n" * 500 +
                               b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            read_all(connection)
        server.said(b"GET /" + b"z" * 10000 + b" HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n")
        with server.connect() as connection:
            connection.sendall(b"GET /files/a.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
            connection.recv(1)

    for _ in range(4):
        round_of_requests()
    descriptors, memory = server.descriptors(), server.memory_kb()
    for _ in range(12):
        round_of_requests()
    result(settled(server.descriptors, descriptors + 2), "no descriptor is left open", server.descriptors())
    result(server.memory_kb() < memory + 4000, "no memory is kept", (memory, server.memory_kb()))


def test_changes_are_seen(server):
    server.ask("/files/a.vtt")
    written("site/files/new.vtt", b"WEBVTT again\n")
    os.replace(os.path.join(site, "files", "new.vtt"), os.path.join(site, "files", "a.vtt"))
    result(server.ask("/files/a.vtt").body == b"WEBVTT again\n", "a file that was replaced is served anew")
    written("site/files/a.vtt", b"WEBVTT\n")


def test_stopping():
    server = Server()
    with server.connect() as idle:
        began = time.monotonic()
        status = server.stop()
        result(status == 0 and time.monotonic() - began < GENEROUS_S and read_all(idle) == b"",
               "TERM ends it, whoever is connected", status)
    server = Server()
    with server.connect() as connection:
        connection.sendall(b"GET /files/a.mp3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        first = connection.recv(1000)
        server.process.send_signal(signal.SIGTERM)
        body = (first + read_all(connection)).partition(b"\r\n\r\n")[2]
        result(body == SOUND, "an answer on its way arrives when it is stopped", len(body))
    result(server.process.wait(timeout=GENEROUS_S) == 0, "and then it ends")
    with open(os.path.join(site, "files", "large.mp3"), "wb") as file:
        file.truncate(1 << 30)
    server = Server()
    with server.connect() as deaf:
        deaf.sendall(b"GET /files/large.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
        deaf.recv(1)
        while server.process.poll() is None:
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.05)
    result(server.process.wait() == -signal.SIGTERM, "a second TERM does not wait")


def test_shelf():
    """A shelf has its site in a folder of that name; what else is on it is nobody's business."""
    shelf = os.path.join(top, "shelf")
    written("shelf/catalogue.db", SECRET)
    os.symlink(site, os.path.join(shelf, "site"))
    server = Server("--counter", "off", folder=shelf)
    result(server.ask("/").body == PAGE, "the site of a shelf")
    result(server.ask("/catalogue.db").status == 404, "and nothing else of it")
    server.stop()


def run(*arguments):
    return subprocess.run([LECTERN, "serve", *arguments], capture_output=True, text=True, timeout=GENEROUS_S)


def test_faults():
    server = Server()
    cases = [
        ("a port in use", ["--listen", f"127.0.0.1:{server.port}", site], 1, "another program listens there"),
        ("no folder", [], 2, "give one folder"),
        ("a folder that is not there", [os.path.join(top, "none")], 1, "there is no such folder"),
        ("a folder that is no site", [os.path.join(site, "files")], 1, "has no index.html"),
        ("no address", ["--listen", "shop", site], 2, "is not an address"),
        ("no number", ["--connections", "0", site], 2, "--connections: a number"),
    ]
    for name, arguments, status, text in cases:
        done = run(*arguments)
        result(done.returncode == status and text in done.stderr and done.stderr.count("\n") <= 2, name,
               (done.returncode, done.stderr))
    server.stop()


make_site()
server = Server("--timeout", "600")
try:
    result(re.fullmatch(r"http://127\.0\.0\.1:\d+/", server.url), "it tells where it is", server.url)
    for test in (test_files, test_head, test_ranges, test_conditions, test_connections_are_kept, test_bad_requests,
                 test_long_requests, test_nothing_else_is_served, test_thousand_connections,
                 test_nothing_grows, test_changes_are_seen):
        test(server)
    result(server.process.poll() is None, "it still runs")
    server.stop()
    test_slow_clients()
    test_full_house()
    test_stopping()
    test_shelf()
    test_faults()
finally:
    server.process.kill()
    server.process.wait()
    shutil.rmtree(top)
finish()
