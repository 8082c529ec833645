import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline receipts`. */
export const spec: CommandSpec = {
  name: 'receipts',
  summary:
    'Shows what each partner has of an article: what it fetched or was delivered, when it took the correction or the withdrawal, and\nwho has not. Fetches that a cache in front of the service answers are not seen.',
  usage: 'ARTICLE [options]',
  arguments: [{ name: 'ARTICLE', text: 'its file, its path, its URL or its id' }],
  options: [
    contentOption,
    {
      name: 'site',
      value: 'URL',
      text: 'what this site has recorded, https://feeds.example.com, by its API: with DATELINE_KEY, a key that may read',
    },
    { name: 'json', text: 'prints { id, path, state, recorded, partners }' },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['CONTENT_DB', 'the database of the collection, as of dateline start'],
    ['DATELINE_KEY', 'with --site: a key of the site that may read'],
  ],
  examples: ['dateline receipts news/northwest/ferry.md', 'dateline receipts /news/northwest/ferry --json'],
  exits: [
    [0, 'if every partner has what readers have, or was told of the withdrawal'],
    [1, 'if one has not, or there is no such article'],
    [2, 'if it was used incorrectly'],
  ],
};
