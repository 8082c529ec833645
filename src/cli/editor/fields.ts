import { jsonSchemas } from '../../content/schema/json-schema.ts';

/** A key of an article as an editor shows it, before it is any program's own. */
export type EditorField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind:
    | 'line'
    | 'text'
    | 'time'
    | 'choice'
    | 'switch'
    | 'file'
    | 'picture'
    | 'names'
    | 'group'
    | 'groups'
    | 'markdown';
  readonly isRequired?: boolean;
  /** Of a choice; several may be chosen where `isMultiple`. */
  readonly options?: readonly string[];
  readonly isMultiple?: boolean;
  readonly fields?: readonly EditorField[];
};

/** What of a paper its editor offers. */
export type EditorContext = {
  /** As `News/Northwest`, with their folders. */
  readonly sections: readonly { readonly path: string; readonly trail: string }[];
  /** Names of partners that rights may be set for. */
  readonly partners: readonly string[];
};

type Schema = { readonly [key: string]: unknown };

/** Every key of an article in the order of its schema, then its text. */
export function articleFields(context: EditorContext): readonly EditorField[] {
  const schema = objectOf(jsonSchemas()['article.json']);
  const required = requiredIn(schema);
  const keys = Object.entries(objectOf(schema.properties));
  return [
    ...keys.map(([name, schema]) => ({
      ...fieldOf(name, objectOf(schema), context),
      isRequired: required.has(name),
    })),
    { name: 'body', label: 'Story', kind: 'markdown' },
  ];
}

/** The keys of a section that a newsroom writes. */
export const sectionFields = (): readonly EditorField[] => {
  const { properties } = objectOf(jsonSchemas()['section.json']);
  return ['title', 'description', 'order', 'language', 'rights'].map((name) =>
    fieldOf(name, objectOf(objectOf(properties)[name]), { sections: [], partners: [] }),
  );
};

/** What editors call keys whose own name says less. */
const labels: Readonly<Record<string, string>> = {
  ...{
    title: 'Headline',
    description: 'Line under the headline',
    date: 'Published',
    sections: 'Further sections',
    src: 'File',
  },
  ...{
    alt: 'What the picture shows',
    id: 'Id (never change it)',
    url: 'Canonical address',
    syndication: 'What feeds may carry',
    callout: 'With the call-out',
  },
};

const labelOf = (name: string): string => labels[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** Keys that have a file of their own kind. */
const media = new Set(['audio', 'video', 'attachments']);

const longTexts = new Set(['description', 'caption', 'reason', 'text']);

function fieldOf(name: string, schema: Schema, context: EditorContext): EditorField {
  const about = {
    name,
    label: labelOf(name),
    hint: typeof schema.description === 'string' ? schema.description : undefined,
  };
  const forms = formsOf(schema);
  const object = forms.find(({ type, properties }) => type === 'object' && properties !== undefined);
  const items = objectOf(forms.find(({ type }) => type === 'array')?.items);
  const item = formsOf(items).find(({ type }) => type === 'object');
  if (name === 'sections')
    return {
      ...about,
      kind: 'choice',
      isMultiple: true,
      options: context.sections.map(({ trail }) => trail),
    };
  if (name === 'syndication') return syndicationField(about, forms, context);
  if (name === 'src') return { ...about, kind: 'file' };
  if (name === 'authors' || (Object.keys(items).length > 0 && item === undefined))
    return { ...about, kind: 'names' };
  if (item !== undefined && name !== 'syndication')
    return { ...about, kind: 'groups', fields: fieldsIn(item, name, context, requiredIn(item)) };
  if (object !== undefined) return { ...about, kind: 'group', fields: fieldsIn(object, name, context) };
  const choice = forms.find(({ enum: values }) => Array.isArray(values));
  if (forms.some(({ type }) => type === 'boolean') && choice !== undefined)
    return { ...about, kind: 'switch' };
  if (choice !== undefined)
    return { ...about, kind: 'choice', options: Array.isArray(choice.enum) ? choice.enum.map(String) : [] };
  const isTime = forms.some(({ pattern }) => typeof pattern === 'string' && pattern.includes('(\\d{4})-'));
  return { ...about, kind: isTime ? 'time' : longTexts.has(name) ? 'text' : 'line' };
}

/** What an object cannot be without; of one that is itself optional, an editor that asks for it would never let it be left out. */
const requiredIn = ({ required }: Schema): ReadonlySet<string> =>
  new Set(Array.isArray(required) ? required.map(String) : []);

/** Keys of a picture, file, source or correction that people write; sizes and types are read from the bytes. */
function fieldsIn(
  object: Schema,
  parent: string,
  context: EditorContext,
  required: ReadonlySet<string> = new Set(),
): readonly EditorField[] {
  const skipped = new Set([
    'width',
    'height',
    'type',
    'length',
    'syndication',
    'focus',
    'transcript',
    'chapters',
  ]);
  return Object.entries(objectOf(object.properties))
    .filter(([name]) => !skipped.has(name))
    .map(([name, schema]) => ({
      ...fieldOf(name, objectOf(schema), context),
      isRequired: required.has(name),
    }))
    .map((field) =>
      field.name === 'src' && !media.has(parent) ? { ...field, kind: 'picture' as const } : field,
    );
}

/** With partners, rights are set by partner. */
function syndicationField(
  about: Pick<EditorField, 'name' | 'label' | 'hint'>,
  forms: readonly Schema[],
  { partners }: EditorContext,
): EditorField {
  const values = forms.flatMap((form) => (Array.isArray(form.enum) ? form.enum.map(String) : []));
  if (partners.length === 0) return { ...about, kind: 'choice', options: values };
  const fields = ['default', ...partners].map((name) => ({
    name,
    label: name === 'default' ? 'Everybody' : name,
    kind: 'choice' as const,
    options: values,
  }));
  return { ...about, kind: 'group', fields };
}

const formsOf = (schema: Schema): readonly Schema[] =>
  Array.isArray(schema.anyOf) ? schema.anyOf.map(objectOf) : [schema];

function objectOf(value: unknown): Schema {
  // An object that is no list has its keys by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Schema) : {};
}
