import { statSync } from 'node:fs';
import { join } from 'node:path';
import { scopesOf } from '../../publish/keys.ts';
import { commandLine } from '../command/command-line.ts';
import { type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { shownPath } from '../path.ts';
import { type ListedKey, type NewKey, openSite, type SiteKeys } from '../remote/site-client.ts';
import { folderKeys } from './folder-keys.ts';

/** Works with keys; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [action, name, ...more] = args.positionals;
  if (more.length > 0) throw new UsageError(`One at a time, not ${[name, ...more].join(' ')}`);
  const work = ACTIONS.get(action ?? '');
  if (!work)
    throw new UsageError(
      action === undefined
        ? 'What is to be done? create, list, rotate or revoke'
        : `“${action}” is not one of create, list, rotate and revoke`,
    );
  const opened = await open(args);
  try {
    const { value, text } = await work(opened, name, args);
    console.log(args.flag('json') ? JSON.stringify(value, null, 2) : text);
    return 0;
  } finally {
    opened.close();
  }
}

/** The keys of a content folder, or of a site. */
type OpenedKeys = {
  readonly keys: SiteKeys;
  /** Why a key that may write below a folder could be meant otherwise; undefined: the folder is there. */
  readonly doubt: (folder: string) => Promise<string | undefined>;
  readonly close: () => void;
};

async function open(args: ParsedArgs): Promise<OpenedKeys> {
  const url = args.one('site');
  if (url !== undefined) {
    const { keys, hasFolder } = openSite({ url, key: process.env.DATELINE_KEY });
    return {
      ...{ keys, close: () => {} },
      // What cannot be told, as where the sources are a folder, is no reason to doubt.
      doubt: async (folder) =>
        (await hasFolder(folder).catch(() => true)) ? undefined : `${url} has no folder ${folder}/ yet`,
    };
  }
  const dir = contentFolder(args);
  const isThere = (folder: string) => statSync(join(dir, folder), { throwIfNoEntry: false })?.isDirectory();
  return {
    ...(await folderKeys(dir)),
    doubt: async (folder) =>
      isThere(folder) ? undefined : `There is no folder ${folder}/ in ${shownPath(dir)} yet`,
  };
}

type Work = (
  opened: OpenedKeys,
  name: string | undefined,
  args: ParsedArgs,
) => Promise<{ readonly value: object; readonly text: string }>;

const ACTIONS: ReadonlyMap<string, Work> = new Map<string, Work>([
  ['create', async (opened, name, args) => made(await create(opened, name, args))],
  [
    'list',
    async ({ keys }) => {
      const all = await keys.list();
      return { value: { keys: all }, text: all.map(lineOf).join('\n') || 'There are no keys.' };
    },
  ],
  ['rotate', async ({ keys }, name, args) => made(await keys.rotate(idOf(name), overlapOf(args)))],
  [
    'revoke',
    async ({ keys }, name) => {
      const id = idOf(name);
      await keys.revoke(id);
      return { value: { id, revoked: true }, text: `The key ${id} opens nothing any more.` };
    },
  ],
]);

const made = (key: NewKey) => ({
  value: key,
  text: `${lineOf(key)}\n\n  ${key.secret}\n\nIt is shown this once. Send it as: Authorization: Bearer KEY`,
});

async function create(
  { keys, doubt }: OpenedKeys,
  name: string | undefined,
  args: ParsedArgs,
): Promise<NewKey> {
  if (name === undefined)
    throw new UsageError(`Whose key is it? Name its holder: ${commandLine('key create cms')}`);
  const folders = args.all('read');
  if (folders.length > 0 && args.flag('read') === false)
    throw new UsageError('--read and --no-read say opposite things; give one of them');
  const scopes = scopesOf({
    read: folders.length > 0 ? folders : args.flag('read') !== false,
    ...{ write: args.all('write'), admin: args.flag('admin') === true },
  });
  for (const folder of new Set([...scopes.write, ...scopes.read])) {
    const reason = folder === '' ? undefined : await doubt(folder);
    const may = scopes.write.includes(folder) ? 'write' : 'read';
    if (reason !== undefined)
      console.error(
        `Warning: ${reason}. The key may ${may} there, and nowhere else by this; if another is meant, revoke it and make one for that.`,
      );
  }
  return keys.create({ name, ...scopes });
}

const foldersText = (folders: readonly string[]): string => folders.map((folder) => `${folder}/`).join(', ');

function lineOf({ id, name, read, write, admin, used, ends }: ListedKey): string {
  const may = [
    ...(read.length > 0 ? [`reads ${foldersText(read)}`] : []),
    ...(write.length > 0 ? [`writes ${foldersText(write)}`] : []),
    ...(admin ? ['administers'] : []),
  ];
  const when = used ? `last used ${used}` : 'never used';
  const end = ends ? `, ends ${ends}` : '';
  return `${id}  ${name}  ${may.join(', ') || 'may do nothing'}; ${when}${end}`;
}

function idOf(id: string | undefined): string {
  if (id === undefined) throw new UsageError('Which key? Name it by its id: dateline key list shows them');
  return id;
}

/** Seconds. */
function overlapOf(args: ParsedArgs): number {
  const hours = Number(args.one('overlap') ?? 24);
  if (!(hours >= 0 && hours <= 8_760)) throw new UsageError('--overlap takes hours, from 0 to 8760');
  return Math.round(hours * 3_600);
}
