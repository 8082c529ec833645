import { type EditorContext, type EditorField, sectionFields } from './fields.ts';
import { nameOf } from './sections.ts';

export type DecapOptions = EditorContext & {
  /** Of the content folder, from the root of the repository. */
  readonly folder: string;
  /** `owner/name`; without one the editor works on this machine alone. */
  readonly repository?: string;
  readonly branch: string;
  readonly cms: 'decap' | 'sveltia';
  /** Sections with an `_index.md`. */
  readonly indexed: readonly string[];
  readonly fields: readonly EditorField[];
};

/** `admin/config.yml` as Decap CMS (https://decapcms.org/docs/configuration-options/) and Sveltia CMS read it. */
export function decapConfig(options: DecapOptions): object {
  const { folder, repository, branch, sections, indexed } = options;
  const fields = options.fields.map((field) => decapField(field, options));
  return {
    backend: { name: 'github', repo: repository ?? 'owner/name', branch },
    // Sveltia works on a folder of this machine by itself.
    local_backend: options.cms === 'decap' ? true : undefined,
    output: options.cms === 'sveltia' ? { omit_empty_optional_fields: true } : undefined,
    media_folder: `${folder}/images`,
    public_folder: '/images',
    slug: { encoding: 'ascii', clean_accents: true },
    collections: [
      ...sections.map(({ path, trail }) => ({
        name: nameOf(path),
        label: trail.replaceAll('/', ' / '),
        label_singular: 'Article',
        folder: `${folder}/${path}`,
        create: true,
        extension: 'md',
        format: 'yaml-frontmatter',
        slug: '{{slug}}',
        summary: '{{title}} ({{date}})',
        // Pictures stand beside their article, which names them as they are called there.
        ...{ media_folder: '', public_folder: '' },
        fields,
      })),
      {
        name: 'sections',
        label: 'Sections',
        files: indexed.map((path) => ({
          name: nameOf(path),
          label: sections.find((each) => each.path === path)?.trail ?? path,
          file: `${folder}/${path}/_index.md`,
          fields: sectionFields().map((field) => decapField(field, options)),
        })),
      },
    ].filter((each) => !('files' in each) || each.files.length > 0),
  };
}

function decapField(field: EditorField, options: DecapOptions): object {
  const { name, label, hint, isRequired = false } = field;
  if (name === 'id')
    return options.cms === 'sveltia'
      ? { name, label, widget: 'uuid', prefix: 'urn:uuid:', read_only: true, required: false }
      : { name, label, widget: 'hidden', required: false };
  const about = { name, label, hint, required: isRequired };
  const fields = () => (field.fields ?? []).map((each) => decapField(each, options));
  switch (field.kind) {
    case 'time':
      if (options.cms === 'decap') return { ...about, widget: 'newsroom-time' };
      return {
        ...about,
        widget: 'datetime',
        format: 'YYYY-MM-DD HH:mm',
        input_timezone: options.timezone,
        default: isRequired ? '{{now}}' : '',
      };
    case 'number':
      return { ...about, widget: 'number', value_type: 'float', step: 0.00001 };
    case 'choice':
      return { ...about, widget: 'select', options: field.options, multiple: field.isMultiple };
    case 'switch':
      return { ...about, widget: 'boolean', default: name === 'callout' };
    case 'names':
      return {
        ...about,
        widget: 'list',
        collapsed: false,
        label_singular: field.itemLabel,
        field: { name: 'name', label: field.itemLabel, widget: 'string' },
      };
    case 'groups':
      return { ...about, widget: 'list', collapsed: true, label_singular: field.itemLabel, fields: fields() };
    case 'group':
      return { ...about, widget: 'object', collapsed: true, fields: fields() };
    default:
      return {
        ...about,
        widget: { line: 'string', text: 'text', file: 'file', picture: 'image', markdown: 'markdown' }[
          field.kind
        ],
        modes: field.kind === 'markdown' ? ['rich_text', 'raw'] : undefined,
      };
  }
}
