import { termLinks } from '../../app/feeds/links.ts';
import { pageFields } from '../../app/pages/page-fields.ts';
import type { Site } from '../../domain/site.ts';
import { cacheControl, longestLife } from '../../http/cache-control.ts';
import type { ExportedFile } from './crawl.ts';

type HeaderRule = { readonly pattern: string; readonly type: string };

/** Header fields of every answer. */
export async function fieldsOf(site: Site): Promise<Readonly<Record<string, string>>> {
  return {
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': cacheControl(site.cache, longestLife(site.cache)),
    ...(await pageFields(site)),
    ...termFields(site),
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Terms for machines. The license differs by section and story, and is in their feeds and pages. */
function termFields({ licensing }: Site): Readonly<Record<string, string>> {
  if (licensing === undefined) return {};
  const link = { Link: termLinks({ licensing }).join(', ') };
  return licensing.signal === undefined ? link : { 'Content-Signal': licensing.signal, ...link };
}

/**
 * A `_headers` file for Cloudflare Pages and Netlify. Both join the values of rules that match one address, so each field is
 * said once for any address; both give a page its media type themselves.
 */
export function headersFile(
  everywhere: Readonly<Record<string, string>>,
  files: readonly Pick<ExportedFile, 'path' | 'file' | 'type'>[],
): string {
  const fields = Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`);
  const types = typeRules(files).map(({ pattern, type }) => `${pattern}\n  Content-Type: ${type}`);
  return `${[`/*\n${fields.join('\n')}`, ...types].join('\n\n')}\n`;
}

type NamedHeader = Pick<ExportedFile, 'path' | 'file' | 'type'>;

/** A rule for each extension; where files of one extension differ, for each name; for what is called so once, for its folder. */
function typeRules(files: readonly NamedHeader[]): readonly HeaderRule[] {
  const others = files.filter(({ type }) => !type.startsWith('text/html'));
  const pages = files.filter(({ type }) => type.startsWith('text/html'));
  const byExtension = Map.groupBy(others, ({ file }) => /\.[^./]+$/.exec(file)?.[0] ?? '');
  return [...byExtension].flatMap(([extension, group]) => {
    // A page has its type from the host, whatever it is called.
    if (pages.some(({ path, file }) => isCalled(extension, path) || isCalled(extension, file)))
      return eachAlone(group);
    const type = only(group);
    if (type !== undefined && extension !== '') return [{ pattern: `/*${extension}`, type }];
    const byName = [...Map.groupBy(group, ({ path }) => path.slice(path.lastIndexOf('/') + 1))];
    const [shared, single] = [
      byName.filter(([, named]) => named.length > 1),
      byName.filter(([, named]) => named.length === 1),
    ];
    const byFolder = Map.groupBy(
      single.flatMap(([, named]) => named),
      ({ path }) => path.slice(0, path.lastIndexOf('/')),
    );
    const inFolder = (folder: string, within: readonly NamedHeader[]) => {
      const reached = others.filter(({ path }) => path.startsWith(`${folder}/`) && path.endsWith(extension));
      return reached.length === within.length ? rulesForFolder(folder, extension, within) : eachAlone(within);
    };
    return [
      ...shared.flatMap(([name, named]) => rulesForName(name, named)),
      ...[...byFolder].flatMap(([folder, within]) => inFolder(folder, within)),
    ];
  });
}

const isCalled = (extension: string, name: string): boolean => extension !== '' && name.endsWith(extension);

/** The rule of the root matches no address below it, nor the other one the root. */
function rulesForName(name: string, named: readonly NamedHeader[]): readonly HeaderRule[] {
  const type = only(named);
  if (type === undefined) return eachAlone(named);
  const root = named.some(({ path }) => path === `/${name}`);
  return [...(root ? [{ pattern: `/${name}`, type }] : []), { pattern: `/*/${name}`, type }];
}

function rulesForFolder(
  folder: string,
  extension: string,
  within: readonly NamedHeader[],
): readonly HeaderRule[] {
  const type = only(within);
  if (extension === '' || within.length < 2 || type === undefined) return eachAlone(within);
  return [{ pattern: `${folder}/*${extension}`, type }];
}

const eachAlone = (files: readonly NamedHeader[]): readonly HeaderRule[] =>
  files.map(({ path, type }) => ({ pattern: path, type }));

/** The type they all have. */
function only(files: readonly Pick<ExportedFile, 'type'>[]): string | undefined {
  const types = new Set(files.map(({ type }) => type));
  return types.size === 1 ? files[0]?.type : undefined;
}
