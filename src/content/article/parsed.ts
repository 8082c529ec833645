import type * as z from 'zod';
import type { Positions } from '../problems/as-written.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { takesOut } from '../problems/rules.ts';
import { validate } from '../schema/validate.ts';
import { type FrontMatter, frontMatter } from '../source/front-matter.ts';
import { readText } from '../source/read-text.ts';
import { locator, readYaml } from '../source/read-yaml.ts';
import type { SourceFile } from '../source/source.ts';
import { plainTextFindings } from './plain-text.ts';

/** A file as far as it can be understood by itself. The same object as long as the file is the same. */
export type Parsed<T> = {
  readonly file: string;
  /** Without the keys at fault; absent where nothing remains. The problems say why. */
  readonly fields?: T;
  /** Where the entries of lists in the fields stand in the file. */
  readonly positions: Positions;
  /** What the front matter says, as far as it can be read, for whoever looks for more that is wrong. */
  readonly data?: unknown;
  readonly draft: boolean;
  readonly body: string;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  readonly locate: ReturnType<typeof locator>;
};

/** Parsed files by path, good as long as the stamp is the same. */
export type ParsedMemory = Map<string, { readonly stamp: string; readonly parsed: Parsed<unknown> }>;

const nowhere = () => undefined;
const whole: Positions = new Map();

/** Reads and checks a Markdown file against the schema of its front matter, or remembers it. */
export function parseMarkdown<T>(found: SourceFile, schema: z.ZodType<T>, memory: ParsedMemory): Parsed<T> {
  return remembered(found, memory, (text) => parseText(found.file, text, schema));
}

/** The same for a text that has been read. */
export function parseText<T>(file: string, text: string, schema: z.ZodType<T>): Parsed<T> {
  const frontMatterOf = frontMatter(text);
  if (!('findings' in frontMatterOf)) return checked(file, schema, frontMatterOf, 1);
  const { findings, data, yaml = '', body = '', bodyLine = 1 } = frontMatterOf;
  const problems = findings.map((finding) => problem(file, finding));
  if (data === undefined) return { ...empty(file), body, bodyLine, problems };
  // Which of two keys is meant is not known, so nothing is published of it.
  const { fields: _, ...rest } = checked(file, schema, { data, yaml, body, bodyLine }, 1);
  return withProblems(rest, problems);
}

/** The same for a file that is YAML as a whole. */
export function parseYaml<T>(found: SourceFile, schema: z.ZodType<T>, memory: ParsedMemory): Parsed<T> {
  return remembered(found, memory, (text) => {
    const read = readYaml(text);
    const { data } = read;
    const whole =
      data === undefined
        ? undefined
        : checked(found.file, schema, { data, yaml: text, body: '', bodyLine: 1 }, 0);
    if (!('findings' in read)) return whole ?? { ...empty(found.file), problems: [] };
    const problems = read.findings.map((finding) => problem(found.file, finding));
    return { ...empty(found.file), problems: [...problems, ...(whole?.problems ?? [])] };
  });
}

const empty = (file: string) => ({
  file,
  draft: false,
  body: '',
  bodyLine: 1,
  locate: nowhere,
  positions: whole,
});

function remembered<T>(
  found: SourceFile,
  memory: ParsedMemory,
  parse: (text: string) => Parsed<T>,
): Parsed<T> {
  const now = stampOf(found);
  const cached = memory.get(found.file);
  // A file is always read by the same schema, which its name decides.
  if (cached?.stamp === now.stamp) return cached.parsed as Parsed<T>;
  const read = readText(found, now.size);
  const findings = 'finding' in read ? [read.finding] : read.findings;
  const parsed: Parsed<T> =
    read.text === undefined ? { ...empty(found.file), problems: [] } : parse(read.text);
  const result = withProblems(
    parsed,
    findings.map((finding) => problem(found.file, finding)),
  );
  if (!isUnreadable(result.problems)) memory.set(found.file, { stamp: now.stamp, parsed: result });
  return result;
}

function stampOf(found: SourceFile): ReturnType<SourceFile['state']> {
  try {
    return found.state();
  } catch {
    return { stamp: 'gone', size: 0 };
  }
}

const withProblems = <T>(parsed: Parsed<T>, problems: readonly Problem[]): Parsed<T> =>
  problems.length ? { ...parsed, problems: [...problems, ...parsed.problems] } : parsed;

/** Drafts may lack what only publication needs. */
const forgivenDrafts: ReadonlySet<string> = new Set(['missing-title', 'missing-date']);

function checked<T>(
  file: string,
  schema: z.ZodType<T>,
  frontMatterOf: FrontMatter,
  offset: number,
): Parsed<T> {
  const { data, yaml, body, bodyLine } = frontMatterOf;
  const locate = locator(yaml, offset);
  const result = validate(schema, data);
  const draft = isDraft(data);
  const base = { file, draft, body, bodyLine, locate };
  const findings = [...result.findings, ...plainTextFindings(data)].filter(
    ({ code }) => !draft || !forgivenDrafts.has(code),
  );
  const problems = findings.map((finding) => problem(file, finding, locate));
  const { value: fields, positions } = result;
  return { ...base, data, fields, positions, problems };
}

/** Read from the raw data, as the rest of a draft may be wrong. */
const isDraft = (data: unknown): boolean =>
  data !== null &&
  typeof data === 'object' &&
  'draft' in data &&
  /^(?:true|yes|on)$/i.test(String(data.draft));

/** True when a file could not be read: the next time it may be, although nothing about it has changed. */
export const isUnreadable = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => code === 'file-unreadable');

/** True for an article's parse, with its fields, where nothing in it stands in the way of publishing. */
export const usable = <T>(parsed: Parsed<T>): parsed is Parsed<T> & { readonly fields: T } =>
  parsed.fields !== undefined && !parsed.draft && !faulty(parsed.problems);

/** True when one of these stands in the way of publishing. */
export const faulty = (problems: readonly Problem[]): boolean => problems.some(({ code }) => takesOut(code));
