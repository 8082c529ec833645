/** What to write for a key of another system with a value; undefined where no key known at the place has its meaning. */
export function hintFor(key: string, keys: readonly string[], value: unknown): string | undefined {
  const name = key.toLowerCase().replace(/[^a-z]/g, '');
  const flag = name === 'published' && keys.includes('draft') ? String(value).toLowerCase() : '';
  if (/^(?:false|no|off)$/.test(flag)) return 'write draft: true for what is not to be published';
  if (/^(?:true|yes|on)$/.test(flag)) return 'what is not a draft is published; leave the line out';
  // A key spelled nearly as ours, `autors`, is not another system's.
  const named = Object.hasOwn(names, name) ? names[name] : undefined;
  const meant = named?.split(' ').find((each) => keys.includes(each));
  if (meant !== undefined) return remedies[meant] ?? `the key is “${meant}”; rename it`;
  return Object.hasOwn(without, name) && keys.includes('date') ? without[name] : undefined;
}

/** Ours by the names that Hugo, Jekyll, Eleventy, Astro, Ghost, WordPress and other systems use, without hyphens and underscores. */
const names: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    title: 'headline name',
    description:
      'summary excerpt subtitle subheading subhead dek deck standfirst lead lede abstract metadescription teaser tagline',
    date: 'published publishdate publishedat pubdate datepublished datecreated created createdat posted publicationdate',
    updated:
      'lastmod modified lastmodified lastmodifiedat datemodified modifieddate updatedat updateddate lastupdated',
    expires: 'expirydate expireson unpublishdate unpublish validuntil',
    authors: 'byline author writer writers creator contributors reporter',
    sections: 'category categories section channel channels desk',
    tags: 'kicker eyebrow keywords topics tag taxonomy',
    image:
      'cover thumbnail thumb photo picture hero heroimage featuredimage featureimage coverimage images ogimage teaserimage',
    audio: 'podcast mp3 episode enclosure',
    attachments: 'files downloads resources',
    url: 'permalink canonical canonicalurl slug urlslug link externalurl baseurl siteurl website',
    aliases: 'redirectfrom redirects oldurl oldurls',
    id: 'guid uuid',
    language: 'lang locale',
    timezone: 'tz',
    rights: 'copyright',
    license: 'licence',
    dateline: 'city',
    places: 'location place geo',
    source: 'agency wire provider',
    correction: 'corrections errata',
    organisation: 'organization publisher',
    colour: 'color themecolor accentcolor',
    order: 'weight position sort sortorder',
  }).flatMap(([ownKey, theirs]) => theirs.split(' ').map((name) => [name, ownKey])),
);

/** Where the value changes with the key. */
const remedies: Readonly<Record<string, string>> = {
  authors: 'the key is “authors”; write authors: and each name in a list',
  sections:
    'the folder is the section, and the key for further ones is “sections”; rename it, or leave it out',
  url: 'the key is “url”, for an address other than the usual one; write it whole, https://…, or leave it out',
};

/** What has no counterpart. */
const without: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    'all pages have one layout; leave the line out': 'layout template type view theme',
    'everything is published that is not a draft; leave the line out, or write draft: true':
      'public visibility',
    'write draft: true not to publish it, syndication: none to leave it out of feeds, or leave the line out':
      'unlisted hidden private noindex nofeed excludefromfeed excludefromrss protected password membersonly premium',
    'what is newest comes first; leave the line out': 'weight featured sticky pinned order',
    'pages have neither comments nor a table of contents; leave the line out':
      'comments toc showtoc disqus math',
  }).flatMap(([hint, theirs]) => theirs.split(' ').map((name) => [name, hint])),
);
