import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline preview`. */
export const spec: CommandSpec = {
  name: 'preview',
  summary:
    'Shows an article as its page, as each format carries it, and as each partner gets it; drafts and embargoed ones too.\nServes it on this machine alone, and follows the file, until Ctrl-C.',
  usage: 'FILE [options]',
  arguments: [{ name: 'FILE', text: 'the article, from here or from the content folder' }],
  options: [
    { name: 'text', text: 'prints what each feed carries and the problems, and ends' },
    { name: 'html', text: 'prints the page, and ends' },
    { name: 'json', text: 'prints { file, state, problems, item }, item as JSON Feed has it, and ends' },
    {
      name: 'feed',
      value: 'FORMAT',
      text: 'prints a feed of the article alone, and ends: rss, atom or json',
    },
    { name: 'port', value: 'PORT', text: 'where it is served; any free one, if not given' },
    { ...contentOption, text: 'the content folder; CONTENT_DIR, content, or the one that the article is in' },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['SITE_URL', 'overrides the url of site.yaml, with which links begin'],
  ],
  examples: [
    'dateline preview content/news/northwest/ferry.md',
    'dateline preview news/northwest/ferry',
    'dateline preview ferry.md --text | less',
    'dateline preview ferry.md --feed rss | xmllint --format -',
  ],
  exits: [
    [0, 'if readers can have the article as it is shown'],
    [1, 'if it cannot be shown, or has errors'],
    [2, 'if it was used incorrectly'],
  ],
};
