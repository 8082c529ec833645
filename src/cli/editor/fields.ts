import { jsonSchemas } from '../../content/schema/json-schema.ts';

/** A key of an article as an editor shows it, before it is any program's own. */
export type EditorField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind:
    | 'line'
    | 'text'
    | 'number'
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
  readonly options?: readonly Option[];
  readonly isMultiple?: boolean;
  readonly fields?: readonly EditorField[];
  /** What one entry of a list is called. */
  readonly itemLabel?: string;
};

/** A value as it is written, and as it is shown. */
export type Option = { readonly value: string; readonly label: string };

/** What of a paper its editor offers. */
export type EditorContext = {
  /** The newsroom's, by which times are read that have no offset. */
  readonly timezone: string;
  /** As `News/Northwest`, with their folders. */
  readonly sections: readonly { readonly path: string; readonly trail: string }[];
  /** Names of partners that rights may be set for. */
  readonly partners: readonly string[];
  /** Of `LINES`, those whose entries have keys in this paper. */
  readonly keyed: ReadonlySet<string>;
};

/** Lists whose entries are a line each, in most papers. */
export const LINES = ['authors', 'translations'];

type Schema = { readonly [key: string]: unknown };

/**
 * What belongs together, in the order in which a story is written; keys of the schema that are in none of these come last. No editor of the three has
 * headings between fields, so that each field's label begins with its group's, but for those of the story itself. Sveltia makes an id when its field comes
 * into view.
 */
const GROUPS: readonly (readonly [label: string, keys: readonly string[]])[] = [
  ['', ['title', 'id', 'description', 'authors', 'date', 'draft', 'dateline', 'image', 'body']],
  ['About', ['sections', 'tags', 'subjects', 'places', 'language', 'translations']],
  ['Files', ['audio', 'video', 'attachments']],
  ['How it was made', ['source', 'made']],
  ['In progress', ['live', 'updates']],
  ['Corrections', ['updated', 'correction', 'status', 'withdrawn', 'reason', 'notice']],
  ['Schedule', ['embargo', 'expires']],
  ['Rights', ['rights', 'license', 'syndication', 'republish', 'callout']],
  ['Address', ['url', 'aliases', 'atproto']],
];

/** Every key of an article, and its text, by groups. */
export function articleFields(context: EditorContext): readonly EditorField[] {
  const schema = objectOf(jsonSchemas()['article.json']);
  const required = requiredIn(schema);
  const fields = new Map<string, EditorField>([
    ...Object.entries(objectOf(schema.properties)).map(
      ([name, schema]) =>
        [name, { ...fieldOf(name, objectOf(schema), context), isRequired: required.has(name) }] as const,
    ),
    ['body', { name: 'body', label: 'Story', kind: 'markdown', isRequired: true }],
  ]);
  const grouped = new Set(GROUPS.flatMap(([, keys]) => keys));
  const rest = [...fields.keys()].filter((name) => !grouped.has(name));
  return [...GROUPS, ['Other', rest] as const].flatMap(([group, keys]) =>
    keys.flatMap((name) => {
      const field = fields.get(name);
      if (field === undefined) return [];
      return [group === '' ? field : { ...field, label: `${group}: ${lowerFirst(field.label)}` }];
    }),
  );
}

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

const NO_CONTEXT: EditorContext = { timezone: '', sections: [], partners: [], keyed: new Set() };

/** The keys of a section that a newsroom writes. */
export const sectionFields = (): readonly EditorField[] => {
  const { properties } = objectOf(jsonSchemas()['section.json']);
  return ['title', 'description', 'order', 'language', 'rights'].map((name) =>
    fieldOf(name, objectOf(objectOf(properties)[name]), NO_CONTEXT),
  );
};

/** What editors call keys whose own name says less; `parent.key` of one inside of another. */
const labels: Readonly<Record<string, string>> = {
  ...{ title: 'Headline', description: 'Line under the headline', date: 'Published', authors: 'By' },
  ...{
    draft: 'Draft, not published',
    sections: 'Further sections',
    subjects: 'Subjects (IPTC Media Topics)',
  },
  ...{
    image: 'Picture',
    src: 'File',
    alt: 'What the picture shows',
    'image.republish': 'Other papers may publish it',
  },
  ...{ 'image.made': 'How it was made', 'image.rights': 'Copyright line', geonames: 'GeoNames id' },
  ...{
    wikidata: 'Wikidata item',
    language: 'Language (en, es, pt-BR)',
    source: 'Agency or paper',
    made: 'By whom',
  },
  ...{
    'source.url': 'Its address',
    feed: 'Its feed',
    'translations.url': 'Its address',
    live: 'The story goes on',
  },
  ...{
    updated: 'Updated, as readers see it',
    correction: 'What was wrong',
    'correction.date': 'Corrected',
    withdrawn: 'Withdrawn at',
  },
  ...{
    reason: 'Why it was withdrawn',
    notice: 'Whether feeds show that',
    'updates.reason': 'Why it was removed',
    embargo: 'Not before',
    expires: 'Not after',
  },
  ...{
    rights: 'Copyright line',
    syndication: 'What feeds may carry',
    republish: 'What other papers may publish',
  },
  ...{
    callout: 'With the call-out',
    url: 'Canonical address',
    aliases: 'Old paths',
    atproto: 'Record in the AT Protocol',
    id: 'Id (never change it)',
  },
};

/** Values that say less than a journalist would. */
const valueLabels: Readonly<Record<string, string>> = {
  ...{ human: 'People, without generative AI', 'ai-assisted': 'People, with the help of AI' },
  ...{ 'ai-generated': 'AI', automated: 'Rules, from data' },
  ...{
    full: 'The whole',
    summary: 'The line under the headline',
    headline: 'The headline',
    text: 'The text, without pictures',
  },
  ...{ none: 'Nothing', true: 'Yes', false: 'No', published: 'Published', withdrawn: 'Withdrawn' },
};

const optionsOf = (values: readonly string[]): readonly Option[] =>
  values.map((value) => ({ value, label: valueLabels[value] ?? value }));

const labelOf = (name: string, parent: string): string =>
  labels[`${parent}.${name}`] ?? labels[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** Keys that have a file of their own kind. */
const media = new Set(['audio', 'video', 'attachments']);

const longTexts = new Set(['description', 'caption', 'reason', 'text']);

function fieldOf(name: string, schema: Schema, context: EditorContext, parent = ''): EditorField {
  const about = {
    name,
    label: labelOf(name, parent),
    hint: typeof schema.description === 'string' ? schema.description : undefined,
  };
  const forms = formsOf(schema);
  const object = forms.find(({ type, properties }) => type === 'object' && properties !== undefined);
  const items = objectOf(forms.find(({ type }) => type === 'array')?.items);
  const item = formsOf(items).find(({ type }) => type === 'object');
  if (name === 'sections') {
    const trails = context.sections.map(({ trail }) => ({ value: trail, label: trail }));
    return { ...about, kind: 'choice', isMultiple: true, options: trails };
  }
  if (name === 'syndication') return syndicationField(about, forms, context);
  if (name === 'src') return { ...about, kind: media.has(parent) ? 'file' : 'picture' };
  const itemLabel = name.replace(/(?<=ias)es$|s$/, '');
  if (
    (LINES.includes(name) && !context.keyed.has(name)) ||
    (Object.keys(items).length > 0 && item === undefined)
  )
    return { ...about, kind: 'names', itemLabel };
  if (item !== undefined)
    return { ...about, kind: 'groups', itemLabel, fields: fieldsIn(item, name, context, requiredIn(item)) };
  if (object !== undefined) return { ...about, kind: 'group', fields: fieldsIn(object, name, context) };
  const isBoolean = forms.some(({ type }) => type === 'boolean');
  // Without a value most follow what the section, the site or the license says: three states, of which a switch has two.
  if (isBoolean && SWITCHES.has(name)) return { ...about, kind: 'switch' };
  if (isBoolean) return { ...about, kind: 'choice', options: optionsOf(['true', 'false']) };
  const choice = forms.find(({ enum: values }) => Array.isArray(values));
  if (Array.isArray(choice?.enum))
    return { ...about, kind: 'choice', options: optionsOf(choice.enum.map(String)) };
  if (forms.some(({ pattern }) => typeof pattern === 'string' && pattern.includes('(\\d{4})-')))
    return {
      ...about,
      kind: 'time',
      hint: `Newsroom time (${context.timezone}). ${about.hint ?? ''}`.trim(),
    };
  if (forms.some(({ type }) => type === 'number' || type === 'integer')) return { ...about, kind: 'number' };
  return { ...about, kind: longTexts.has(name) ? 'text' : 'line' };
}

/** Keys that say the same when they are left out as by the value that a switch begins with. */
const SWITCHES = new Set(['draft', 'live', 'callout']);

/** What an object cannot be without; of one that is itself optional, an editor that asks for it would never let it be left out. */
const requiredIn = ({ required }: Schema): ReadonlySet<string> =>
  new Set(Array.isArray(required) ? required.map(String) : []);

/** Of a file, what is read from its bytes, or what few ever write. */
const skipped = new Set('width height type length syndication focus transcript chapters'.split(' '));

function fieldsIn(
  object: Schema,
  parent: string,
  context: EditorContext,
  required: ReadonlySet<string> = new Set(),
): readonly EditorField[] {
  return Object.entries(objectOf(object.properties))
    .filter(([name]) => !skipped.has(name))
    .map(([name, schema]) => ({
      ...fieldOf(name, objectOf(schema), context, parent),
      isRequired: required.has(name),
    }));
}

/** With partners, rights are set by partner. */
function syndicationField(
  about: Pick<EditorField, 'name' | 'label' | 'hint'>,
  forms: readonly Schema[],
  { partners }: EditorContext,
): EditorField {
  const values = forms.flatMap((form) => (Array.isArray(form.enum) ? form.enum.map(String) : []));
  const options = optionsOf(values);
  if (partners.length === 0) return { ...about, kind: 'choice', options };
  const fields = ['default', ...partners].map((name) => ({
    name,
    label: name === 'default' ? 'Everybody' : name,
    kind: 'choice' as const,
    options,
  }));
  return { ...about, kind: 'group', fields };
}

const formsOf = (schema: Schema): readonly Schema[] =>
  Array.isArray(schema.anyOf) ? schema.anyOf.map(objectOf) : [schema];

function objectOf(value: unknown): Schema {
  // An object that is no list has its keys by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Schema) : {};
}
