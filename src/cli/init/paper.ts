import { siteSchema } from '../../content/schema/site-schema.ts';
import { validate } from '../../content/schema/validate.ts';
import { reserved } from '../../content/site/permalink.ts';
import { slugPath } from '../../content/site/slug.ts';
import { type ParsedArgs, UsageError } from '../command/run.ts';
import { line, split } from '../command/typed-text.ts';

/** Where a paper runs: a Node server, Cloudflare Workers, or any host of files. */
export const TARGETS = ['node', 'workers', 'static'] as const;

export type DeployTarget = (typeof TARGETS)[number];

/** What is known of a paper before it is written. */
export type Paper = {
  readonly title: string;
  /** Without a slash at the end. */
  readonly url: string;
  /** IANA name. */
  readonly timezone: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Names, `/` between one and the one below. */
  readonly sections: readonly string[];
  readonly target: DeployTarget;
};

export type PaperField = keyof Paper;

/** How the flag of each is written. */
export const FLAGS: Readonly<Record<PaperField, string>> = {
  title: '--title',
  url: '--url',
  timezone: '--timezone',
  language: '--language',
  sections: '--section',
  target: '--target',
};

/** What stands for what is not said. */
export const defaults = (): Omit<Paper, 'title' | 'url'> => ({
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  language: 'en-US',
  sections: ['News', 'Opinion'],
  target: 'node',
});

/** What the flags say, as it was typed; absent where they say nothing. */
export function typedPaper(args: ParsedArgs): Partial<Record<PaperField, string>> {
  const one = (name: string) => {
    const text = line(args.one(name) ?? '');
    return text === '' ? undefined : text;
  };
  const sections = args.all('section').join(',');
  return {
    title: one('title'),
    url: one('url'),
    timezone: one('timezone'),
    language: one('language'),
    sections: sections === '' ? undefined : sections,
    target: one('target'),
  };
}

/** A field as it is to be, from what was typed. Throws a UsageError that says what is wrong. */
export function readField<Field extends PaperField>(field: Field, typed: string): Paper[Field] {
  // Each reader gives what the field holds.
  return READERS[field](typed) as Paper[Field];
}

const READERS: { readonly [Field in PaperField]: (typed: string) => Paper[Field] } = {
  title: (typed) => siteField('title', typed),
  url(typed) {
    const url = siteField('url', typed.includes('://') ? typed : `https://${typed}`);
    return new URL(url).href.replace(/\/$/, '');
  },
  timezone: (typed) => siteField('timezone', typed),
  language: (typed) => siteField('language', typed),
  sections(typed) {
    const names = split(typed).map(sectionName);
    if (names.length === 0) throw new UsageError('--section: name one, such as News.');
    return names;
  },
  target(typed) {
    const target = TARGETS.find((each) => each === typed.toLowerCase());
    if (target !== undefined) return target;
    throw new UsageError(`“${typed}”: one of ${TARGETS.join(', ')}.`);
  },
};

/** A value of site.yaml, by the rules for site.yaml. */
function siteField(field: 'title' | 'url' | 'timezone' | 'language', typed: string): string {
  const { value, findings } = validate(siteSchema, { title: 'A paper', [field]: typed });
  const [finding] = findings;
  if (finding) throw new UsageError(`${FLAGS[field]}: ${finding.message}`);
  return value?.[field] ?? typed;
}

function sectionName(name: string): string {
  const names = name.split('/').map(line);
  if (names.some((each) => !/[\p{L}\p{N}]/u.test(each)))
    throw new UsageError(
      `--section: “${name}” has a part without letters or digits; write it as News/Northwest.`,
    );
  const fault = reserved(`/${slugPath(name)}`, 'section');
  if (fault) throw new UsageError(`--section: ${fault.message}.`);
  return names.join('/');
}

/** What a target adds to a paper. */
export type TargetFiles = {
  readonly files: Readonly<Record<string, string>>;
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** The script that deploys. */
  readonly deploy: string;
  /** Lines of .gitignore. */
  readonly ignored: readonly string[];
  /** What is to be done before the first deployment, for the README. */
  readonly before: readonly string[];
};
