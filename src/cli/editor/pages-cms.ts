import type { DecapOptions } from './decap.ts';
import { articleFields, type EditorField, sectionFields } from './fields.ts';

/** `.pages.yml` as Pages CMS reads it (https://pagescms.org/docs/configuration). */
export function pagesConfig(options: Omit<DecapOptions, 'cms' | 'repository' | 'branch'>): object {
  const { folder, sections, indexed } = options;
  // A field's pictures are beside its article: each section has its folder as media.
  const media = sections.map(({ path, trail }) => ({
    name: path.replaceAll('/', '-'),
    label: trail,
    input: `${folder}/${path}`,
    output: '',
  }));
  return {
    media,
    content: [
      ...sections.map(({ path, trail }) => ({
        name: path.replaceAll('/', '-'),
        label: trail.replaceAll('/', ' / '),
        type: 'collection',
        path: `${folder}/${path}`,
        subfolders: false,
        exclude: ['_index.md', 'README.md'],
        filename: '{primary}.md',
        format: 'yaml-frontmatter',
        view: {
          fields: ['title', 'date'],
          primary: 'title',
          sort: ['date', 'title'],
          default: { sort: 'date', order: 'desc' },
        },
        fields: articleFields(options).map((field) => pagesField(field, path.replaceAll('/', '-'))),
      })),
      ...indexed.map((path) => ({
        name: `section-${path.replaceAll('/', '-')}`,
        label: `Section ${sections.find((each) => each.path === path)?.trail ?? path}`,
        type: 'file',
        path: `${folder}/${path}/_index.md`,
        format: 'yaml-frontmatter',
        fields: sectionFields().map((field) => pagesField(field, '')),
      })),
    ],
    // What an editor does not show stays in the file.
    settings: { content: { merge: true } },
  };
}

function pagesField(field: EditorField, media: string): object {
  const { name, label, hint, isRequired = false } = field;
  const about = { name, label, description: hint, required: isRequired || undefined };
  const fields = () => (field.fields ?? []).map((each) => pagesField(each, media));
  switch (field.kind) {
    case 'time':
      return { ...about, type: 'date', options: { time: true, format: 'yyyy-MM-dd HH:mm' } };
    case 'choice':
      return { ...about, type: 'select', options: { values: field.options, multiple: field.isMultiple } };
    case 'switch':
      return { ...about, type: 'boolean', default: name === 'callout' };
    case 'names':
      return { ...about, type: 'string', list: true };
    case 'groups':
      return { ...about, type: 'object', list: true, fields: fields() };
    case 'group':
      return { ...about, type: 'object', fields: fields() };
    default:
      return {
        ...about,
        type: { line: 'string', text: 'text', file: 'file', picture: 'image', markdown: 'rich-text' }[
          field.kind
        ],
        options:
          field.kind === 'file' || field.kind === 'picture'
            ? { media }
            : field.kind === 'markdown'
              ? { format: 'markdown' }
              : undefined,
      };
  }
}
