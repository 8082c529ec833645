import matter from 'gray-matter';
import { plainYaml } from './plain-yaml.ts';
import type { Finding } from './problem.ts';
import { readYaml } from './yaml.ts';

export type FrontMatter = {
  readonly data: unknown;
  /** The YAML between the lines of dashes. */
  readonly yaml: string;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
};

/** Splits a file (LF line ends, no BOM) into front matter and body; or says what is wrong. */
export function frontMatter(
  text: string,
): FrontMatter | { readonly finding: Finding; readonly yaml?: string } {
  const opening = /^---([^\n]*)(?:\n|$)/.exec(text);
  if (!opening)
    return {
      finding: {
        code: 'front-matter-missing',
        line: 1,
        message:
          'no front matter; begin the file with a line of ---, then title: and date:, then another line of ---',
      },
    };
  if (opening[1]?.trim())
    return {
      finding: {
        code: 'front-matter-language',
        line: 1,
        message: `“---${opening[1].trim()}” asks for another language than YAML, which is refused; leave only ---`,
      },
    };
  const rest = text.slice(opening[0].length);
  const closing = /(?<![^\n])---[ \t]*(?![^\n])/.exec(rest);
  const dashes = /(?<![^\n])---[^\n]*/.exec(rest);
  if (!closing || !dashes || dashes.index < closing.index)
    return {
      finding: {
        code: 'front-matter-open',
        line: dashes ? lines(rest.slice(0, dashes.index)) + 2 : 1,
        message: dashes
          ? `“${dashes[0].slice(0, 20)}” begins like the end of the front matter; put exactly --- on the line that ends it`
          : 'the front matter never ends; put a line of --- after its last key',
      },
    };
  const yaml = rest.slice(0, closing.index);
  const end = closing.index + closing[0].length;
  const body = rest.slice(rest[end] === '\n' ? end + 1 : end);
  const data = plainYaml(yaml);
  if (data !== undefined) return { data, yaml, body, bodyLine: lines(yaml) + 3 };
  const gap = longGap(yaml);
  return gap === undefined ? parse(yaml, body) : { finding: gap, yaml };
}

/** White space in a row: gray-matter looks at a longer run again from every line in it. */
const gapLimit = 500;

function longGap(yaml: string): Finding | undefined {
  for (const { 0: gap, index } of yaml.matchAll(/\s{2,}/g)) {
    if (gap.length <= gapLimit) continue;
    return {
      code: 'yaml-syntax',
      line: lines(yaml.slice(0, index)) + 2,
      message: `more than ${gapLimit} spaces or blank lines in a row; remove them`,
    };
  }
  return undefined;
}

function parse(
  yaml: string,
  body: string,
): FrontMatter | { readonly finding: Finding; readonly yaml: string } {
  // gray-matter hands on untouched what the engine gives, and nothing of its own but {} where there are only comments.
  const read = matter(`---\n${yaml}---\n`, options).data as Partial<ReturnType<typeof readYaml>>;
  if ('finding' in read && read.finding) return { finding: read.finding, yaml };
  return { data: 'data' in read ? read.data : {}, yaml, body, bodyLine: lines(yaml) + 3 };
}

const options = {
  language: 'yaml',
  engines: {
    yaml: { parse: (text: string) => readYaml(text.replace(/^\n/, ''), 1), stringify: refuse },
    javascript: { parse: refuse, stringify: refuse },
    json: { parse: refuse, stringify: refuse },
  },
};

function refuse(): never {
  throw new Error('front matter is YAML');
}

/** Line feeds in the text. */
export const lines = (text: string): number => text.split('\n').length - 1;
