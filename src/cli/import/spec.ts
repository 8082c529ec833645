import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline import`. */
export const spec: CommandSpec = {
  name: 'import',
  summary:
    'Brings the articles of another system over as a content folder, with their ids, dates and old addresses, and names\nwhatever does not come along.',
  usage: 'FROM [INTO] [options]',
  arguments: [
    { name: 'FROM', text: 'an export, a folder or an address of the old site' },
    { name: 'INTO', text: 'the content folder, new or not; CONTENT_DIR, or content, if not given' },
  ],
  options: [
    { ...contentOption, text: 'INTO, named as in other commands' },
    { name: 'as', value: 'SYSTEM', text: 'what FROM is, where that cannot be told: wordpress, ghost …' },
    { name: 'site', value: 'URL', text: 'the old site’s address, where FROM does not say it' },
    {
      name: 'permalink',
      value: 'PATTERN',
      text: 'the old site’s pattern of addresses, such as /:year/:month/:title/',
    },
    { name: 'timezone', value: 'ZONE', text: 'for times without an offset: America/Los_Angeles' },
    { name: 'keep-addresses', text: 'articles’ pages stay where they are: url instead of aliases' },
    { name: 'authors', value: 'FILE', text: 'names by the old site’s keys, as YAML or JSON: jdoe: Jane Doe' },
    {
      name: 'map',
      value: 'OLD=NEW',
      multiple: true,
      text: 'what Dateline calls a key of the old front matter, deck=description; the section that a category of a feed is,\n“Local news=News/Northwest”',
    },
    { name: 'types', value: 'LIST', text: 'post types that are articles too: story,column,page' },
    { name: 'limit', value: 'N', text: 'documents of a feed, or pages, that are read at most: 2,000' },
    { name: 'members', text: 'what only members may read comes along as drafts' },
    { name: 'date', value: 'git', text: 'a file without a date has that of the commit that added it' },
    {
      name: 'media',
      value: 'DIR',
      text: 'a copy of the old site’s uploads; files that texts show are copied from there',
    },
    { name: 'fetch', text: 'downloads the old site’s files that texts show' },
    {
      name: 'update',
      text: 'also writes what is new or changed since the first import, unless the newsroom changed it; what the old site has hidden\nsince becomes a draft, or is named where the newsroom changed it',
    },
    { name: 'dry-run', text: 'writes nothing, says what would be, and does not check it' },
    { name: 'quiet', short: 'q', text: 'names no single loss, only how many of each kind' },
    {
      name: 'json',
      text: 'prints { articles, added, updated, unchanged, pending, drafts, sections, files, redirects, site,\nlosses, kinds, errors, problems }; problems is null with --dry-run',
    },
  ],
  environment: [['CONTENT_DIR', 'the content folder']],
  examples: [
    'dateline import export.xml content',
    'dateline import ghost.json content --site https://www.example.com',
    'dateline import https://www.example.com/feed/ content --limit 20',
    'dateline import export.xml content --media wp-content/uploads',
    'dateline import export.xml content --dry-run --json > import.json',
  ],
  exits: [
    [0, 'if the articles are there, and the check finds no errors'],
    [
      1,
      'if the check finds errors, FROM cannot be read or is cut off, or the old site has hidden since what is public here',
    ],
    [2, 'if it was used incorrectly'],
  ],
};
