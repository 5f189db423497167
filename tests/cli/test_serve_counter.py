#!/usr/bin/python3
"""The counter's page of lectern serve: it reads through the speakers, steers, adds and publishes; nobody from elsewhere
can drive it without the passphrase, and no other page can. Prints TAP."""
import html.parser
import http.client
import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.dont_write_bytecode = True
import checkers  # noqa: E402
from tap import finish, result, skip  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
NPM = os.path.join(os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build"))), "npm")
GENEROUS_S = 60
PASSPHRASE = "four quiet grey geese"

top = tempfile.mkdtemp(prefix="lectern-counter-")
os.environ["XDG_CACHE_HOME"] = os.path.join(top, "cache")

ARTICLE = """<!DOCTYPE html><html lang=en><head><title>{title}</title><meta name=date content=2026-02-03></head><body><article>
<h1>{title}</h1><p>Drops stay in the eye when it is closed for a while. They are kept in the door of the fridge.</p>
<h2>How many</h2><p>One drop is enough. A second one runs down the cheek. Wait five minutes before another kind.</p>
<h2>How long</h2><p>An open bottle is used for four weeks. Write the day on it. Then it goes back to the pharmacy.</p>
<p>Disclaimer: This article is for general information only and is not medical advice. Ask your pharmacist.</p>
</article></body></html>"""


def written(name, text):
    path = os.path.join(top, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def lectern(*arguments, **options):
    return subprocess.run([LECTERN, *arguments], capture_output=True, text=True, timeout=GENEROUS_S, **options)


def make_shelf(name):
    shelf = os.path.join(top, name)
    written("drops.html", ARTICLE.format(title="Drops for &lt;tired&gt; &amp; dry eyes"))
    lectern("shelf", "add", shelf, os.path.join(top, "drops.html"), check=True)
    written(f"{name}/pharmacy.ini", "[pharmacy]\nname = Corner & Sons\n[site]\nbase_url = https://shop.example/health/\n"
                                    "[sound]\nformats = mp3\n")
    return shelf


# --- as a browser without scripts ------------------------------------------------------------------------------------


class Forms(html.parser.HTMLParser):
    """The forms of a page: action, hidden fields, buttons by what they say; and its text."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.button, self.words, self.text = [], None, [], ""
        self.feed(text)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.forms.append({"action": attributes["action"], "fields": {}, "buttons": {}, "method": attributes["method"]})
        elif tag == "input" and attributes.get("type") == "hidden":
            self.forms[-1]["fields"][attributes["name"]] = attributes["value"]
        elif tag == "button":
            self.button = (attributes, [])

    def handle_data(self, data):
        self.words.append(data)
        if self.button:
            self.button[1].append(data)

    def handle_endtag(self, tag):
        if tag == "button":
            attributes, words = self.button
            self.forms[-1]["buttons"][" ".join("".join(words).split())] = (attributes.get("name"), attributes.get("value"))
            self.button = None

    def find(self, button):
        for form in self.forms:
            for name, value in form["buttons"].items():
                if button in name:
                    return form, value
        return None, None


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        self.text = self.body.decode("utf-8", "replace")


class Server:
    def __init__(self, shelf, *options):
        self.process = subprocess.Popen([LECTERN, "serve", "--listen", "127.0.0.1:0", "--device", "null", *options, shelf],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        self.port = int(self.url.rsplit(":", 1)[1].strip("/"))

    def ask(self, path, method="GET", body=None, host=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GENEROUS_S)
        all_headers = {"Host": host or f"127.0.0.1:{self.port}"}
        all_headers.update({name.replace("_", "-"): value for name, value in headers.items()})
        connection.request(method, path, body, all_headers)
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    def post(self, path, fields, **headers):
        headers.setdefault("Content_Type", "application/x-www-form-urlencoded")
        return self.ask(path, "POST", urllib.parse.urlencode(fields), **headers)

    def page(self, query="", **headers):
        return Forms(self.ask("/counter" + query, **headers).text)

    def key(self, **headers):
        return self.page(**headers).forms[-1]["fields"]["key"]

    def press(self, button, **headers):
        """Presses the button that says so; what came of it."""
        form, sent = self.page(**headers).find(button)
        fields = dict(form["fields"])
        if sent and sent[0]:
            fields[sent[0]] = sent[1]
        return self.post(form["action"], fields, **headers)

    def wait_for(self, text, query="", **headers):
        until = time.monotonic() + GENEROUS_S
        while time.monotonic() < until:
            page = self.page(query, **headers).text
            if text in page:
                return page
            time.sleep(0.1)
        return page

    def wait_for_site(self):
        """Until customers have a page to begin with."""
        until = time.monotonic() + GENEROUS_S
        while self.ask("/").status != 200:
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def stop(self, signal_number=signal.SIGTERM):
        self.process.send_signal(signal_number)
        status = self.process.wait(timeout=GENEROUS_S)
        self.process.stdout.close()
        self.process.stderr.close()
        return status


# --- reading ---------------------------------------------------------------------------------------------------------


def test_reading(server):
    page = server.page()
    result("Nothing is being read" in page.text, "at first nothing is read")
    form, _ = page.find("Pause")
    result(form is None, "and there is nothing to steer")
    answer = server.press("Drops for <tired>")
    result(answer.status == 303 and answer.headers["Location"] == "/counter", "an article is read at the press of a button",
           answer.status)
    page = server.wait_for("It is being read.")
    result("It is being read." in page and "Sentence 1 of" in page, "and the page says so", page[:300])
    server.press("Next heading")
    page = server.wait_for("Section 1.")
    result("Section 1." in page and "How many" in page, "next heading", page[:300])
    server.press("Pause")
    page = server.wait_for("Paused.")
    result("Paused." in page and "Go on" in page, "pause, and the button goes on", page[:300])
    server.press("Read from here: How long")
    page = server.wait_for("Section 2.")
    result("Section 2." in page, "a heading is gone to by its button", page[:400])
    server.press("Faster")
    page = server.wait_for("Speed 110 %")
    result("Speed 110 %" in page, "faster", page[:300])
    server.press("Where is it?")
    page = server.wait_for("Section 2 of 2.")
    result("Section 2 of 2." in page, "where it is is told, and seen", page[:300])
    server.press("Go to the disclaimer")
    page = server.wait_for("general information only")
    result("general information only" in page, "the disclaimer", page[:300])
    server.press("Stop")
    page = server.wait_for("Stopped.")
    result("Stopped." in page, "stop", page[:300])
    result(server.post("/counter/do", {"key": server.key(), "do": "pause"}).status == 409, "then there is nothing to be told")
    server.press("Drops for")
    page = server.wait_for("It is being read.")
    result("Speed 110 %" in page, "another begins as fast as the last was left", page[:300])
    server.post("/counter/do", {"key": server.key(), "do": "disclaimer"})
    page = server.wait_for("It was read to its end.")
    result("It was read to its end." in page, "it ends by itself", page[:300])


def test_bad_words(server):
    key = server.key()
    cases = [("do", {"do": "quit\nvoice x"}), ("do", {"do": "voice en-GB"}), ("do", {}), ("go", {"go": "-1"}),
             ("go", {"go": "1\nquit"}), ("go", {"go": "99999999999"})]
    for path, fields in cases:
        answer = server.post(f"/counter/{path}", {"key": key, **fields})
        result(answer.status == 400, f"refused: {path} {fields}", answer.status)
    for path, field in (("do", "do"), ("go", "go"), ("read", "id"), ("add", "address"), ("add", "text"), ("enter", "passphrase")):
        for fields in ({"key": key, field: ""}, {field: "", "key": key}):
            status = server.post(f"/counter/{path}", fields).status
            result(400 <= status < 500, f"an empty field is no fault: {path} {list(fields)}", status)
        body = multipart([(field, None, b""), ("key", None, key.encode())])
        status = server.ask(f"/counter/{path}", "POST", body, Content_Type="multipart/form-data; boundary=geese").status
        result(400 <= status < 500, f"nor is one in parts: {path}", status)
    stranger = {"host": "evil.example"}
    own = server.key()
    result(server.post("/counter/enter", {"key": own, "passphrase": ""}, **stranger).status == 403 and
           'name="key"' not in server.ask("/counter", **stranger).text, "a stranger does not learn this machine's key")
    answer = server.post("/counter/read", {"key": key, "id": "../../etc/passwd"})
    result(answer.status == 404 and "not on the shelf" in answer.text, "an article that is not there", answer.status)
    result(server.ask("/counter/nothing").status == 404 and server.post("/counter/nothing", {}).status == 404, "no such page")
    result(server.ask("/counter", "POST", "x").status == 405, "the page itself takes nothing")
    result(server.ask("/counter/do").status == 404, "what steers is no page")
    answer = server.ask("/counter", "HEAD")
    result(answer.status == 200 and answer.body == b"" and int(answer.headers["Content-Length"]) > 1000, "HEAD")
    answer = server.ask("/counterfeit")
    result(answer.status == 404 and "Counter" not in answer.text, "what only begins alike is the site's", answer.status)
    policy = server.ask("/counter").headers["Content-Security-Policy"]
    result("default-src 'none'" in policy and "frame-ancestors 'none'" in policy, "nobody may frame it", policy)


# --- adding ----------------------------------------------------------------------------------------------------------


def multipart(fields):
    """fields: (name, file name or None, bytes)"""
    parts = []
    for name, file_name, data in fields:
        head = f'Content-Disposition: form-data; name="{name}"' + (f'; filename="{file_name}"' if file_name else "")
        parts.append(b"--geese\r\n" + head.encode() + b"\r\n\r\n" + data + b"\r\n")
    return b"".join(parts) + b"--geese--\r\n"


def test_adding(server, shelf):
    key = server.key()
    text = ("Gargle with salt water three times a day. It does no harm.\n\nIf the throat hurts for more than a week, see a "
            "doctor.\n\nDisclaimer: This article is for information only and is no medical advice.")
    answer = server.post("/counter/add", {"key": key, "title": "Sore throat: “what” helps", "text": text})
    result(answer.status == 303, "a text that was pasted is taken", answer.status)
    page = server.wait_for("Sore throat: “what” helps: added")
    result("Sore throat: “what” helps: added" in page, "and added under its title", page[-900:])
    answer = server.post("/counter/add", {"key": key, "title": "Sore throat: “what” helps", "text": text})
    page = server.wait_for("is there already")
    result("is there already" in page, "a second time it is there already", page[-900:])
    upload = multipart([("key", None, key.encode()), ("file", "C:\\fakepath\\dry skin.html",
                                                      ARTICLE.format(title="Dry skin").encode())])
    answer = server.ask("/counter/add", "POST", upload, Content_Type="multipart/form-data; boundary=geese")
    page = server.wait_for("Dry skin: added")
    result(answer.status == 303 and "Dry skin: added" in page, "a file", page[-900:])
    upload = multipart([("key", None, key.encode()), ("file", "flat feet.MD", "# Flat *feet*\n\n## Insoles\n\n- They **help** some people; "
                                                      "not all.\n- Wear them for a week first.\n\nDisclaimer: no medical advice.\n".encode())])
    server.ask("/counter/add", "POST", upload, Content_Type="multipart/form-data; boundary=geese")
    page = server.wait_for("Flat feet: added")
    result("Flat feet: added" in page, "a file of Markdown is read as that", page[-900:])
    server.press("Flat feet")
    server.wait_for("It is being read.")
    result(server.page().find("Read from here: Insoles")[0] is not None, "also when it is read again")
    server.press("Stop")
    server.wait_for("Stopped.")
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (http.server.SimpleHTTPRequestHandler,), {
        "log_message": lambda *_: None,
        "do_GET": lambda self: (self.send_response(200), self.send_header("Content-Type", "text/html; charset=utf-8"),
                                self.end_headers(), self.wfile.write(ARTICLE.format(title="Cold feet").encode()))}))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    server.post("/counter/add", {"key": key, "address": f"http://127.0.0.1:{served.server_port}/feet.html"})
    page = server.wait_for("Cold feet: added")
    result("Cold feet: added" in page, "an address", page[-900:])
    server.post("/counter/add", {"key": key, "address": f"http://127.0.0.1:{served.server_port + 1}/"})
    page = server.wait_for("could not be added")
    result("could not be added" in page, "one where nobody answers is told of", page[-900:])
    served.shutdown()
    for name, fields, why in [("no address", {"address": "/etc/passwd"}, "http://"), ("another scheme", {"address": "file:///etc/passwd"}, "http://"),
                              ("no text", {"text": "  "}, "Put in the text"), ("nothing", {}, "Put in the text")]:
        answer = server.post("/counter/add", {"key": key, **fields})
        result(answer.status == 400 and why in answer.text and "role=\"alert\"" in answer.text, f"refused: {name}", answer.status)
    empty = multipart([("key", None, key.encode()), ("file", "", b"")])
    answer = server.ask("/counter/add", "POST", empty, Content_Type="multipart/form-data; boundary=geese")
    result(answer.status == 400 and "Choose a file" in answer.text, "refused: no file", answer.status)
    huge = b"x" * (17 << 20)
    answer = server.ask("/counter/add", "POST", huge, Content_Type="application/x-www-form-urlencoded")
    result(answer.status == 413 and "larger than an article" in answer.text and "role=\"alert\"" in answer.text,
           "refused: larger than an article can be", answer.status)
    ready = server.wait_for("2026-02-03 · Ready", "?q=Dry+skin")
    result("2026-02-03 · Ready" in ready, "what was added becomes ready", ready[-900:])
    found = server.page("?q=gargle").text
    result("1 article was found." in found and "Sore throat" in found, "and is found by its words", found[-900:])
    result("No article was found." in server.page("?q=%22%2A+OR").text, "and nothing by nonsense")
    site = os.path.join(shelf, "site")
    names = " ".join(os.listdir(os.path.join(site, "articles")))
    result("dry-skin" in names, "customers have a page of it", names)
    server.press("Dry skin")
    server.wait_for("It is being read.")
    page = server.ask("/counter").text
    result("<svg" in page and "QR code of the page" in page, "and take it along as a code")
    server.press("Stop")
    server.wait_for("Stopped.")


# --- who may ---------------------------------------------------------------------------------------------------------


def test_nobody_else(server):
    key = server.key()
    good = {"key": key, "do": "pause"}
    own = f"http://127.0.0.1:{server.port}"
    for name, headers in [("a page of another site", {"Origin": "https://evil.example"}),
                          ("an origin without a name", {"Origin": "null"}),
                          ("another port's page", {"Origin": f"http://127.0.0.1:{server.port + 1}"}),
                          ("a browser that says so", {"Sec_Fetch_Site": "cross-site"}),
                          ("another host of the same site", {"Sec_Fetch_Site": "same-site"})]:
        answer = server.post("/counter/do", good, **headers)
        result(answer.status == 403, f"refused: {name}", answer.status)
    result(server.post("/counter/do", good, Origin=own, Sec_Fetch_Site="same-origin").status == 409, "its own page is heard")
    for name, wrong in [("no key", {"do": "pause"}), ("another key", {"key": "0" * 64, "do": "pause"})]:
        answer = server.post("/counter/do", wrong)
        result(answer.status == 403 and "The page was old" in answer.text, f"refused: {name}", answer.status)
    for name, headers in [("a name that was made to lead here", {"host": "evil.example"}),
                          ("one that begins alike", {"host": "localhost.evil.example"}),
                          ("what another server passed on", {"X_Forwarded_For": "192.0.2.7"}),
                          ("the same by the standard's header", {"Forwarded": "for=192.0.2.7"})]:
        answer = server.ask("/counter", **headers)
        closed = answer.status == 403 and "this machine only" in answer.text and "Drops" not in answer.text
        result(closed, f"closed to {name}", (answer.status, answer.text[-300:]))
        result(server.post("/counter/do", good, **headers).status == 403, f"nor can it be driven by {name}")
        result(server.ask("/counter/events", **headers).status == 403, f"nor be listened to by {name}")
    result(server.ask("/counter/events", Sec_Fetch_Site="cross-site").status in (403, 503), "events are for its own page")
    result(server.ask("/counter", host=f"localhost:{server.port}").status == 200, "localhost is this machine")
    answer = server.ask("/", X_Forwarded_For="192.0.2.7")
    result(answer.status == 200, "customers' pages are for everybody", answer.status)


def elsewhere(address="192.0.2.7"):
    return {"host": "shop.example", "X_Forwarded_For": address, "X_Forwarded_Proto": "https"}


def test_passphrase():
    shelf = make_shelf("guarded")
    short = lectern("serve", "--set-passphrase", shelf, input="short\n")
    result(short.returncode == 2 and "at least 10" in short.stderr, "a short passphrase is refused", short.stderr)
    none = lectern("serve", "--counter", "passphrase", shelf)
    result(none.returncode == 1 and "--set-passphrase" in none.stderr, "it has to be set before it is asked for", none.stderr)
    done = lectern("serve", "--set-passphrase", shelf, input=PASSPHRASE + "\n")
    path = os.path.join(shelf, "counter.passphrase")
    mode = os.stat(path).st_mode & 0o777
    kept = open(path, encoding="utf-8").read()
    result(done.returncode == 0 and mode == 0o600 and kept.startswith("$y$") and "geese" not in kept, "it is kept as a hash",
           (done.stderr, oct(mode)))
    server = Server(shelf)
    answer = server.ask("/counter", **elsewhere())
    result(answer.status == 200 and 'type="password"' in answer.text and "Drops" not in answer.text, "it is asked for elsewhere")
    result(server.page().find("Drops")[0] is not None, "and not here")
    key = server.page(**elsewhere()).forms[-1]["fields"]["key"]
    result(server.post("/counter/do", {"key": key, "do": "pause"}, **elsewhere()).status == 403, "without it nothing is done")
    cross = server.post("/counter/enter", {"key": key, "passphrase": PASSPHRASE}, **elsewhere(), Origin="https://evil.example")
    result(cross.status == 403 and not cross.headers["Set-Cookie"], "no other page may enter")
    answer = server.post("/counter/enter", {"key": key, "passphrase": PASSPHRASE}, **elsewhere())
    cookie = answer.headers["Set-Cookie"] or ""
    result(answer.status == 303 and all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/counter", "Secure")),
           "with it a session begins", (answer.status, cookie))
    session = {**elsewhere(), "Cookie": "other=1; " + cookie.split(";")[0]}
    result(server.page(**session).find("Drops")[0] is not None, "which has the counter")
    result(server.post("/counter/do", {"key": key, "do": "pause"}, **session).status == 403, "but not by the key of before")
    answer = server.press("Drops", **session)
    page = server.wait_for("It is being read.", **session)
    result(answer.status == 303 and "It is being read." in page, "and reads through these speakers", page[:300])
    events = Events(server, **session)
    result(events.response.status == 200 and events.next(), "and is told what happens", events.response.status)
    lectern("serve", "--set-passphrase", shelf, input="another grey goose\n")
    result(events.ends_within(GENEROUS_S / 6), "an open page that asks for nothing is told no more after a new passphrase")
    result('type="password"' in server.ask("/counter", **session).text, "a new passphrase counts at once, and ends what the old one began")
    key = server.page(**elsewhere()).forms[-1]["fields"]["key"]
    result(server.post("/counter/enter", {"key": key, "passphrase": PASSPHRASE}, **elsewhere()).status == 403, "which opens no more")
    lectern("serve", "--set-passphrase", shelf, input=PASSPHRASE + "\n")
    answer = server.post("/counter/enter", {"key": key, "passphrase": PASSPHRASE}, **elsewhere())
    session = {**session, "Cookie": (answer.headers["Set-Cookie"] or "").split(";")[0]}
    server.press("Sign out", **session)
    result('type="password"' in server.ask("/counter", **session).text, "it ends when that is asked for")
    result('type="password"' in server.ask("/counter", **{**session, "Cookie": "lectern-counter=" + "A" * 43}).text, "a made up one is none")
    statuses = [server.post("/counter/enter", {"key": key, "passphrase": "wrong"}, **elsewhere()).status for _ in range(7)]
    result(statuses == [403] * 5 + [429] * 2, "after five wrong ones there is a wait", statuses)
    right = server.post("/counter/enter", {"key": key, "passphrase": PASSPHRASE}, **elsewhere())
    result(right.status == 429 and not right.headers["Set-Cookie"] and right.headers["Retry-After"], "for the right one too", right.status)
    server.wait_for_site()
    server.stop()
    server = Server(shelf, "--counter", "passphrase")
    result('type="password"' in server.ask("/counter").text, "--counter passphrase asks here, too")
    server.stop()
    server = Server(shelf, "--counter", "off")
    result(server.ask("/counter").status == 404, "--counter off has none")
    server.stop()
    result(lectern("serve", "--counter", "local", os.path.join(top, "nothing")).returncode == 2, "only a shelf has a counter")


def test_large_forms(server):
    """Nobody fills the server's memory who may not use the counter."""
    head = "POST /counter/add HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000000\r\n\r\n"
    for host, taken in (("shop.example", False), (f"127.0.0.1:{server.port}", True)):
        with socket.create_connection(("127.0.0.1", server.port), timeout=GENEROUS_S) as connection:
            connection.sendall(head.format(host).encode())
            connection.settimeout(2)
            try:
                answered = connection.recv(100)
            except TimeoutError:
                answered = b""
        result(answered.startswith(b"HTTP/1.1 403") if not taken else answered == b"", f"a large form from {host.split(':')[0]} is "
               f"{'waited for' if taken else 'refused before it comes'}", answered)


class OtherMachine:
    """A machine on a network of two: a network namespace of the kernel's, and a cable to it."""
    NAME = f"lectern-{os.getpid()}"
    CABLE = (f"lct{os.getpid()}a", f"lct{os.getpid()}b")
    OUR_ADDRESS, ITS_ADDRESS = "198.18.0.1", "198.18.0.2"  # of those that RFC 2544 keeps for tests

    def plug_in(self):
        """Whether the kernel lets us."""
        here, there = self.CABLE
        return all(subprocess.run(["ip", *command], capture_output=True, check=False).returncode == 0 for command in (
            ("netns", "add", self.NAME), ("link", "add", here, "type", "veth", "peer", "name", there),
            ("link", "set", there, "netns", self.NAME), ("address", "add", f"{self.OUR_ADDRESS}/30", "dev", here),
            ("link", "set", here, "up"), ("-n", self.NAME, "address", "add", f"{self.ITS_ADDRESS}/30", "dev", there),
            ("-n", self.NAME, "link", "set", there, "up"), ("-n", self.NAME, "link", "set", "lo", "up")))

    def unplug(self):
        subprocess.run(["ip", "link", "delete", self.CABLE[0]], capture_output=True, check=False)
        subprocess.run(["ip", "netns", "delete", self.NAME], capture_output=True, check=False)

    def run(self, *command):
        return subprocess.run(["ip", "netns", "exec", self.NAME, *command], capture_output=True, text=True, timeout=300, check=False)


def tell_of_browser(script, *arguments, run=lambda *command: subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)):
    browser = shutil.which("chromium")
    if not browser or not shutil.which("node") or not os.path.exists(os.path.join(NPM, "node_modules", "playwright-core")):
        skip(f"in a browser: {script}", "Chromium, node or playwright-core is not installed")
        return
    url, *rest = arguments
    done = run("node", os.path.join(HERE, script), url, NPM, browser, *rest)
    for line in done.stdout.splitlines():
        told = json.loads(line)
        result(told["passed"], f"in Chromium: {told['name']}", told["detail"])
    result(done.returncode == 0 and done.stdout, "Chromium ran", done.stderr[-2000:])


def test_another_machine(shelf):
    machine = OtherMachine()
    if not shutil.which("ip") or not machine.plug_in():
        skip("another machine is told from this one", "the kernel lets us have none")
        machine.unplug()
        return
    server = Server(shelf, "--listen", ":0")
    lectern("serve", "--set-passphrase", shelf, input=PASSPHRASE + "\n")
    url = f"http://{machine.OUR_ADDRESS}:{server.port}/"
    try:
        for host in ("127.0.0.1", "localhost", machine.OUR_ADDRESS):
            heard = machine.run("curl", "-s", "-H", f"Host: {host}:{server.port}", f"{url}counter").stdout
            result('type="password"' in heard and "Drops" not in heard, f"another machine is told from this one, though it calls us {host}", heard[:300])
        tell_of_browser("counter_elsewhere.mjs", url, PASSPHRASE, run=machine.run)
    finally:
        server.stop()
        machine.unplug()
        os.unlink(os.path.join(shelf, "counter.passphrase"))


# --- what is told ----------------------------------------------------------------------------------------------------


class Events:
    def __init__(self, server, **headers):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=GENEROUS_S)
        self.connection.request("GET", "/counter/events", headers={name.replace("_", "-"): value for name, value in headers.items()})
        self.response = self.connection.getresponse()

    def next(self):
        while True:
            line = self.response.readline()
            if not line:
                return None
            if line.startswith(b"data: "):
                return json.loads(line[len("data: "):])

    def ends_within(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not self.response.readline():
                return True
        return False

    def close(self):
        self.response.close()
        self.connection.close()


def test_events(server):
    events = Events(server)
    result(events.response.status == 200 and events.response.headers["Content-Type"].startswith("text/event-stream"),
           "events come as a stream")
    first = events.next()
    server.press("Drops for")
    told, sentences = first, set()
    while "general information" not in " ".join(sentences):
        told = events.next()
        sentences.add(told["now"]["sentence"][0])
        if "Drops for <tired> & dry eyes" in sentences and "disclaimer" not in sentences:
            sentences.add("disclaimer")
            server.press("Go to the disclaimer")
    result(told["version"] > first["version"] and told["now"]["place"][0] == "Disclaimer", "each sentence is told as it begins", told)
    server.press("Stop")
    while told["now"]["state"][0] != "Stopped.":
        told = events.next()
    result(True, "and that it was stopped")
    events.close()


def test_settings(server, shelf):
    path = os.path.join(shelf, "pharmacy.ini")
    before = open(path, encoding="utf-8").read()
    written(path, before.replace("Corner & Sons", "Corner & Daughters"))
    result("Corner & Daughters" in server.wait_for("Corner & Daughters"), "settings that were edited count without a new start")
    written(path, before)


def test_many_listeners(shelf):
    server = Server(shelf)
    streams = [Events(server) for _ in range(60)]
    statuses = [stream.response.status for stream in streams]
    result(statuses.count(200) == 50 and statuses.count(503) == 10, "fifty may listen", statuses)
    for stream in streams[:20]:
        stream.close()
    until = time.monotonic() + GENEROUS_S
    again = None
    while time.monotonic() < until and (again is None or again.response.status != 200):
        again = Events(server)
        time.sleep(0.2)
    result(again.response.status == 200, "who leaves makes room")
    begun = time.monotonic()
    status = server.stop()
    result(status == 0 and time.monotonic() - begun < 8, "the server ends while they listen", (status, time.monotonic() - begun))


def readers():
    listed = subprocess.run(["pgrep", "-f", f"read --private --format json.*{top}"], capture_output=True, text=True)
    return listed.stdout.split()


def test_ends_with_the_server(shelf):
    for signal_number in (signal.SIGTERM, signal.SIGKILL):
        server = Server(shelf)
        server.press("Drops for")
        server.wait_for("It is being read.")
        before = readers()
        server.stop(signal_number)
        until = time.monotonic() + GENEROUS_S
        while readers() and time.monotonic() < until:
            time.sleep(0.05)
        result(before and not readers(), f"the reading ends with the server ({signal_number.name})", (before, readers()))


def test_goes_on_with_work():
    shelf = make_shelf("left")
    server = Server(shelf)
    page = server.wait_for("· Ready")
    result("· Ready" in page, "what waits is made when the server starts", page[-500:])
    result(server.wait_for_site(), "and the site is there")
    server.stop()


# --- the page itself -------------------------------------------------------------------------------------------------


def test_markup(server):
    pages = {"counter.html": server.ask("/counter").text, "found.html": server.ask("/counter?q=%3Cscript%3E").text,
             "closed.html": server.ask("/counter", host="evil.example").text,
             "wrong.html": server.post("/counter/add", {"key": server.key(), "text": ""}).text}
    server.press("Drops for")
    server.wait_for("It is being read.")
    pages["reading.html"] = server.ask("/counter").text
    result("<script>" not in pages["found.html"] and "&lt;script&gt;" in pages["found.html"].replace("&#60;", "&lt;"), "what is typed is text")
    paths = [written(os.path.join("pages", name), text) for name, text in pages.items()]
    if not checkers.is_there(checkers.NU_HTML):
        skip("the Nu checker finds nothing", "it is not installed")
        return
    done = checkers.check(checkers.NU_HTML, "--format", "gnu", *paths)
    result(done.returncode == 0 and not done.stderr.strip(), "the Nu checker finds nothing", done.stderr[:2000])


def test_in_a_browser(shelf):
    server = Server(shelf)
    tell_of_browser("counter_browser.mjs", server.url)
    server.stop()


try:
    shelf = make_shelf("shelf")
    server = Server(shelf)
    test_reading(server)
    test_bad_words(server)
    test_adding(server, shelf)
    test_nobody_else(server)
    test_events(server)
    test_settings(server, shelf)
    test_large_forms(server)
    test_markup(server)
    result(server.stop() == 0, "it ends well")
    test_passphrase()
    test_another_machine(shelf)
    test_many_listeners(shelf)
    test_ends_with_the_server(shelf)
    test_goes_on_with_work()
    test_in_a_browser(shelf)
finally:
    subprocess.run(["pkill", "-f", f"lectern serve.*{top}"], check=False)
    shutil.rmtree(top, ignore_errors=True)
finish()
