"""Lets newsboat save every article of a feed as it shows it, and compares with what `npm run preview` says that it shows.

usage: preview.py SITE_URL WORK_FOLDER
"""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

SITE, WORK = sys.argv[1], Path(sys.argv[2])
ROOT = Path(__file__).resolve().parents[2]
MOST = 12
counts = {True: 0, False: 0}


def check(name, problem=None):
    counts[not problem] += 1
    print(f"FAIL  {name}: {problem}" if problem else f"ok    {name}")


def saved(address):
    """Texts by the link in their header."""
    box = WORK / "newsboat"
    box.mkdir()
    (box / "urls").write_text(f"{address}\n")
    (box / "config").write_text(f'save-path "{box}"\ntext-width 80\nshow-read-feeds yes\n')
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm", LC_ALL="C.UTF-8", HOME=str(box), COLUMNS="100", LINES="60")
        os.execvp("newsboat", ["newsboat", "-r", "-u", f"{box}/urls", "-C", f"{box}/config", "-c", f"{box}/cache.db"])

    def press(keys, quiet=1.0, most=20):
        os.write(fd, keys.encode())
        end = time.time() + most
        while time.time() < end and select.select([fd], [], [], quiet)[0]:
            try:
                os.read(fd, 65536)
            except OSError:
                return

    press("", 3)
    press("\r", 1.5)
    for _ in range(MOST):
        press("s")
        press("\r")
        press("\x1bOB")
    press("qqQ")
    os.close(fd)
    os.waitpid(pid, 0)
    texts = [path.read_text() for path in box.glob("*.txt")]
    return {re.search(r"^Link: (\S+)", text, re.M).group(1): text for text in texts}


def words(text):
    """What does not differ between versions of newsboat: not how a picture is marked, nor the width of lines."""
    body, _, links = text.partition("\nLinks:")
    body = re.sub(r"\[image \d+(?:: .*?)?(?: \(link #\d+\))?\]", "[image]", re.sub(r"\s+", " ", body))
    # Before 2.31 a link around a picture has the picture's number.
    body = re.sub(r"\s*\[image\]\s*(?:\[\d+\])?\s*", " [image] ", body)
    # Before 2.31 what stands in a cell of a table's head was marked in the saved text.
    return (re.sub(r"<b>|</>", "", re.sub(r"-{3,}", "---", body)).split(), re.sub(r"\s+", " ", links).split())


def without_file(ours, theirs):
    """Both as they are where newsboat does not show the file that goes with an article: then its links have other numbers, too."""
    ours = re.sub(r"(\nLink: [^\n]*\n\n)[^\n]*(?:\n[^\n]+)*\[1\]\n\n", r"\1", ours, count=1)
    shown = set(re.findall(r"^\[\d+\]: (\S+)", theirs, re.M))
    listed = [line for line in ours.split("\n") if not re.match(r"\[\d+\]: ", line) or line.split()[1] in shown]
    return [re.sub(r"\[\d+\]", "[n]", text) for text in ("\n".join(listed), theirs)]


# From 2.31 on it names a picture or document that goes with an article above its text.
version = subprocess.run(["newsboat", "-v"], capture_output=True, text=True).stdout
names_files = tuple(int(part) for part in re.search(r"(\d+)\.(\d+)", version).groups()) >= (2, 31)

feed = f"{SITE}/rss.xml?limit={MOST}"
texts = saved(feed)
with urllib.request.urlopen(f"{SITE}/feed.json?limit={MOST}") as response:
    items = json.load(response)["items"]
check("newsboat saved the articles", None if len(texts) == len(items) == MOST else f"{len(texts)} of {len(items)}")
for item in items:
    path = urllib.parse.urlsplit(item["url"]).path.lstrip("/")
    run = subprocess.run(
        ["node", "src/cli/preview.ts", path, "--text"],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, "SITE_URL": SITE, "CONTENT_DIR": "test/sample", "NO_COLOR": "1"},
    )
    shown = re.search(r"^── newsboat ─+\n(.*?)\n\n── ", run.stdout, re.M | re.S)
    both = [re.sub(r"^Feed: .*\n", "", text) for text in (shown.group(1) if shown else "", texts.get(item["url"], ""))]
    has_file = re.search(r"\nLink: [^\n]*\n\n[^\n]*(?:\n[^\n]+)*\[1\]\n\n", both[0]) and "[1]" not in both[1].split("\n\n")[0]
    ours, theirs = map(words, without_file(*both) if has_file and not names_files else both)
    for part, one, other in zip(("text", "links"), ours, theirs):
        first = next((place for place, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))
        check(
            f"newsboat shows {path} as previewed: {part}",
            None if one == other else f"{' '.join(other[first - 3:first + 8])!r} for {' '.join(one[first - 3:first + 8])!r}",
        )
print(f"\n{counts[True]} passed, {counts[False]} failed")
sys.exit(1 if counts[False] else 0)
