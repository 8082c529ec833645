import matter from 'gray-matter';
import type { Finding } from '../problems/problem.ts';
import { plainYaml } from './plain-yaml.ts';
import { readYaml } from './read-yaml.ts';

export type FrontMatter = {
  readonly data: unknown;
  /** The YAML between the lines of dashes. */
  readonly yaml: string;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
};

/** What is wrong with the front matter, and what can be read of the file all the same. */
export type Unreadable = {
  readonly findings: readonly Finding[];
  readonly yaml?: string;
  /** Of keys that stand twice the last. */
  readonly data?: unknown;
  readonly body?: string;
  readonly bodyLine?: number;
};

/** Splits a file (LF line ends, no BOM) into front matter and body; or says what is wrong. */
export function frontMatter(text: string): FrontMatter | Unreadable {
  const opening = /^---([^\n]*)(?:\n|$)/.exec(text);
  if (!opening) return { findings: [withoutYaml(text)], body: text, bodyLine: 1 };
  const rest = text.slice(opening[0].length);
  const closing = /(?<![^\n])---[ \t]*(?![^\n])/.exec(rest);
  const dashes = /(?<![^\n])---[^\n]*/.exec(rest);
  const other = opening[1]?.trim();
  const language = other && {
    code: 'front-matter-language' as const,
    line: 1,
    message: `“---${other}” asks for another language than YAML, which is refused; leave only ---`,
  };
  if (!closing || !dashes || dashes.index < closing.index) {
    const open: Finding = {
      code: 'front-matter-open',
      line: dashes ? lines(rest.slice(0, dashes.index)) + 2 : 1,
      message: dashes
        ? `“${dashes[0].slice(0, 20)}” begins like the end of the front matter; put exactly --- on the line that ends it`
        : 'the front matter never ends; put a line of --- after its last key',
    };
    return { findings: [language || open] };
  }
  const yaml = rest.slice(0, closing.index);
  const end = closing.index + closing[0].length;
  const body = rest.slice(rest[end] === '\n' ? end + 1 : end);
  const bodyLine = lines(yaml) + 3;
  if (language) return { findings: [language], body, bodyLine };
  const data = plainYaml(yaml);
  if (data !== undefined) return { data, yaml, body, bodyLine };
  const gap = longGap(yaml);
  if (gap !== undefined) return { findings: [gap], yaml, body, bodyLine };
  const read = parse(yaml);
  return 'findings' in read ? { ...read, yaml, body, bodyLine } : { data: read.data, yaml, body, bodyLine };
}

/** What is said of a file that does not begin with YAML. */
function withoutYaml(text: string): Finding {
  const other = /^(?:\+\+\+|;;;|\{)/.exec(text)?.[0];
  if (other === undefined)
    return {
      code: 'front-matter-missing',
      line: 1,
      message:
        'no front matter; begin the file with a line of ---, then title: and date:, then another line of ---',
    };
  const named = other === '+++' ? 'TOML' : 'JSON';
  return {
    code: 'front-matter-language',
    line: 1,
    message: `front matter in ${named} is not read; write it as YAML, key: value, between two lines of ---`,
  };
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

function parse(yaml: string): ReturnType<typeof readYaml> {
  // gray-matter hands on untouched what the engine gives, and nothing of its own but {} where there are only comments.
  const read = matter(`---\n${yaml}---\n`, options).data as Partial<ReturnType<typeof readYaml>>;
  return 'findings' in read && read.findings
    ? { ...read, findings: read.findings }
    : { data: read.data ?? {} };
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
const lines = (text: string): number => text.split('\n').length - 1;
