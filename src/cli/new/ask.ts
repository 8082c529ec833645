import { insist, type Prompt, withPrompt } from '../command/prompt.ts';
import { split } from '../command/typed-text.ts';
import type { Details, Newsroom, TypedDetails } from './details.ts';
import { sectionNamed, sectionTree } from './section-choice.ts';

/** Asks for what is not told. */
export const ask = (details: TypedDetails, room: Newsroom): Promise<Details> =>
  withPrompt((answer) => interview(details, room, answer));

async function interview(details: TypedDetails, room: Newsroom, answer: Prompt): Promise<Details> {
  const headline = details.headline ?? (await insist(answer, { prompt: 'Headline:' }, '--headline'));
  const section = details.section ?? (await chooseSection(room, answer));
  const optional = async (prompt: string, words?: readonly string[]) =>
    (await answer({ prompt, words })) ?? '';
  const description = details.description ?? (await optional('Line under the headline, if any:'));
  const authors =
    details.authors ??
    split(await optional(`Authors, commas between (Enter: ${room.organisation}):`, room.authors));
  const tags = details.tags ?? split(await optional('Tags, commas between:', room.tags));
  const image = details.image ?? (await optional('Picture, a file or a URL, if any:'));
  const pictured = image === '' ? {} : await askOfPicture(details, optional);
  return {
    ...details,
    headline,
    section,
    authors,
    tags,
    description,
    image: image || undefined,
    ...pictured,
  };
}

async function askOfPicture(details: TypedDetails, optional: (prompt: string) => Promise<string>) {
  const alt = details.alt ?? (await optional('What the picture shows, for those who do not see it:'));
  const caption = details.caption ?? (await optional('Caption, if any:'));
  const credit = details.credit ?? (await optional('Credit, if any:'));
  return { alt, caption, credit };
}

async function chooseSection({ sections }: Newsroom, answer: Prompt): Promise<Details['section']> {
  process.stderr.write(`${sectionTree(sections)}\n`);
  for (;;) {
    const words = sections.map(({ path }) => path);
    const section = sectionNamed(
      await insist(answer, { prompt: 'Section, by number or name:', words }, '--section'),
      sections,
    );
    if (typeof section !== 'string') return section;
    process.stderr.write(`${section}\n`);
  }
}
