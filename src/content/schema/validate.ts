import { closest, distance } from 'fastest-levenshtein';
import * as z from 'zod';
import { hintFor } from './key-hints.ts';
import { asWritten, keyOf, pathAsWritten, type Positions } from '../problems/as-written.ts';
import type { Finding } from '../problems/problem.ts';
import { type Rule, rules } from '../problems/rules.ts';

/** The value may be there beside findings: it is then what remains without what is at fault, lists without their wrong entries. */
export type Validated<T> = {
  readonly value?: T;
  /** Where the entries of lists in the value stand in the data. */
  readonly positions: Positions;
  readonly findings: readonly Finding[];
};

/** The value in the schema's terms with every finding at once. Keys without a value count as not there. */
export function validate<T>(schema: z.ZodType<T>, data: unknown): Validated<T> {
  const { input, positions } = prepared(schema, data, new Map());
  const fast = compiled(schema)?.safeParse(input);
  if (fast?.success) return { value: fast.data, positions, findings: [] };
  const { issues, later, ...rest } = remaining(schema, data, [partAt, partAt, topAt]);
  const found = issues.flatMap((issue) => findings(issue, schema)).map((one) => asWritten(one, positions));
  return { ...rest, findings: [...found, ...later] };
}

/**
 * Data as if its mistakes were corrected: without what is at fault, each as deep as it lies, and with `standIns` for what is missing.
 * For looking further, never for publishing. `faults`: the keys at the top that are not as the author wrote them, and, of lists, the
 * entries: `authors`, `authors.1`.
 */
export function salvaged<T>(
  schema: z.ZodType<T>,
  data: unknown,
  standIns: Readonly<Record<string, unknown>>,
): Pick<Validated<T>, 'value' | 'positions'> & { readonly faults: ReadonlySet<string> } {
  const written = data !== null && typeof data === 'object' && !Array.isArray(data) ? data : {};
  const { input, positions } = prepared(schema, written, new Map());
  const missing = Object.keys(standIns).filter((key) => !Object.hasOwn(Object(input), key));
  const { issues, ...rest } = remaining(schema, written, [(path) => ({ path }), partAt, topAt], standIns);
  const faults = issues
    .flatMap(pathsOf)
    .map((path) => pathAsWritten(path, positions).map(String))
    .flatMap((path) => [path.slice(0, 1).join(''), path.slice(0, 2).join('.')]);
  return { ...rest, faults: new Set([...missing, ...faults]) };
}

/** What is left out for a mistake at a path, and what then stands there. */
type Depth = (path: readonly PropertyKey[]) => {
  readonly path: readonly PropertyKey[];
  readonly instead?: unknown;
};

const topAt: Depth = (path) => ({ path: path.slice(0, 1) });

/** The entry of a list, or of keys that hold many things, in which a mistake costs that one; else the key at the top. */
const partAt: Depth = (path) => {
  const [top, , key] = path;
  if (top === 'sources' && path.length > 1)
    return CREDITS.has(key) ? { path: path.slice(0, 3) } : { path: path.slice(0, 2), instead: WITHHELD };
  const entry = path.findIndex((part) => typeof part === 'number');
  return { path: path.slice(0, entry >= 0 ? entry + 1 : (PARTS.get(top) ?? 1)) };
};

/** Keys that hold many things, and how deep each of these is. */
const PARTS: ReadonlyMap<PropertyKey | undefined, number> = new Map([
  ...['redirects', 'partners', 'webhooks', 'podcasts', 'podcast', 'feeds', 'cache'].map((key) => [key, 2] as const),
  ['subjects', 3],
]);

/** What a source's contract says besides rights. */
const CREDITS: ReadonlySet<PropertyKey | undefined> = new Set(['url', 'feed', 'rights']);

/** What stands for rights that cannot be told. */
const WITHHELD = { syndication: 'none', republish: 'none' } as const;

/** Of a key that says something of rights, or nearly does: what stands for it. */
function withheld(schema: z.ZodType, [top]: readonly PropertyKey[]): Readonly<Record<string, unknown>> {
  const written = String(top).toLowerCase();
  const known = keysOf(schema, []);
  const meant = Object.entries(WITHHELD).filter(
    ([key]) => known.includes(key) && written.length <= 60 && distance(written, key) <= 2,
  );
  return Object.fromEntries(meant);
}

/** The value without what is at fault, at the first depth at which something remains, and what was wrong with all of it. */
function remaining<T>(
  schema: z.ZodType<T>,
  data: unknown,
  depths: readonly Depth[],
  standIns: Readonly<Record<string, unknown>> = {},
): Pick<Validated<T>, 'value' | 'positions'> & {
  readonly issues: readonly Issue[];
  /** What could be told only without what is at fault. */
  readonly later: readonly Finding[];
} {
  const omitted = new Map<string, unknown>();
  let instead = standIns;
  const read = () => {
    const { input, positions } = prepared(schema, data, omitted);
    const isMapping = input !== null && typeof input === 'object' && !Array.isArray(input);
    const result = schema.safeParse(isMapping ? { ...instead, ...input } : input, { reportInput: true });
    return { result, positions };
  };
  let last = read();
  const issues = last.result.error?.issues ?? [];
  const later: Finding[] = [];
  for (const depth of depths) {
    const { result, positions } = last;
    if (result.success) break;
    for (const path of result.error.issues.flatMap(pathsOf)) {
      instead = { ...instead, ...withheld(schema, path) };
      const left = depth(path);
      omitted.set(keyOf(pathAsWritten(left.path, positions)), left.instead);
    }
    last = read();
    const breaches = last.result.error?.issues.filter(({ code }) => code === 'custom') ?? [];
    later.push(...breaches.flatMap((each) => findings(each, schema)).map((one) => asWritten(one, last.positions)));
  }
  return { value: last.result.data, positions: last.positions, issues, later };
}

/** What the schema is asked about: data without blanks, without what is omitted, and without what is others'. */
function prepared(schema: z.ZodType, data: unknown, omitted: ReadonlyMap<string, unknown>) {
  const positions = new Map<string, readonly number[]>();
  const left = omitted.size > 0 || hasBlanks(data) ? without(data, omitted, positions) : data;
  return { input: withoutForeign(left, schema), positions };
}

/**
 * Without the keys at the top that other programs write for themselves, `_uuid` and `x-budget`: they are never read. One that is a key of
 * ours but for that is a mistake all the same: `_draft` would not hide anything.
 */
function withoutForeign(data: unknown, schema: z.ZodType): unknown {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  const foreign = Object.keys(data).filter((key) => FOREIGN.test(key));
  if (foreign.length === 0) return data;
  const own = new Set([...keysOf(schema, []), ...HIDING]);
  const others = new Set(foreign.filter((key) => !own.has(key.replace(FOREIGN, '').toLowerCase())));
  return Object.fromEntries(Object.entries(data).filter(([key]) => !others.has(key)));
}

/** What is meant to hide an article must not be passed over. */
const HIDING = ['hidden', 'private', 'published', 'unpublished', 'unlisted', 'password'];

const FOREIGN = /^(?:_(?!_)|x[-_])/i;

/** As FOREIGN, for JSON Schema. */
export const FOREIGN_PATTERN = '^(?:_(?!_)|[xX][-_])';

/** Where the mistakes of an issue are, each as deep as it lies. */
function pathsOf(issue: Issue): readonly (readonly PropertyKey[])[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  const within = issue.code === 'invalid_union' ? meantBy(issue) : undefined;
  return within?.flatMap(pathsOf) ?? [issue.path];
}

/** The schema as a program of its own, for what has been validated often; it says nothing of what is wrong. */
function compiled<T>(schema: z.ZodType<T>): z.ZodType<T> | undefined {
  const compiledProgram = programs.get(schema) ?? { uses: 0 };
  programs.set(schema, compiledProgram);
  compiledProgram.uses += 1;
  if (compiledProgram.uses === worthCompiling) compiledProgram.program = z.compile(schema);
  // It was made from this schema.
  return compiledProgram.program as z.ZodType<T> | undefined;
}

const programs = new WeakMap<z.ZodType, { uses: number; program?: z.ZodType }>();

/** Compiling takes as long as it saves in a thousand times. */
const worthCompiling = 300;

/**
 * Data without what is omitted and without keys left blank, as templates have them. `alt: ''` says something, so text in quotation marks
 * stays where it may be empty. `positions`: where the entries of lists stood is added to them.
 */
function without(
  data: unknown,
  omitted: ReadonlyMap<string, unknown>,
  positions: Map<string, readonly number[]>,
  at = '',
): unknown {
  if (data === null || typeof data !== 'object') return data;
  const isLeft = ([key, value]: readonly [PropertyKey, unknown]) =>
    (!blank(value) || (key === 'alt' && value === '')) &&
    (!omitted.has(at + keyOf([key])) || omitted.get(at + keyOf([key])) !== undefined);
  const inner = ([key, value]: readonly [PropertyKey, unknown]) =>
    [
      key,
      omitted.get(at + keyOf([key])) ?? without(value, omitted, positions, at + keyOf([key])),
    ] as const;
  if (!Array.isArray(data)) return Object.fromEntries(Object.entries(data).filter(isLeft).map(inner));
  const left = [...data.entries()].filter(isLeft);
  if (left.length < data.length)
    positions.set(
      at,
      left.map(([index]) => index),
    );
  return left.map((entry) => inner(entry)[1]);
}

/** Most have none, and need not be made anew. */
function hasBlanks(data: unknown): boolean {
  if (Array.isArray(data)) return data.some((item) => blank(item) || hasBlanks(item));
  if (data === null || typeof data !== 'object') return false;
  return Object.values(data).some((value) => blank(value) || hasBlanks(value));
}

const blank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && invisible.test(value));

/** Nothing that anybody would see: spaces, zero-width signs, marks of direction. */
const invisible = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

type Issue = z.core.$ZodIssue;

function findings(issue: Issue, schema: z.ZodType): readonly Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = keysOf(schema, path);
      return issue.keys.map((key) => ({
        code: 'unknown-key',
        path: [...path, key],
        message: unknown(key, keys, valueAt(issue.input, key)),
      }));
    }
    case 'invalid_union':
      return union(issue, path, schema);
    case 'custom':
      return [{ code: ruleOf(issue.params?.rule), path, message: issue.message }];
    default:
      return [mistyped(issue, path)];
  }
}

function mistyped(issue: Issue, path: readonly (string | number)[]): Finding {
  const key = String(path.at(-1) ?? '');
  if (issue.input !== undefined)
    return {
      code: 'wrong-type',
      path,
      message: path.length
        ? `${wanted(issue)}, not ${kind(issue.input)}`
        : 'should be keys and values, key: value',
    };
  if (path.length === 1 && key === 'title')
    return { code: 'missing-title', path, message: 'no title; write title: and the headline' };
  if (path.length === 1 && key === 'date')
    return { code: 'missing-date', path, message: 'no date; write date: YYYY-MM-DD HH:MM' };
  return { code: 'wrong-type', path, message: `${key} is missing; write ${key}: and its value` };
}

/** What a mapping should be is the same for all of them, so no schema says it. */
const wanted = (issue: Issue): string =>
  issue.code === 'invalid_type' && issue.expected === 'object' && issue.message.startsWith('Invalid input')
    ? 'should be keys and values, key: value'
    : issue.message;

function union(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly (string | number)[],
  schema: z.ZodType,
): readonly Finding[] {
  const meant = meantBy(issue);
  if (!meant) return [{ code: 'wrong-type', path, message: `${issue.message}, not ${kind(issue.input)}` }];
  return meant.flatMap((each) => findings(each, schema));
}

/** What is wrong with the alternative the author meant: the one that got furthest. */
function meantBy({ errors, path }: z.core.$ZodIssueInvalidUnion): readonly Issue[] | undefined {
  const inside = errors.filter((each) => !isOfAnotherKind(each));
  const meant = inside.toSorted((a, b) => a.length - b.length)[0];
  return meant?.map((each) => ({ ...each, path: [...path, ...each.path] }) as Issue);
}

/** Whether the value is not of the kind that an alternative, or any within it, asks for. */
const isOfAnotherKind = (errors: readonly Issue[]): boolean =>
  errors.some(
    (each) =>
      each.path.length === 0 &&
      (each.code === 'invalid_type' || (each.code === 'invalid_union' && each.errors.every(isOfAnotherKind))),
  );

const kind = (value: unknown): string =>
  Array.isArray(value)
    ? 'a list'
    : value !== null && typeof value === 'object'
      ? 'keys and values'
      : `“${value}”`;

const ruleOf = (rule: unknown): Rule => {
  // Only `breach` adds custom issues, and its parameter is a Rule.
  return typeof rule === 'string' && rule in rules ? (rule as Rule) : 'bad-value';
};

const valueAt = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined;

function unknown(key: string, keys: readonly string[], value: unknown): string {
  const hint = hintFor(key, keys, value);
  if (hint !== undefined) return `unknown key “${short(key)}”; ${hint}`;
  // No known key is as long; comparing takes the product of the lengths.
  const suggestion = keys.length && key.length <= 60 ? closest(key.toLowerCase(), [...keys]) : '';
  const close = suggestion !== '' && distance(key.toLowerCase(), suggestion) <= Math.max(2, Math.floor(key.length / 2));
  return close
    ? `unknown key “${short(key)}”; did you mean “${suggestion}”?`
    : `unknown key “${short(key)}”; remove it. Known: ${keys.join(', ')}`;
}

const short = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}…` : key);

/** The keys known at a path: of the object there, whichever alternative it is in. */
function keysOf(schema: z.core.$ZodType, path: readonly (string | number)[]): readonly string[] {
  const objects = unwrapped(schema).filter((each) => each instanceof z.ZodObject);
  const [first, ...rest] = path;
  if (first === undefined) return objects.flatMap((each) => Object.keys(each.shape));
  return unwrapped(schema).flatMap((each) => {
    if (each instanceof z.ZodObject) {
      const child: unknown = each.shape[first];
      return child instanceof z.ZodType ? keysOf(child, rest) : [];
    }
    if (each instanceof z.ZodArray) return keysOf(each.element, rest);
    return each instanceof z.ZodRecord ? keysOf(each.valueType, rest) : [];
  });
}

/** The plain schemas behind options, unions and transforms. */
function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrapped);
  return [schema];
}
