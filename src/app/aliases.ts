/**
 * The canonical paths that somebody may have meant, likeliest first: slashes too many or too few, and what other
 * publishing systems call their feeds and index pages.
 */
export function meantBy(path: string): readonly string[] {
  const bare = path.replace(/\/$/, '');
  const toggled = path.endsWith('/') ? bare : `${path}/`;
  const named = endings.flatMap(([ending, target]) =>
    bare.endsWith(ending) ? [`${bare.slice(0, -ending.length)}${target}`] : [],
  );
  return [toggled, ...named].filter((each) => each !== '' && each !== path);
}

/** WordPress, Ghost, Hugo, Jekyll, Drupal, Movable Type, Blogger, Reddit-style suffixes. */
const endings: readonly (readonly [string, string])[] = [
  ['/feed/rss2', '/rss.xml'],
  ['/feed/rss', '/rss.xml'],
  ['/feed/atom', '/atom.xml'],
  ['/feed/json', '/feed.json'],
  ['/rss', '/rss.xml'],
  ['/rss2', '/rss.xml'],
  ['/rss2.xml', '/rss.xml'],
  ['/index.rss', '/rss.xml'],
  ['/index.xml', '/rss.xml'],
  ['/feed.xml', '/rss.xml'],
  ['/feed.rss', '/rss.xml'],
  ['/rss/index.xml', '/rss.xml'],
  ['/rss/feed.xml', '/rss.xml'],
  ['/atom', '/atom.xml'],
  ['/index.atom', '/atom.xml'],
  ['/feed.atom', '/atom.xml'],
  ['/json', '/feed.json'],
  ['/index.json', '/feed.json'],
  ['/rss.json', '/feed.json'],
  ['/jsonfeed.json', '/feed.json'],
  ['/feeds', '/feed'],
  ['/index.html', '/'],
  ['/index.htm', '/'],
  ['/index.php', '/'],
  ['/opml', '/opml.xml'],
  ['/feeds.opml', '/opml.xml'],
  ['/index.opml', '/opml.xml'],
  ['.rss', '/rss.xml'],
  ['.xml', '/rss.xml'],
  ['.atom', '/atom.xml'],
  ['.json', '/feed.json'],
  ['.html', ''],
];
