import type { CommandSpec } from '../src/cli/command/command-spec.ts';

/** `npm run bench`. */
export const spec: CommandSpec = {
  name: 'bench',
  summary:
    'Measures Dateline beside its peers, all in one run, and prints medians and ratios. No test depends on a figure.\nWithout a name all are run, with the sizes given below, which takes some minutes. Folders and databases of generated\narticles are kept in .dateline/bench for the next run.',
  usage: '[-- name [articles …] …]',
  arguments: [
    {
      name: 'name',
      several: true,
      text: 'render: articles to bytes, beside feed, feedsmith, xmlbuilder2 and a bare floor;\nserve: a 100 kB feed over HTTP on Node, beside node:http, nginx and Hono’s usual way;\nworkerd: the same inside workerd, beside a constant, and cold starts;\nbuild: from a folder to a feed, with nothing remembered and with all, beside Hugo; of 1000 articles;\nedit: from a save to the feed that shows it; 1000;\npublish: from a PUT to its answer, after which every feed shows it, beside a file alone; 1000;\nagency: how long readers wait while an agency’s day goes by, beside while nobody writes; 1000;\npush: deliveries to subscribers, beside fetch, undici and sockets, and how long they wait, on Node and in workerd; 1000;\nstore: what questions cost SQLite, beside a thousand articles; 20000;\nd1: the same on D1 in miniflare: rows read, trips, time; 2000',
    },
  ],
  options: [],
  examples: [
    'npm run bench',
    'npm run bench -- build 10000 100000',
    'npm run bench -- edit 100000 store 250000',
  ],
  exits: [
    [0, 'if it measured'],
    [2, 'if it was used incorrectly'],
  ],
};
