import { type Completes, helpOption, type Manual, type Option } from '../command/command-spec.ts';

/** A candidate, and what it is. */
export type Word = readonly [word: string, text: string];

/** What may stand next: words, or what the shell or the content folder knows; and words besides. */
export type Offer = {
  readonly values: readonly Word[] | Exclude<Completes, readonly string[]>;
  readonly also: readonly Word[];
};

const nothing: Offer = { values: [], also: [] };

/**
 * What may stand in the last place of a line that begins with npm, `['npm', 'run', 'new', '--', '--sec']`. Words that do not
 * begin with what is typed are left to the shell to sort out.
 */
export function complete(
  words: readonly string[],
  { commands, scripts }: { readonly commands: readonly Manual[]; readonly scripts: readonly string[] },
): Offer {
  const typed = words.at(-1) ?? '';
  const [, verb, ...rest] = words.slice(0, -1);
  if (verb === undefined)
    return words.length < 2
      ? nothing
      : {
          values: [
            ['run', 'a command'],
            ['start', 'serves'],
          ],
          also: [],
        };
  const isRun = verb === 'run' || verb === 'run-script';
  const place = isRun ? rest.findIndex((word) => !word.startsWith('-')) : 0;
  if (isRun && place < 0) return { values: named(commands, scripts), also: [] };
  const manual = commands.find(
    ({ name }) => name === (isRun ? rest[place] : verb === 'start' ? 'start' : undefined),
  );
  if (manual === undefined) return nothing;
  const after = rest.slice(isRun ? place + 1 : 0);
  const dashes = after.indexOf('--');
  return dashes < 0 ? beforeDashes(manual, after) : afterDashes(manual, after.slice(dashes + 1), typed);
}

function named(commands: readonly Manual[], scripts: readonly string[]): readonly Word[] {
  const own = commands.map(({ name, summary }): Word => [name, sentence(summary)]);
  const others = scripts.filter((script) => !commands.some(({ name }) => name === script));
  return [...own, ...others.map((script): Word => [script, ''])];
}

/** npm keeps options for itself until two dashes; what has none is passed on. */
function beforeDashes(manual: Manual, given: readonly string[]): Offer {
  const dashes: Word = ['--', 'options follow'];
  const { values, also } = argument(manual, given.length);
  return { values, also: manual.options.length > 0 || manual.arguments.length > 0 ? [dashes, ...also] : [] };
}

function afterDashes(manual: Manual, given: readonly string[], typed: string): Offer {
  const known = [...manual.options, helpOption];
  const before = known.find((option) => isNamed(option, given.at(-1)) && option.value !== undefined);
  if (before) return before.completes === undefined ? nothing : valuesFor(before.completes);
  if (typed.startsWith('-'))
    return { values: known.filter((option) => isOpen(option, given)).flatMap(spellings), also: [] };
  const places = given.filter(
    (word, place) => !word.startsWith('-') && !takesValue(known, given[place - 1]),
  ).length;
  return argument(manual, places);
}

const takesValue = (known: readonly Option[], word: string | undefined): boolean =>
  known.some((option) => isNamed(option, word) && option.value !== undefined);

function argument({ arguments: all }: Manual, place: number): Offer {
  const found = all[place] ?? (all.at(-1)?.several ? all.at(-1) : undefined);
  return found?.completes === undefined ? nothing : valuesFor(found.completes);
}

function valuesFor(completes: Completes): Offer {
  return {
    values: typeof completes === 'string' ? completes : completes.map((word): Word => [word, '']),
    also: [],
  };
}

const isNamed = ({ name, short }: Option, word: string | undefined): boolean =>
  word === `--${name}` || (short !== undefined && word === `-${short}`);

/** An option is written once, unless it may be repeated. */
const isOpen = (option: Option, given: readonly string[]): boolean =>
  option.multiple === true || !given.some((word) => isNamed(option, word) || word === `--no-${option.name}`);

function spellings({ name, negative, text }: Option): readonly Word[] {
  const said = text.replaceAll('\n', ' ');
  return [[`--${name}`, said], ...(negative ? [[`--no-${name}`, `not: ${said}`] as const] : [])];
}

const sentence = (summary: string): string =>
  summary
    .replaceAll('\n', ' ')
    .replace(/(?<=\w)[.:] .*/s, '')
    .replace(/\.$/, '');
