import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { hintFor } from './key-hints.ts';
import type { Finding } from '../problems/problem.ts';
import { type Rule, rules } from '../problems/rules.ts';

/** The value may be there beside findings: it is then what remains without the keys at fault. */
export type Validated<T> = { readonly value?: T; readonly findings: readonly Finding[] };

/** The value in the schema's terms with every finding at once. Keys without a value count as not there. */
export function validate<T>(schema: z.ZodType<T>, data: unknown): Validated<T> {
  const input = withoutForeign(hasBlanks(data) ? withoutBlanks(data) : data, schema);
  const fast = compiled(schema)?.safeParse(input);
  if (fast?.success) return { value: fast.data, findings: [] };
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { value: result.data, findings: [] };
  const { issues } = result.error;
  const entries = issues.filter(isEntry);
  const rest = schema.safeParse(
    without(withoutEntries(input, entries), new Set(issues.filter((one) => !isEntry(one)).flatMap(topKeys))),
  );
  return {
    value: rest.data,
    findings: issues.flatMap((issue) => findings(issue, schema)),
  };
}

/**
 * Data as if its mistakes were corrected: without the keys at fault, each as deep as it lies, and with `standIns` for what is missing.
 * For looking further, never for publishing. `faults`: the keys at the top that are not as the author wrote them.
 */
export function salvaged<T>(
  schema: z.ZodType<T>,
  data: unknown,
  standIns: Readonly<Record<string, unknown>>,
): { readonly value?: T; readonly faults: ReadonlySet<string> } {
  const written = withoutForeign(withoutBlanks(data), schema);
  const input = written !== null && typeof written === 'object' && !Array.isArray(written) ? written : {};
  const first = schema.safeParse({ ...standIns, ...input });
  const missing = Object.keys(standIns).filter((key) => !Object.hasOwn(input, key));
  if (first.success) return { value: first.data, faults: new Set(missing) };
  const faults = new Set([...missing, ...first.error.issues.flatMap(topKeys).map(String)]);
  const pruned = structuredClone(input);
  for (const issue of first.error.issues) for (const path of pathsOf(issue)) prune(pruned, path);
  const second = schema.safeParse({ ...standIns, ...pruned });
  if (second.success) return { value: second.data, faults };
  const keys = new Set<unknown>(second.error.issues.flatMap(topKeys));
  const third = schema.safeParse({ ...standIns, ...Object(without(pruned, keys)) });
  return third.success ? { value: third.data, faults } : { faults };
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
  return without(data, new Set(foreign.filter((key) => !own.has(key.replace(FOREIGN, '').toLowerCase()))));
}

/** What is meant to hide an article must not be passed over. */
const HIDING = ['hidden', 'private', 'published', 'unpublished', 'unlisted', 'password'];

const FOREIGN = /^(?:_(?!_)|x[-_])/i;

/** As FOREIGN, for JSON Schema. */
export const FOREIGN_PATTERN = '^(?:_(?!_)|[xX][-_])';

/** Keys that hold many things of a kind, each by itself: a mistake in one costs that one. */
const COLLECTIONS: ReadonlySet<PropertyKey | undefined> = new Set(['redirects']);

const isEntry = ({ path }: Issue): boolean => path.length > 1 && COLLECTIONS.has(path[0]);

function withoutEntries(data: unknown, issues: readonly Issue[]): unknown {
  if (issues.length === 0 || data === null || typeof data !== 'object') return data;
  const rest = structuredClone(data);
  for (const { path } of issues) prune(rest, path.slice(0, 2));
  return rest;
}

/** Where the mistakes of an issue are, each as deep as it lies. */
function pathsOf(issue: Issue): readonly (readonly PropertyKey[])[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  const within = issue.code === 'invalid_union' ? meantBy(issue) : undefined;
  return within?.flatMap(pathsOf) ?? [issue.path];
}

/** Takes out what is at a path, where it has a key of its own: in a list, others would move up. */
function prune(data: object, path: readonly PropertyKey[]): void {
  let parent: unknown = data;
  for (const part of path.slice(0, -1)) parent = Object(parent)[part];
  const key = path.at(-1);
  if (parent !== null && typeof parent === 'object' && !Array.isArray(parent) && key !== undefined)
    Reflect.deleteProperty(parent, key);
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

const topKeys = (issue: Issue): readonly unknown[] =>
  issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : issue.path.slice(0, 1);

function without(data: unknown, keys: ReadonlySet<unknown>): unknown {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.has(key)));
}

/** A key left blank, as templates have them. `alt: ''` says something, so text in quotation marks stays where it may be empty. */
function withoutBlanks(data: unknown): unknown {
  if (Array.isArray(data)) return data.filter((item) => !blank(item)).map(withoutBlanks);
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key, value]) => !blank(value) || (key === 'alt' && value === ''))
      .map(([key, value]) => [key, withoutBlanks(value)]),
  );
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
