#!/usr/bin/env python3
"""Measures lectern serve beside nginx, which serves the same files in the same run: pages, a small text, a sound as a
whole and in parts, with wrk; then 100,000 requests, after which no descriptor and no memory may have been kept.

    bench_serve.py [--seconds N] [--rounds N]
"""
import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from export_peers import LECTERN  # noqa: E402

CONNECTIONS = 64
GROWTH_REQUESTS = 100000
FILES = {"page": ("index.html", 6000), "text": ("a.vtt", 300), "sound": ("a.mp3", 3000000)}
NGINX = """daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{ include /etc/nginx/mime.types; access_log off; sendfile on; keepalive_requests 100000000;
client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t; uwsgi_temp_path {folder}/t;
scgi_temp_path {folder}/t; server {{ listen 127.0.0.1:{port}; root {site}; }} }}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nobody listens on port {port}")


def throughput(port, name, seconds, headers=()):
    """Requests per second."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    for header in headers:
        command += ["-H", header]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}/{name}"], capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise SystemExit(done.stdout)
    return float(re.search(r"Requests/sec:\s*([\d.]+)", done.stdout)[1])


def compare(title, ports, name, options, headers=()):
    """Medians of rounds that were run in turns, so that a busy machine is unfair to both."""
    ours, theirs = zip(*[[throughput(port, name, options.seconds, headers) for port in ports] for _ in range(options.rounds)])
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(f"{title}: lectern {ours:,.0f}, nginx {theirs:,.0f} requests/s: {ours / theirs:.2f}")
    return ours / theirs


def kept(pid):
    """Descriptors, and memory in KB."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return len(os.listdir(f"/proc/{pid}/fd")), int(re.search(r"VmRSS:\s*(\d+)", file.read())[1])


def many_requests(port, count):
    """A thousand on each connection, half of them for what is not there."""
    two = b"GET /a.vtt HTTP/1.1\r\nHost: x\r\n\r\nGET /none HTTP/1.1\r\nHost: x\r\n\r\n"
    last = b"GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    for _ in range(count // 1000):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(two * 500 + last)
            while connection.recv(1 << 16):
                pass


def growth(server, port):
    many_requests(port, GROWTH_REQUESTS // 10)
    time.sleep(1)
    before = kept(server.pid)
    many_requests(port, GROWTH_REQUESTS)
    time.sleep(1)
    after = kept(server.pid)
    print(f"{GROWTH_REQUESTS} requests: descriptors {before[0]} -> {after[0]}, memory {before[1]} -> {after[1]} KB")
    return after[0] <= before[0] and after[1] <= before[1] + 1024


def measure(folder, options):
    site, ports = os.path.join(folder, "site"), (free_port(), free_port())
    os.mkdir(site)
    for name, size in FILES.values():
        with open(os.path.join(site, name), "wb") as file:
            file.write((b"Take one tablet with a glass of water.\n" * (size // 39 + 1))[:size])
    settings = os.path.join(folder, "nginx.conf")
    with open(settings, "w", encoding="utf-8") as file:
        file.write(NGINX.format(folder=folder, site=site, port=ports[1]))
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    ours = subprocess.Popen([LECTERN, "serve", "--listen", f"127.0.0.1:{ports[0]}", site], stdout=subprocess.DEVNULL)
    theirs = subprocess.Popen(["nginx", "-c", settings, "-e", os.path.join(folder, "error.log")], stderr=subprocess.DEVNULL)
    try:
        for port in ports:
            wait_for(port)
        ratios = [compare("a page", ports, "index.html", options), compare("a small text", ports, "a.vtt", options),
                  compare("a sound of 3 MB", ports, "a.mp3", options),
                  compare("a range of 64 KB", ports, "a.mp3", options, ["Range: bytes=1000000-1065535"])]
        flat = growth(ours, ports[0])
    finally:
        for process in (ours, theirs):
            process.terminate()
            process.wait()
    print(f"least: {min(ratios):.2f} of nginx (asked: 0.5); {'nothing' if flat else 'SOMETHING'} was kept")
    return min(ratios) >= 0.5 and flat


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    missing = [tool for tool in ("wrk", "nginx") if not shutil.which(tool)]
    if missing:
        print("left out, not installed:", " ".join(missing))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return 0 if measure(folder, options) else 1


if __name__ == "__main__":
    sys.exit(main())
