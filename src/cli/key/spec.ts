import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline key`. */
export const spec: CommandSpec = {
  name: 'key',
  summary:
    'Makes, lists, rotates and revokes keys for publishing by API. A key is shown once, and kept as a hash beside the content\nfolder.',
  usage: 'create NAME | list | rotate ID | revoke ID [options]',
  arguments: [
    { name: 'create NAME', several: true, text: 'makes a key; the log calls its holder by the name' },
    { name: 'list', text: 'shows every key, what it may do, and when it was last used' },
    { name: 'rotate ID', text: 'makes a second key like the first, which ends after a day' },
    { name: 'revoke ID', text: 'ends a key at once' },
  ],
  options: [
    contentOption,
    {
      name: 'site',
      value: 'URL',
      text: 'keys of this site, https://feeds.example.com, by its API: with DATELINE_KEY, a key that may administer',
    },
    {
      name: 'write',
      value: 'FOLDER',
      multiple: true,
      text: 'the key may write below this folder; / for all folders. May be repeated',
    },
    {
      name: 'read',
      value: 'FOLDER',
      multiple: true,
      negative: true,
      text: 'it may read sources, lists, the log and receipts below this folder; / for all folders. May be repeated. Unless\ngiven: where it may write, or all folders where it writes none or administers; with --no-read none',
    },
    { name: 'admin', text: 'it may write site.yaml, and make and revoke keys' },
    { name: 'overlap', value: 'HOURS', text: 'how long a rotated key still opens; 24 unless given' },
    { name: 'json', text: 'prints { id, name, read, write, admin, created, used, ends, secret }' },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    [
      'DATELINE_KEY',
      'with --site: a key of the site that may administer; on Cloudflare Workers the first is PUBLISH_KEY',
    ],
  ],
  examples: [
    'dateline key create cms --write news/',
    'dateline key create desk --write / --admin',
    'dateline key create archive --read / --write wire/',
    'dateline key list',
    'dateline key rotate 3f1c0a92be47 --overlap 2',
    'dateline key revoke 3f1c0a92be47',
    'dateline key create cms --write news/ --site https://feeds.example.com',
  ],
  exits: [
    [0, 'if it was done'],
    [1, 'if there is no such key'],
    [2, 'if it was used incorrectly'],
  ],
};
