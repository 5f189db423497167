#!/usr/bin/python3
"""Reads WebVTT files as Chromium's <track> does and prints what it finds, as one JSON array:
    read_tracks.py FILE...    [[start, end, text shown, times inside], ...] of each; null where it refuses
Ends with 3 where Chromium is not installed."""
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile

PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>Tracks</title><body><script>
const files = FILES
const shown = (cue) => {
    const node = cue.getCueAsHTML()
    const times = document.createNodeIterator(node, NodeFilter.SHOW_PROCESSING_INSTRUCTION)
    let n = 0
    while (times.nextNode()) n++
    return [cue.startTime, cue.endTime, node.textContent, n]
}
const read = (text) => new Promise((done) => {
    const track = document.createElement("track")
    track.addEventListener("load", () => done([...track.track.cues].map(shown)))
    track.addEventListener("error", () => done(null))
    track.src = URL.createObjectURL(new Blob([text], { type: "text/vtt" }))
    const video = document.createElement("video")
    video.append(track)
    document.body.append(video)
    track.track.mode = "hidden"
})
Promise.all(files.map(read)).then((found) => {
    const answer = document.createElement("pre")
    answer.textContent = JSON.stringify(found)
    document.body.replaceChildren(answer)
})
</script></body>
"""

browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if not browser:
    sys.exit(3)
files = []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        files.append(file.read())
with tempfile.TemporaryDirectory(prefix="lectern-tracks-", ignore_cleanup_errors=True) as folder:
    with open(f"{folder}/page.html", "w", encoding="utf-8") as file:
        file.write(PAGE.replace("FILES", json.dumps(files).replace("<", "\\u003c")))
    said = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu",
                           "--disable-dev-shm-usage", f"--user-data-dir={folder}/profile",
                           "--virtual-time-budget=60000", "--dump-dom", f"file://{folder}/page.html"],
                          capture_output=True, text=True, timeout=180)
answer = re.search("<pre>(.*)</pre>", said.stdout, re.DOTALL)
if not answer:
    sys.exit(f"Chromium said nothing: {said.stderr[-1000:]}")
print(html.unescape(answer.group(1)))
