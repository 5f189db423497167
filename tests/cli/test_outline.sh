#!/bin/bash
# lectern outline: the article as found, as text and as the JSON that scripts rely on.
. "$(dirname "$0")/tap.sh"

# json_is NAME EXPRESSION: true of the object "a" in the last output.
json_is() {
    ok "$1" python3 -c '
import json, sys
a = json.load(open(sys.argv[1], encoding="utf-8"))
def everything():
    return " ".join(b["text"] for s in a["sections"] for b in s["blocks"])
def headings():
    return [s["heading"] for s in a["sections"] if s["heading"]]
if not eval(sys.argv[2]):
    print(json.dumps(a, ensure_ascii=False)[:1500]); sys.exit(1)' "$scratch/out" "$2"
}

run outline --format json samples/vitamin-d.html
status_is 0 "a pharmacy page"
json_is "its members" 'set(a) >= {"title", "byline", "date", "language", "sections", "disclaimer"}'
json_is "its title without the site" 'a["title"] == "How Much Vitamin D Do Older Adults Really Need?"'
json_is "its byline" '"Ruth Abernathy" in a["byline"]'
json_is "its date" 'a["date"] == "2026-03-14"'
json_is "its language" 'a["language"].startswith("en")'
json_is "its headings" 'headings() == ["What the numbers mean", "What studies found", "When to be careful", "Should you be tested?"]'
json_is "its list items" 'sum(b["kind"] == "item" for s in a["sections"] for b in s["blocks"]) == 6'
json_is "its disclaimer, from the footer" 'any("do not replace the advice" in d for d in a["disclaimer"])'
json_is "the disclaimer is nowhere else" '"do not replace the advice" not in everything()'
json_is "no menu, cookie bar, advertisement or comment" 'not any(w in everything() for w in ("Refill a prescription", "cookies", "Advertisement", "BillyO", "newsletter"))'

run outline --format json - <samples/vitamin-d.txt
status_is 0 "the same as copied text, from standard input"
json_is "has the same title" 'a["title"] == "How Much Vitamin D Do Older Adults Really Need?"'
json_is "and date" 'a["date"] == "2026-03-14"'
json_is "and headings" 'headings() == ["What the numbers mean", "What studies found", "When to be careful", "Should you be tested?"]'
json_is "and disclaimer" 'any("do not replace the advice" in d for d in a["disclaimer"])'
json_is "and no shop line" '"Free delivery" not in everything()'

run outline --format json samples/blood-pressure.html
json_is "nested headings keep their levels" '[s["level"] for s in a["sections"] if s["heading"] in ("Measure it right", "Before you measure", "A word on painkillers")] == [2, 3, 4]'
json_is "a table" 'any(b["kind"] == "table" and "120–129" in b["text"] for s in a["sections"] for b in s["blocks"])'
json_is "two authors" '"Marisol Quintero" in a["byline"] and "Henrik Aas" in a["byline"]'
json_is "published, not updated" 'a["date"] == "2026-01-09"'

run outline --format json samples/antibioticos.html
json_is "a Spanish page" 'a["language"].startswith("es") and a["title"] == "Antibióticos: cómo tomarlos bien"'
json_is "its disclaimer" 'any("no sustituye" in d for d in a["disclaimer"])'

run outline --format json samples/walking-club.html
json_is "no disclaimer is invented" 'a["disclaimer"] == []'

run outline --format json samples/hostile.html
status_is 0 "a broken page"
json_is "its text in the right charset" '"—and it is in more than 600 products" in everything()'
json_is "every heading, closed wrongly or not" '{"How much is too much", "The words to look for"} <= set(headings())'
json_is "its comparators" '"≤3,000 mg" in everything()'
json_is "its closing notice" 'any("no medical advice" in t for t in a["disclaimer"])'
json_is "no script" '"alert" not in everything() and "never on the page" not in everything()'
json_is "no control characters" 'not any(ord(c) < 32 and c != "\n" for c in everything())'

run outline samples/vitamin-d.html
out_has "How Much Vitamin D Do Older Adults Really Need?" "the text form has the title"
out_has "What studies found" "and the headings"
run outline samples/vitamin-d.html samples/walking-club.html
out_has "A Walking Club With a Pharmacist at the Front" "several articles, one after the other"

# A server of our own on loopback: what comes from an address is what comes from the file.
python3 - samples "$scratch/port" <<'PYTHON' &
import functools, http.server, sys
class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *rest): pass
server = http.server.HTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1]))
open(sys.argv[2] + ".new", "w").write(str(server.server_port))
import os; os.rename(sys.argv[2] + ".new", sys.argv[2])
server.timeout = 20
for _ in range(2): server.handle_request()
PYTHON
server=$!
for _ in $(seq 100); do [ -s "$scratch/port" ] && break; sleep 0.1; done
address=http://127.0.0.1:$(cat "$scratch/port")
run outline --format json samples/vitamin-d.html
from_file=$out
no_proxy=127.0.0.1 run outline --format json "$address/vitamin-d.html"
is "$out" "$from_file" "an address gives what the file gives"
no_proxy=127.0.0.1 run outline "$address/absent.html"
status_is 1 "an address that is not there is a failure"
err_has 404 "and the server's answer is told"
wait "$server"
finish
