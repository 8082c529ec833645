import { timePattern } from '../../content/source/time.ts';
import type { DecapOptions } from './decap.ts';
import { type EditorField, sectionFields } from './fields.ts';
import { nameOf } from './sections.ts';

/** `.pages.yml` as Pages CMS reads it (https://pagescms.org/docs/configuration). */
export function pagesConfig(options: Omit<DecapOptions, 'cms' | 'repository' | 'branch'>): object {
  const { folder, sections, indexed } = options;
  // A field's pictures are beside its article: each section has its folder as media, by a path from the content folder, as Pages CMS would make one
  // of the file's name alone that begins with a slash.
  const media = sections.map(({ path, trail }) => ({
    name: nameOf(path),
    label: trail,
    input: `${folder}/${path}`,
    output: `/${path}`,
  }));
  return {
    media,
    content: [
      ...sections.map(({ path, trail }) => ({
        name: nameOf(path),
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
        fields: options.fields.map((field) => pagesField(field, nameOf(path))),
      })),
      ...indexed.map((path) => ({
        name: `section-${nameOf(path)}`,
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
  // It cannot save a file with a value that its field does not list, such as true and false without quotation marks.
  const fields = () =>
    (field.fields ?? [])
      .filter(({ options }) => options?.[0]?.value !== 'true')
      .map((each) => pagesField(each, media));
  switch (field.kind) {
    case 'time':
      // Its date field refuses times with seconds or an offset, which imports and the API write.
      return {
        ...about,
        type: 'string',
        pattern: {
          regex: isRequired ? timePattern : `^\\s*$|${timePattern}`,
          message: 'Write it as 2026-11-24 14:05',
        },
      };
    case 'number':
      return { ...about, type: 'number' };
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
