/** Control characters, line ends and halves of pairs: never within plain text. */
const CONTROL = '\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff';
const except = (characters: string) => `[^${CONTROL}${characters}]`;

/** Text without quotation marks: no sign of YAML's at its beginning, no `: ` or ` #` in it, and not what stands for nothing. */
const FIRST = except(' \\-?:,\\[\\]{}#&*!|>\'"%@`');
const UNQUOTED = `(?!(?:~|null) *(?:\\n|$))${FIRST}(?:${except(' :#')}| +(?! |\\n|$)|:(?=\\S)|(?<=[^ ])#)*`;
const VALUE = `"(${except('"\\\\')}*)"|'(${except("'")}*)'|(${UNQUOTED})`;
const KEY = '[A-Za-z][A-Za-z0-9_-]{0,60}';
const END = ' *(?:\\n|$)';

const entry = new RegExp(`( *)(${KEY}):(?: +(?:${VALUE}|\\[([^\\n]*)\\])${END}|\\n)`, 'y');
const item = new RegExp(`( *)- +(?:${VALUE})${END}`, 'y');
const comment = new RegExp(` *#${except('')}*(?:\\n|$)`, 'y');
/** What a list in brackets is between its commas. */
const member = new RegExp(`^ *((?!(?:~|null) *$)${FIRST}(?:${except(' :#,\\[\\]{}')}| +(?! |$))*) *$`);

/** Lines of text, lists of them, and keys with values one below the other. */
export type PlainYaml = { [key: string]: string | string[] | PlainYaml };

/** A place in a text, which moves on as it is read. */
type Reading = { readonly text: string; at: number };

/**
 * Reads what most front matter is, keys with a line of text, a list or keys of their own, as js-yaml does with its failsafe schema,
 * in a fifth of the time that it and gray-matter take. Undefined where a line may mean more than it says, or is wrong: js-yaml must read it.
 */
export function plainYaml(text: string): PlainYaml | undefined {
  // Gaps, which may be too long, are for whoever reports them.
  if (text.includes(GAP)) return undefined;
  const reading = { text, at: 0 };
  const data = entriesAt(reading, '');
  return reading.at === text.length ? data : undefined;
}

const GAP = ' '.repeat(20);

/** The keys that stand so far in. */
function entriesAt(reading: Reading, indent: string): PlainYaml | undefined {
  const { text } = reading;
  const data: PlainYaml = {};
  while (reading.at < text.length) {
    if (skip(reading)) continue;
    entry.lastIndex = reading.at;
    const found = entry.exec(text);
    if (!found) return undefined;
    const [, space = '', key = '', double, single, unquoted, list] = found;
    if (space.length < indent.length) break;
    if (space !== indent || Object.hasOwn(data, key)) return undefined;
    reading.at = entry.lastIndex;
    const line = textOf(double, single, unquoted);
    const value = line ?? (list === undefined ? below(reading, indent) : membersOf(list));
    if (value === undefined) return undefined;
    data[key] = value;
  }
  return data;
}

/** The list or the keys below a key that stands so far in. */
function below(reading: Reading, indent: string): string[] | PlainYaml | undefined {
  while (skip(reading));
  const items = itemsAt(reading, indent);
  if (items !== undefined) return items;
  const space = /^ */.exec(reading.text.slice(reading.at, reading.at + GAP.length))?.[0] ?? '';
  return space.length > indent.length ? entriesAt(reading, space) : undefined;
}

/** The lines of a list that begins here. */
function itemsAt(reading: Reading, least: string): string[] | undefined {
  const items: string[] = [];
  let indent: string | undefined;
  while (reading.at < reading.text.length) {
    item.lastIndex = reading.at;
    const [, space = '', double, single, unquoted] = item.exec(reading.text) ?? [];
    const value = textOf(double, single, unquoted);
    if (value === undefined || space !== (indent ?? space) || space.length < least.length) break;
    indent = space;
    items.push(value);
    reading.at = item.lastIndex;
  }
  return items.length > 0 ? items : undefined;
}

/** Goes past a comment, if one stands here. */
function skip(reading: Reading): boolean {
  comment.lastIndex = reading.at;
  const found = comment.test(reading.text);
  if (found) reading.at = comment.lastIndex;
  return found;
}

/** The members of a list in brackets. */
function membersOf(list: string): string[] | undefined {
  const members: string[] = [];
  for (const each of list.split(',')) {
    const value = member.exec(each)?.[1];
    if (value === undefined) return undefined;
    members.push(value);
  }
  return members;
}

/** A text's value. */
const textOf = (
  double: string | undefined,
  single: string | undefined,
  unquoted: string | undefined,
): string | undefined => double ?? single ?? unquoted;
