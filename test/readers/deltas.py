"""Lets Debian's readers ask twice for a feed that changes in between, of a Dateline with deltas on (docs/decisions/0032-deltas.md).

usage: deltas.py SITE_URL CONTENT_FOLDER WORK_FOLDER

The folder is a copy: a story is added to it.
"""

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import feedparser

SITE, CONTENT, WORK = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
FORMATS = ("rss.xml", "atom.xml")
counts = {True: 0, False: 0}


def check(name, problem=None):
    counts[not problem] += 1
    print(f"{'FAIL' if problem else 'ok  '}  {name}{f': {problem}' if problem else ''}")


def etag(name):
    return urllib.request.urlopen(f"{SITE}/{name}").headers["ETag"]


def change(folder):
    """Adds a story; returns its id."""
    story = next(path for path in sorted(folder.glob("news/**/*.md")) if "status: withdrawn" not in path.read_text() and path.name != "_index.md")
    identifier = "tag:deltas.example,2020:new"
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 60))
    text = f"---\ntitle: A story of now\ndescription: It is new\ndate: {now}\nid: {identifier}\n---\nNew.\n"
    (story.parent / "a-story-of-now.md").write_text(text)
    return identifier


def wait(before):
    for _ in range(1200):
        if all(etag(name) != before[name] for name in FORMATS):
            return
        time.sleep(0.1)
    check("the change shows", "after two minutes it does not")


r2e = ["r2e", "-c", str(WORK / "deltas.cfg"), "-d", str(WORK / "deltas.json")]
(WORK / "deltas.cfg").write_text("[DEFAULT]\nfrom = reader@example.org\nto = reader@example.org\n")
for name in FORMATS:
    subprocess.run([*r2e, "add", name.replace(".", "-"), f"{SITE}/{name}"], capture_output=True, check=True)
subprocess.run([*r2e, "run", "--no-send"], capture_output=True, check=True)

(WORK / "deltas.urls").write_text("".join(f"{SITE}/{name}\n" for name in FORMATS))
newsboat = ["newsboat", "-q", "-u", str(WORK / "deltas.urls"), "-c", str(WORK / "deltas.db"), "-C", os.devnull]
home = {**os.environ, "HOME": str(WORK)}
subprocess.run([*newsboat, "-x", "reload"], capture_output=True, timeout=300, env=home)

before = {name: etag(name) for name in FORMATS}
whole = {name: feedparser.parse(f"{SITE}/{name}") for name in FORMATS}
identifier = change(CONTENT)
wait(before)

for name in FORMATS:
    check(f"feedparser {name} has the whole first", whole[name].status != 200 and whole[name].status)
    again = feedparser.parse(f"{SITE}/{name}", etag=whole[name].etag)
    check(f"feedparser {name}, whose name rss2email goes by, gets the whole", again.status != 200 and again.status)
    # What newsboat and Liferea are sent, read by a parser that can.
    headers = {"A-IM": "feed", "If-None-Match": before[name], "User-Agent": "newsboat/2.21"}
    answer = urllib.request.urlopen(urllib.request.Request(f"{SITE}/{name}", headers=headers))
    check(f"another reader of {name} is answered 226", answer.status != 226 and answer.status)
    part = feedparser.parse(answer.read())
    check(f"it is told of {name} what is new alone", [entry.id for entry in part.entries] != [identifier] and [e.id for e in part.entries])
    check(f"feedparser finds no fault in that {name}", part.bozo and str(part.bozo_exception))

run = subprocess.run([*r2e, "-VVV", "run", "--no-send"], capture_output=True, text=True, timeout=300)
check("rss2email is not sent what it cannot read", re.search(r"\[ERROR\]|Traceback", run.stderr) and run.stderr[-300:])

subprocess.run([*newsboat, "-x", "reload"], capture_output=True, timeout=300, env=home)
listed = subprocess.run([*newsboat, "-x", "print-unread"], capture_output=True, text=True, timeout=300, env=home)
unread = int((re.search(r"\d+", listed.stdout) or ["0"])[0])
expected = len({entry.id for name in FORMATS for entry in whole[name].entries}) + 1
check("newsboat has what it had, and what is new", unread < expected and f"{unread} of {expected} articles: {listed.stdout}")

print(f"\n{counts[True]} passed, {counts[False]} failed")
sys.exit(1 if counts[False] else 0)
