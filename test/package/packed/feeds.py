"""python3 feeds.py SITE TITLE...: the feeds of a site as Python's feedparser reads them; exit 1 unless each is well-formed and has these
titles, newest first. Prints the ids with their dates, for what must stay when a version changes."""
import json
import sys
import urllib.request
import xml.dom.minidom

import feedparser

site, titles = sys.argv[1], sys.argv[2:]
failed = False
for name in ('rss.xml', 'atom.xml', 'feed.json'):
    data = urllib.request.urlopen(f'{site}/{name}').read()
    if name.endswith('.json'):
        found = [item['title'] for item in json.loads(data)['items']]
    else:
        xml.dom.minidom.parseString(data)
        feed = feedparser.parse(data)
        found = [entry.title for entry in feed.entries]
        if feed.bozo or not feed.feed.title:
            print(f'{name}: {feed.get("bozo_exception")}', file=sys.stderr)
            failed = True
        if name == 'atom.xml':
            for entry in feed.entries:
                print(entry.id, entry.updated)
    if titles and found != titles:
        print(f'{name}: {found}', file=sys.stderr)
        failed = True
sys.exit(failed)
