#!/usr/bin/python3
"""lectern slip: slips of a published site, whose codes a camera reads. Prints TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import checkers  # noqa: E402
from tap import finish, result, skip  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LECTERN = os.environ.get("LECTERN", os.path.join(ROOT, "build", "lectern"))
os.environ.setdefault("LECTERN_DATA", os.path.join(ROOT, "voices"))
BASE = "https://mill.example/listen/"

top = tempfile.mkdtemp(prefix="lectern-slip-")
os.environ["XDG_CACHE_HOME"] = os.path.join(top, "cache")


def written(name, text):
    path = os.path.join(top, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def run(*arguments):
    return subprocess.run([LECTERN, *arguments], capture_output=True, text=True, timeout=120)


def make_site():
    for name, language, title in (("a", "en", "Drops & dry eyes"), ("b", "es", "Jarabe para la tos")):
        written(f"{name}.html", f"<!DOCTYPE html><html lang={language}><title>{title}</title><article><h1>{title}</h1>"
                                f"<p>{title}. {title}.</p></article></html>")
    settings = written("pharmacy.ini", f"[pharmacy]\nname = Mill Street Pharmacy\ntelephone = 01234 567890\n[site]\nbase_url = {BASE}\n")
    site = os.path.join(top, "site")
    done = run("publish", "-s", settings, "-o", site, os.path.join(top, "a.html"), os.path.join(top, "b.html"))
    result(done.returncode == 0, "a site is published", done.stderr)
    return settings, site


def pages(site):
    return {BASE + "articles/" + name for name in os.listdir(os.path.join(site, "articles"))}


def test_page(settings, site):
    done = run("slip", "-s", settings, site)
    addresses = set(re.findall(r'href="([^"]+)"', done.stdout))
    result(done.returncode == 0 and addresses == pages(site), "each slip leads to an article's page", done.stderr or addresses)
    result("Drops &amp; dry eyes" in done.stdout and 'lang="es"' in done.stdout and "<bdi dir=\"ltr\">01234 567890</bdi>" in done.stdout,
           "title, language, telephone", done.stdout[:300])
    result("Escuchar" in done.stdout, "the invitation is in the article's language", re.findall("<p>.*</p>", done.stdout))
    one = run("slip", "-s", settings, site, "DRY", "drop").stdout
    result(one.count("<section>") == 1 and "dry eyes" in one, "the words choose", one[:300])
    shelf = os.path.join(top, "shelf")
    os.mkdir(shelf)
    os.symlink(site, os.path.join(shelf, "site"))
    shutil.copy(settings, shelf)
    result(run("slip", shelf).stdout == done.stdout, "a shelf has its settings and its site")
    path = os.path.join(top, "slip.html")
    result(run("slip", "-s", settings, "-o", path, site).returncode == 0 and open(path, encoding="utf-8").read() == done.stdout,
           "written to a file")
    return path


def test_camera(page, site):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser or not shutil.which("zbarimg"):
        skip("a camera reads the codes", "chromium or zbarimg is not installed")
        return
    picture = os.path.join(top, "slip.png")
    subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={top}/browser", "--window-size=800,800",
                    f"--screenshot={picture}", f"file://{page}"], capture_output=True, timeout=120, check=False)
    read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, timeout=60, check=False).stdout
    result(set(read.split()) == pages(site), "a camera reads the codes", read)


def test_checker(page):
    if not checkers.is_there(checkers.NU_HTML):
        skip("the HTML checker finds no fault", "it is not installed")
        return
    done = checkers.check(checkers.NU_HTML, page)
    result(done.returncode == 0, "the HTML checker finds no fault", done.stderr)


def test_faults(settings, site):
    nowhere = written("nowhere.ini", "[pharmacy]\nname = Mill Street Pharmacy\n")
    for name, arguments, status, text in (
            ("no site", ["slip", "-s", settings], 2, "give the folder"),
            ("no settings", ["slip", site], 2, "--settings"),
            ("a folder that is no site", ["slip", "-s", settings, os.path.join(site, "files")], 1, "has no index.html"),
            ("words that no title has", ["slip", "-s", settings, site, "elephant"], 1, "no article with these words"),
            ("a site without an address", ["slip", "-s", nowhere, site], 1, "has no base_url")):
        done = run(*arguments)
        result(done.returncode == status and text in done.stderr and not done.stdout, name, (done.returncode, done.stderr))


try:
    settings, site = make_site()
    page = test_page(settings, site)
    test_camera(page, site)
    test_checker(page)
    test_faults(settings, site)
finally:
    shutil.rmtree(top, ignore_errors=True)
finish()
