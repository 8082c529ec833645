import { type AppOptions, createApp } from '../../src/app/app.ts';
import { type Files, folder } from '../content/folder.ts';
import { type Compiled, collectionOf, compile } from '../support/compiled.ts';

export const siteUrl = 'https://paper.example';

/** A site.yaml without fault, with more lines. */
export const site = (more = ''): string => `title: The Paper
description: A paper
url: ${siteUrl}
id: tag:paper.example,2019:paper
language: en-US
timezone: UTC
organisation: The Paper Company
${more}`;

/** An article without fault: front matter by key, and a body. */
export function story(
  name: string,
  fields: Readonly<Record<string, string>> = {},
  body = 'A story.',
): string {
  const all = {
    title: 'A headline that is long enough for anybody',
    date: '2026-11-20 08:00',
    id: `tag:paper.example,2026:${name}`,
    ...fields,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

export type Paper = {
  readonly compiled: Compiled;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  text(path: string, headers?: Readonly<Record<string, string>>): Promise<string>;
};

type Options = Pick<AppOptions, 'now' | 'onCacheable'> & {
  readonly secrets?: Readonly<Record<string, string>>;
  /** Serves what is left where articles have errors. */
  readonly anyway?: boolean;
};

/** A folder of these files, served; the clock stands at noon of the day after the stories, unless it is moved. */
export async function paper(
  files: Files,
  { now, onCacheable: stands, secrets = {}, anyway = false }: Options = {},
): Promise<Paper> {
  const compiled = await compile({ dir: folder(files) });
  const errors = compiled.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && !anyway) throw new Error(JSON.stringify(errors));
  const collection = collectionOf(compiled);
  const app = createApp({
    collection: () => collection,
    compressors: {},
    now: now ?? (() => new Date('2026-11-21T12:00:00Z')),
    secrets: (name) => secrets[name],
    ...(stands && { onCacheable: stands }),
    ...(stands && { onCacheable: stands }),
    log: ({ message, stack }) => {
      throw new Error(message, { cause: stack });
    },
  });
  const get = async (path: string, headers = {}) => app.request(siteUrl + path, { headers });
  return { compiled, get, text: async (path, headers) => (await get(path, headers)).text() };
}

/** The ids of items or entries, in order. */
export const idsIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<(?:guid[^>]*|id)>tag:paper\.example,2026:([^<]+)</g)].map(([, id = '']) => id);
