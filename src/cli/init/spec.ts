import type { CommandSpec } from '../command/command-spec.ts';

/** `dateline init`. */
export const spec: CommandSpec = {
  name: 'init',
  summary:
    'Begins a paper: a folder with a first article, a picture, and what it takes to run and deploy it. All of it is yours;\nnothing in it is overwritten, now or by a later version. Asks for what is not given.',
  usage: 'DIR [options]',
  arguments: [{ name: 'DIR', text: 'the folder, new or not; . for this one' }],
  options: [
    { name: 'title', value: 'TEXT', text: 'the name of the paper' },
    {
      name: 'url',
      value: 'URL',
      text: 'where readers will find it; feeds’ ids are made from its host, so one that stays yours',
    },
    { name: 'timezone', value: 'ZONE', text: 'of the newsroom; this machine’s, if not given' },
    { name: 'language', value: 'TAG', text: 'of the articles; en-US, if not given' },
    {
      name: 'section',
      value: 'NAME',
      multiple: true,
      text: 'a section, or News/Northwest for one below another; again for more; News and Opinion, if not given',
    },
    {
      name: 'target',
      value: 'NAME',
      text: 'where it will run: node, workers or static; node, if not given',
    },
    { name: 'yes', short: 'y', text: 'asks nothing but title and url' },
  ],
  examples: [
    'dateline init paper',
    'dateline init paper --title "The River Post" --url https://feeds.example.com --yes',
    'dateline init . --target workers --section News --section Sports/Soccer',
  ],
  exits: [
    [0, 'if it was written'],
    [1, 'if not, as a file is there already'],
    [2, 'if it was used incorrectly'],
  ],
};
