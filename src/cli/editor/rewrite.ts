import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  editFrontMatter,
  type FrontEdit,
  type FrontValue,
  frontData,
} from '../../publish/actions/edit-front-matter.ts';
import type { EditorField } from './fields.ts';

/** A key that an article has in a form that its field cannot show, and which an editor would lose or cannot open. */
export type OtherForm = {
  readonly file: string;
  readonly key: string;
  /** The same in the form of the field; undefined where that would say something else. */
  readonly value: FrontValue | undefined;
};

/** An article's file and its keys; those without front matter are left to `check`. */
export type EditedArticle = { readonly file: string; readonly data: Readonly<Record<string, unknown>> };

/** The articles in folders of a paper. */
export const articlesIn = (dir: string, folders: readonly string[]): readonly EditedArticle[] =>
  folders.flatMap((folder) =>
    readdirSync(join(dir, folder))
      .filter((name) => /\.(?:md|markdown)$/i.test(name) && !/^(?:readme\.|[._])/i.test(name))
      .toSorted()
      .flatMap((name) => {
        const file = join(dir, folder, name);
        const read = frontData(readFileSync(file, 'utf8'));
        return 'reason' in read ? [] : [{ file, data: read.data }];
      }),
  );

/** Lists of lines of which some entry has keys that no line can say, such as an author's `url`. */
export const keyedIn = (articles: readonly EditedArticle[], keys: readonly string[]): ReadonlySet<string> =>
  new Set(
    keys.filter((key) =>
      articles.some(({ data }) =>
        listOf(data[key]).some((item) => typeof item !== 'string' && inOneLine(item) === undefined),
      ),
    ),
  );

/** What of articles is not in the form of its field, such as `tags: Ferries` for a list. */
export const otherForms = (
  articles: readonly EditedArticle[],
  fields: readonly EditorField[],
): readonly OtherForm[] =>
  articles.flatMap(({ file, data }) =>
    fields.flatMap((field) => {
      const value = formOf(field, data[field.name]);
      return value === SAME ? [] : [{ file, key: field.name, value }];
    }),
  );

/** Articles that `check` says an id for; another one that an editor makes would be another article to readers. */
export const withoutId = (articles: readonly EditedArticle[]): readonly OtherForm[] =>
  articles.flatMap(({ file, data }) =>
    listOf(data.id).length > 0 ? [] : [{ file, key: 'id', value: undefined }],
  );

/** Writes keys in the form of their field, and leaves every other byte; the files that cannot be edited so, and why. */
export function rewrite(
  forms: readonly OtherForm[],
): readonly { readonly file: string; readonly reason: string }[] {
  return [...Map.groupBy(forms, ({ file }) => file)].flatMap(([file, ofFile]) => {
    const edits: readonly FrontEdit[] = ofFile.flatMap(({ key, value }) =>
      value === undefined ? [] : [{ key, value }],
    );
    const edited = editFrontMatter(readFileSync(file, 'utf8'), edits);
    if (typeof edited !== 'string') return [{ file, reason: edited.reason }];
    writeFileSync(file, edited);
    return [];
  });
}

const SAME = Symbol('in the form of its field');

const isText = (value: unknown): value is string => typeof value === 'string';

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value];

/** A value as its field has it; undefined where a field of this kind cannot have it. */
function formOf(field: EditorField, value: unknown): FrontValue | typeof SAME | undefined {
  const items = listOf(value);
  if (items.length === 0) return SAME;
  const isListed = Array.isArray(value);
  switch (field.kind) {
    case 'names': {
      const names = items.map((item) => (isText(item) ? item : inOneLine(item)));
      if (!names.every(isText)) return undefined;
      return isListed && items.every(isText) ? SAME : names;
    }
    case 'groups':
      if (isListed && !items.some(isText)) return SAME;
      if (items.some(isText) && !isNamedAlone(field)) return undefined;
      // What front matter says is text, and lists and keys of it.
      return items.map((item) => (isText(item) ? inKeys(field, item) : (item as FrontValue)));
    case 'group':
      return isText(value) ? inKeys(field, value) : SAME;
    case 'choice':
      return field.isMultiple && !isListed ? items.map(String) : SAME;
    default:
      return SAME;
  }
}

/** An author with a name and an e-mail address, as one line says it. */
function inOneLine(item: unknown): string | undefined {
  const { name, email, ...others } = Object(item);
  const isLine = isText(name) && isText(email) && Object.keys(others).length === 0;
  return isLine && !/[<>]/.test(name) ? `${name} <${email}>` : undefined;
}

/** What one line says, as keys say it. */
function inKeys({ fields = [] }: EditorField, line: string): FrontValue {
  const first = fields[0]?.name ?? 'name';
  const [, name, email] =
    (fields[1]?.name === 'email' && /^([^<]+)<([^<>\s@]+@[^<>\s@]+)>$/.exec(line)) || [];
  return name !== undefined && email !== undefined ? { name: name.trim(), email } : { [first]: line };
}

/** Whether the first of a group's keys is all that it cannot be without. */
const isNamedAlone = ({ fields = [] }: EditorField): boolean =>
  fields.every(({ isRequired }, index) => isRequired !== true || index === 0);
