import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline new`. */
export const spec: CommandSpec = {
  name: 'new',
  summary:
    'Begins an article: a file in its section, with id, date and headline. Asks for what is not given.',
  usage: '[headline] [options]',
  arguments: [{ name: 'headline', text: 'plain text; the same as --headline' }],
  options: [
    { name: 'headline', value: 'TEXT', text: 'plain text' },
    {
      name: 'section',
      value: 'NAME',
      text: 'news/northwest, “News/Northwest” or, where no other is called so, Northwest',
    },
    { name: 'description', value: 'TEXT', text: 'the line under the headline' },
    { name: 'author', value: 'NAME', multiple: true, text: 'who wrote it; again for a second one' },
    { name: 'tag', value: 'NAME', multiple: true, text: 'what it is about; again for more' },
    {
      name: 'image',
      value: 'FILE',
      text: 'its picture, copied beside the article; or a URL',
    },
    { name: 'alt', value: 'TEXT', text: 'what the picture shows, for those who do not see it' },
    { name: 'caption', value: 'TEXT', text: 'what stands under the picture' },
    { name: 'credit', value: 'TEXT', text: 'who made the picture' },
    { name: 'dateline', value: 'TEXT', text: 'PORTLAND (AP)' },
    { name: 'date', value: 'TIME', text: 'when it is published, newsroom time; now, if not given' },
    { name: 'slug', value: 'NAME', text: 'the name of the file; from the headline, if not given' },
    {
      name: 'body',
      value: 'FILE',
      text: 'its text in Markdown; - for standard input. Without a text it is a draft',
    },
    { name: 'draft', negative: true, text: 'whether it stays unpublished' },
    { name: 'edit', negative: true, text: 'whether $VISUAL or $EDITOR opens; in a terminal it does' },
    contentOption,
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['VISUAL, EDITOR', 'what opens the file'],
  ],
  examples: [
    'dateline new',
    'dateline new "Ferry returns" --section news/northwest --author "Ingrid Sørlie" --tag Ferries',
    'dateline new "Ferry returns" --section Northwest --image ~/ferry.jpg --alt "A ferry at the dock"',
    'dateline new "Ferry returns" --section Northwest --body - < story.md',
  ],
  exits: [
    [0, 'if the file was written'],
    [1, 'if not, or if something in it is to be put right'],
    [2, 'if it was used incorrectly'],
  ],
};
