import { closest, distance } from 'fastest-levenshtein';
import * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value of a request: its place, `files[0].path`, or '' for the whole, and what to do. */
export type RequestFault = { readonly field: string; readonly message: string };

/** The faults that a schema found, each as a clause that begins with what it is about. `of`: a parameter, or a field of the body. */
export function faultsOf(
  issues: readonly Issue[],
  { schema, of }: { readonly schema: z.ZodType; readonly of: 'parameter' | 'field' },
): readonly RequestFault[] {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return issues.flatMap((issue): readonly RequestFault[] => {
    const at = schemaAt(whole, issue.path);
    const field = placeOf(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        field: placeOf([...issue.path, key]),
        message: unknown(key, { names: Object.keys(at.properties ?? {}), of, place: field }),
      }));
    const name = field === '' ? 'The body' : `The ${of} “${field}”`;
    return [{ field, message: `${name} ${reasonOf(issue, at)}` }];
  });
}

/** The part of a JSON Schema that is looked at. */
type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
};

/** What a body of the schema may look like: `{"reason": "…"}`; undefined where nothing must be in it. */
export function exampleOf(schema: z.ZodType): string | undefined {
  const { required = [] }: Schema = schemaAt(z.toJSONSchema(schema, { io: 'input' }), []);
  return required.length === 0 ? undefined : `{${required.map((name) => `"${name}": "…"`).join(', ')}}`;
}

function schemaAt(whole: object, path: readonly PropertyKey[]): Schema {
  // As zod writes it.
  let at = whole as Schema;
  for (const part of path) {
    const inside = [at, ...(at.anyOf ?? [])];
    at =
      inside
        .map((one) => (typeof part === 'number' ? one.items : one.properties?.[String(part)]))
        .find(Boolean) ?? {};
  }
  return at.properties ? at : { ...at.anyOf?.find(({ properties }) => properties), ...at };
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

type UnknownName = {
  readonly names: readonly string[];
  readonly of: 'parameter' | 'field';
  readonly place: string;
};

function unknown(key: string, { names, of, place }: UnknownName): string {
  const where = place === '' ? 'this call' : `“${place}”`;
  if (names.length === 0) return `“${key}” is not a ${of} of ${where}, which takes none`;
  const nearest = closest(folded(key), names.map(folded));
  const name = names.find((one) => folded(one) === nearest) ?? '';
  const isNear =
    distance(folded(key), nearest) <= nearest.length / 2 || nearest.startsWith(folded(key).slice(0, 3));
  return `“${key}” is not a ${of} of ${where}; ${isNear ? `did you mean “${name}”? It` : 'it'} takes ${listOf(names)}`;
}

/** Without what is written one way or another: dry-run, dry_run, dryRun. */
const folded = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

const listOf = (names: readonly string[]): string =>
  names.length === 1 ? `“${names[0]}” alone` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** As the value is called in prose. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ string: 'text', array: 'a list', object: 'an object', boolean: 'true or false' },
  ...{ number: 'a number', int: 'a whole number' },
};

function reasonOf(issue: Issue, { description = '' }: Schema): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing${description && `: ${lowered(description)}`}`
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `is empty${description && `: ${lowered(description)}`}`
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `has more than ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be ${issue.values.includes('') ? 'empty or ' : ''}one of ${issue.values.filter((value) => value !== '').join(', ')}`;
    case 'invalid_format':
      return `is not ${issue.format}`;
    default:
      return `cannot be used: ${lowered(issue.message)}`;
  }
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
