import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Loss } from '../../imported.ts';
import { DOCUTILS } from './docutils.ts';

/** What files of reStructuredText become: Pelican's own `Key: value` lines, and the text as HTML. */
export type Restructured = {
  /** By file; those that could not be read are not in it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
};

/** Files for one process of Python, milliseconds for it, and for one file alone. */
const [TOGETHER, LONG, SHORT] = [200, 120_000, 10_000];

/** Files that no program could read, after which the rest is left. */
const GIVE_UP = 5;

type Converted = { readonly html: string; readonly messages: readonly string[] };
type Convert = (texts: readonly string[], timeout: number) => readonly Converted[] | undefined;

/**
 * Reads reStructuredText by docutils, which every Pelican site has, or by pandoc, as far as one is on this machine's PATH: bounded in time, without a shell, and without files
 * that a text names. What it makes is cleaned as all HTML of an old site. Undefined where there is neither.
 */
export function restructuredTexts(
  files: readonly string[],
  read: (file: string) => string | undefined,
): Restructured | undefined {
  const convert = files.length === 0 ? undefined : converter();
  if (convert === undefined) return undefined;
  const texts = new Map<string, string>();
  const losses: Loss[] = [];
  let failed = 0;
  const parts = files.map((file) => ({ file, ...split(read(file) ?? '') }));
  for (let at = 0; at < parts.length && failed < GIVE_UP; at += TOGETHER) {
    const batch = parts.slice(at, at + TOGETHER);
    const all = convert(
      batch.map(({ body }) => body),
      LONG,
    );
    for (const [index, { file, header, body }] of batch.entries()) {
      const made = all?.[index] ?? (failed < GIVE_UP ? convert([body], SHORT)?.[0] : undefined);
      if (made === undefined) {
        failed += 1;
        continue;
      }
      texts.set(file, `${header}\n\n${made.html}`);
      losses.push(
        ...[...new Set(made.messages)].map((what) => ({
          place: file,
          what,
          kind: what.replace(/ \(.*/, ''),
        })),
      );
    }
  }
  return { texts, losses };
}

/** The title and the fields of a document as Pelican's `Key: value` lines, and the rest of it. */
function split(text: string): { readonly header: string; readonly body: string } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:\s*\n)+/, '')
    .split('\n');
  const values: string[] = [];
  let at = 0;
  const isRule = (line: string | undefined) => /^([!-/:-@[-`{-~])\1{2,}[ \t]*$/.test(line ?? '');
  const over = isRule(lines[0]) ? 1 : 0;
  if (isRule(lines[over + 1]) && (lines[over] ?? '').trim() !== '') {
    values.push(`Title: ${plainInline((lines[over] ?? '').trim())}`);
    at = over + 2;
  }
  const isSkipped = (line: string) => line.trim() === '' || /^\.\. (?![\w-]+::|_|\[|\|)/.test(line);
  while (at < lines.length && isSkipped(lines[at] ?? '')) at += 1;
  for (let field = FIELD.exec(lines[at] ?? ''); field; field = FIELD.exec(lines[at] ?? '')) {
    const value = [field[2] ?? ''];
    for (at += 1; /^[ \t]+\S/.test(lines[at] ?? ''); at += 1) value.push((lines[at] ?? '').trim());
    values.push(`${(field[1] ?? '').replaceAll(' ', '_')}: ${plainInline(value.join(' ').trim())}`);
  }
  return { header: values.join('\n'), body: lines.slice(at).join('\n') };
}

const FIELD = /^:([\w -]+):(?: (.*)|)$/;

/** A line of text without the marks of emphasis, code and links. */
const plainInline = (text: string): string =>
  text
    .replace(/``([^`]{1,500})``/g, '$1')
    .replace(/(?::[\w-]{1,40}:)?`([^`<>]{1,500}?)(?: ?<[^<>`]{1,500}>)?`_{0,2}/g, '$1')
    .replace(/(?<![\w*])\*{1,2}([^*\s](?:[^*]{0,500}[^*\s])?)\*{1,2}(?![\w*])/g, '$1');

/** What reads texts on this machine; undefined where nothing does. */
function converter(): Convert | undefined {
  const pythons = [
    'python3',
    'python',
    ...['pelican', 'rst2html5', 'rst2html5.py', 'rst2html'].flatMap(interpreterOf),
  ];
  const python = pythons.find(
    (each) => run(each, ['-c', `${ISOLATED}import docutils`], '', SHORT) !== undefined,
  );
  if (python !== undefined) return (texts, timeout) => byDocutils(python, texts, timeout);
  return run('pandoc', ['--version'], '', SHORT) === undefined ? undefined : byPandoc;
}

/** Nothing is imported from the folder in which the command runs. */
const ISOLATED = 'import sys; sys.path[:] = [each for each in sys.path if each]\n';

function byDocutils(
  python: string,
  texts: readonly string[],
  timeout: number,
): readonly Converted[] | undefined {
  const printed = run(python, ['-c', ISOLATED + DOCUTILS], JSON.stringify(texts), timeout);
  // The program prints what `Converted` says, for each text.
  return printed === undefined ? undefined : (JSON.parse(printed) as readonly Converted[]);
}

/** One process for each text; what pandoc does not know it leaves out, so that is looked for here. */
const byPandoc: Convert = (texts, timeout) => {
  if (texts.length > 1) return undefined;
  const [text = ''] = texts;
  const html = run(
    'pandoc',
    [
      '--sandbox',
      '--from',
      'rst',
      '--to',
      'html',
      '--shift-heading-level-by=1',
      '--no-highlight',
      '--wrap=none',
    ],
    text,
    timeout,
  );
  const names = [...text.matchAll(/^[ \t]*\.\. ([\w-]+)::/gm)].map(([, name = '']) => name);
  return html === undefined
    ? undefined
    : [
        {
          html,
          messages: names.filter((name) => !KNOWN.has(name)).map((name) => `directive ${name} left out`),
        },
      ];
};

const KNOWN = new Set(
  `code code-block sourcecode image figure table list-table csv-table math note warning tip hint important caution danger attention error admonition epigraph highlights
  pull-quote parsed-literal rubric sidebar topic compound container replace unicode role default-role contents sectnum header footer raw meta line-block class`.split(
    /\s+/,
  ),
);

/** The interpreter that the first line of a program names, such as that of the environment in which Pelican is. */
function interpreterOf(program: string): readonly string[] {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync);
  const [, interpreter = ''] =
    /^#!(\S*python[\d.]*)\s*\n/.exec(path === undefined ? '' : readFileSync(path, 'latin1').slice(0, 500)) ??
    [];
  return isAbsolute(interpreter) ? [interpreter] : [];
}

/** What a program prints; undefined where it is not there, fails, or takes longer than it may. */
function run(program: string, args: readonly string[], input: string, timeout: number): string | undefined {
  const { status, stdout } = spawnSync(program, args, {
    ...{ input, timeout, encoding: 'utf8', shell: false, windowsHide: true },
    maxBuffer: 500_000_000,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
  });
  return status === 0 ? stdout : undefined;
}
