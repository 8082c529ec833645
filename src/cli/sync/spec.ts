import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline sync`. */
export const spec: CommandSpec = {
  name: 'sync',
  summary:
    'Brings a D1 database, or a site on Workers that is published by API, up to the content folder: only what differs is sent. In D1 all of\nit shows at once at the end; on a site nothing is overwritten that was changed there.',
  usage: '--d1 --local|--remote | --to URL [options]',
  arguments: [],
  options: [
    contentOption,
    { name: 'd1', text: 'the database that wrangler.toml binds as DB' },
    { name: 'local', text: 'the one on this machine, where wrangler dev looks' },
    { name: 'remote', text: 'the one at Cloudflare, with the login of wrangler' },
    {
      name: 'to',
      value: 'URL',
      text: 'the site, as https://feeds.example.com, with the key in DATELINE_KEY',
    },
    { name: 'overwrite', text: 'with --to: takes the folder’s side where both have changed a file' },
    { name: 'config', value: 'FILE', text: 'wrangler.toml, if not given' },
    {
      name: 'out',
      value: 'DIR',
      text: 'where pictures go that become assets; the folder of [assets] in wrangler.toml, if not given',
    },
    {
      name: 'assets-deployed',
      text: 'new pictures are deployed already: otherwise --remote refuses, where they are assets',
    },
    { name: 'skip-invalid', text: 'goes on without the articles that have errors' },
    {
      name: 'strict',
      text: 'stops at every error, also at those that cost a link, a picture or a file alone',
    },
    { name: 'quiet', short: 'q', text: 'says nothing but errors' },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['DATELINE_KEY', 'with --to: a key of the site that may read and write everything, and site.yaml'],
    ['SITE_URL', 'overrides the url of site.yaml, with which links begin'],
    ['CONTENT_DB', 'the database that remembers what has been read; with SITE_URL, one of its own beside it'],
  ],
  examples: [
    'dateline sync --d1 --local',
    'dateline sync --to https://feeds.example.com',
    'SITE_URL=https://www.example.com dateline sync --d1 --remote',
  ],
  exits: [
    [0, 'if the database, or the site, says what the folder says'],
    [1, 'if not'],
    [2, 'if it was used incorrectly'],
  ],
};
