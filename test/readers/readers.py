"""Reads a running Dateline with Debian's feed readers and compares what each shows with the JSON feed.

usage: readers.py WORK_FOLDER RELAX_NG SITE_URL...
"""

import calendar
import email
import email.policy
import html
import json
import os
import re
import sqlite3
import subprocess
import sys
import urllib.request
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path

import feedparser

WORK, GRAMMAR, SITES = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
FORMATS = ("rss.xml", "atom.xml")
counts = {True: 0, False: 0}


def check(name, problem=None):
    """One line; `problem` is what is wrong, empty or None when nothing is."""
    counts[not problem] += 1
    print(f"FAIL  {name}: {problem}" if problem else f"ok    {name}")


def difference(ours, theirs):
    if ours == theirs:
        return None
    if len(ours) != len(theirs):
        return f"{len(theirs)} items, not {len(ours)}"
    return next(f"{theirs!r} for {ours!r}" for ours, theirs in zip(ours, theirs) if ours != theirs)


def fetch(address):
    with urllib.request.urlopen(address, timeout=120) as response:
        return response.read()


def epoch(text):
    return int(datetime.fromisoformat(text).timestamp()) if text else None


def expected(feed):
    """What any reader should show of a section, from its JSON feed."""
    items = json.loads(fetch(f"{feed}/feed.json"))["items"]
    return [
        {
            "id": item["id"],
            "title": item["title"],
            "link": item["url"],
            "published": epoch(item["date_published"]),
            "updated": epoch(item.get("date_modified")) or epoch(item["date_published"]),
            "authors": ", ".join(author["name"] for author in item["authors"]),
            "text": any(item.get(key) for key in ("content_html", "summary")),
            "files": {attached["url"] for attached in item.get("attachments", ())},
        }
        for item in items
    ]


def sections(site):
    """Addresses of the site and of every section, without the name of a format."""
    opml = ElementTree.fromstring(fetch(f"{site}/opml.xml"))
    addresses = [outline.get("xmlUrl") for outline in opml.iter("outline") if outline.get("xmlUrl")]
    return [a[: -len("/rss.xml")] for a in addresses if not re.match(re.escape(site) + "/(authors|tags)/", a)]


def with_xmllint(feed):
    for name in FORMATS:
        path = WORK / "feed.xml"
        path.write_bytes(fetch(f"{feed}/{name}"))
        grammar = ["--relaxng", GRAMMAR] if name == "atom.xml" else []
        run = subprocess.run(["xmllint", "--noout", *grammar, str(path)], capture_output=True, text=True)
        check(f"xmllint {feed}/{name}", run.stderr.strip()[:300] if run.returncode else None)


def with_feedparser(feed, items):
    for name in FORMATS:
        address = f"{feed}/{name}"
        parsed = feedparser.parse(address)
        check(f"feedparser {address} is well-formed", parsed.bozo and repr(parsed.get("bozo_exception")))
        shown = [
            {
                "id": entry.id,
                "title": html.unescape(entry.title) if entry.title_detail.type != "text/plain" else entry.title,
                "link": entry.link,
                "published": calendar.timegm(entry.published_parsed),
                "updated": calendar.timegm(entry.get("updated_parsed") or entry.published_parsed),
                "authors": ", ".join(author.get("name") for author in entry.authors),
                "text": bool(entry.get("content") or entry.get("summary")),
                "files": {enclosure.href for enclosure in entry.enclosures},
            }
            for entry in parsed.entries
        ]
        # RSS has one enclosure alone, and a picture where the JSON feed has it as the image.
        for ours, theirs in zip(items, shown):
            theirs["files"] = ours["files"] if ours["files"] & theirs["files"] else set()
        for field in items[0] if items else ():
            check(f"feedparser {address} {field}", difference([i[field] for i in items], [s[field] for s in shown]))
        again = feedparser.parse(address, etag=parsed.get("etag"))
        check(f"feedparser {address} by ETag", again.status != 304 and again.status)
        again = feedparser.parse(address, modified=parsed.get("modified"))
        check(f"feedparser {address} by Last-Modified", again.status != 304 and again.status)


def with_newsboat(feeds, work):
    for name in FORMATS:
        for number, (feed, items) in enumerate(feeds.items()):
            # A cache for each: newsboat keeps an item of several feeds with one of them.
            urls, cache = work / f"{name}.urls", work / f"{name}.{number}.db"
            urls.write_text(f"{feed}/{name}\n")
            command = ["newsboat", "-q", "-u", str(urls), "-c", str(cache), "-C", os.devnull, "-x", "reload"]
            subprocess.run(command, capture_output=True, timeout=300, env={**os.environ, "HOME": str(work)})
            rows = sqlite3.connect(cache).execute("SELECT guid, title, url, pubDate FROM rss_item").fetchall()
            for place, field in enumerate(("title", "link", "published"), 1):
                ours, theirs = [(item["id"], item[field]) for item in items], [(row[0], row[place]) for row in rows]
                check(f"newsboat {feed}/{name} {field}", difference(sorted(ours), sorted(theirs)))


def with_rss2email(feeds, work):
    """Mail for every item of the site and of one format, into a maildir."""
    box = work / "mail"
    for folder in ("cur", "new", "tmp"):
        (box / "inbox" / folder).mkdir(parents=True)
    settings = work / "rss2email.cfg"
    settings.write_text(
        "[DEFAULT]\nfrom = reader@example.org\nto = reader@example.org\nemail-protocol = maildir\n"
        f"maildir-path = {box}\nmaildir-mailbox = inbox\n"
    )
    r2e = ["r2e", "-c", str(settings), "-d", str(work / "rss2email.json")]
    # All at once: r2e takes longer to start than to do anything.
    outlines = [f"<outline text='feed{place}' xmlUrl='{feed}/{name}'/>" for place, (feed, name) in enumerate((f, n) for f in feeds for n in FORMATS)]
    subscriptions = work / "subscriptions.opml"
    subscriptions.write_text(f"<opml version='2.0'><head/><body>{''.join(outlines)}</body></opml>")
    subprocess.run([*r2e, "opmlimport", str(subscriptions)], capture_output=True, check=True)
    run = subprocess.run([*r2e, "run"], capture_output=True, text=True, timeout=300)
    check("rss2email runs", run.stderr.strip()[-300:] if run.returncode else None)
    mails = [email.message_from_bytes(p.read_bytes(), policy=email.policy.default) for p in box.glob("inbox/new/*")]
    for feed, items in feeds.items():
        for name in FORMATS:
            shown = {m["X-RSS-ID"]: m for m in mails if m["X-RSS-Feed"] == f"{feed}/{name}"}
            ours = sorted((item["id"], item["link"]) for item in items)
            check(f"rss2email {feed}/{name} items", difference(ours, sorted((i, m["X-RSS-URL"]) for i, m in shown.items())))
            # It renders a title as HTML, and drops what is like a tag (docs/decisions/0005-rss-titles.md).
            plain = {item["id"]: item["title"] for item in items if not re.search(r"<\w|&\w+;|\]\]", item["title"])}
            subjects = {i: re.sub(r"\s+", " ", str(shown[i]["Subject"])) for i in plain if i in shown}
            check(f"rss2email {feed}/{name} titles", difference(sorted(plain.items()), sorted(subjects.items())))


def with_importers(site, work):
    """The lists of subscriptions, taken in by newsboat and rss2email: each feed once, and all of them."""
    for name in ("opml.xml", "opml-atom.xml", "news/opml.xml"):
        source = fetch(f"{site}/{name}")
        path = work / "list.opml"
        path.write_bytes(source)
        ours = sorted(o.get("xmlUrl") for o in ElementTree.fromstring(source).iter("outline") if o.get("xmlUrl"))
        urls = work / "imported.urls"
        urls.write_text("")
        command = ["newsboat", "-u", str(urls), "-c", str(work / "imported.db"), "-C", os.devnull, "-i", str(path)]
        subprocess.run(command, capture_output=True, timeout=300, env={**os.environ, "HOME": str(work)})
        check(f"newsboat imports {name}", difference(ours, sorted(line.split()[0] for line in urls.read_text().splitlines())))
        settings, data = work / "imported.cfg", work / "imported.json"
        settings.unlink(missing_ok=True)
        data.unlink(missing_ok=True)
        r2e = ["r2e", "-c", str(settings), "-d", str(data)]
        subprocess.run([*r2e, "new", "reader@example.org"], capture_output=True, check=True)
        run = subprocess.run([*r2e, "opmlimport", str(path)], capture_output=True, text=True, timeout=300)
        listed = subprocess.run([*r2e, "list"], capture_output=True, text=True).stdout
        problem = run.stderr.strip()[-300:] if run.returncode else None
        check(f"rss2email imports {name}", problem or difference(ours, sorted(re.findall(r"\((\S+) ->", listed))))


for number, site in enumerate(SITES):
    work = WORK / str(number)
    work.mkdir()
    feeds = {feed: expected(feed) for feed in sections(site)}
    check("the collection has sections", None if len(feeds) > 5 else f"{len(feeds)}")
    for feed, items in feeds.items():
        with_xmllint(feed)
        with_feedparser(feed, items)
    with_newsboat(feeds, work)
    with_rss2email(feeds, work)
    with_importers(site, work)
print(f"\n{counts[True]} passed, {counts[False]} failed")
sys.exit(1 if counts[False] else 0)
