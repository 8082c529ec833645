import { type ApiKey, createKeyStore, type KeyStore } from '../../publish/keys.ts';
import { openPublishDatabase, publishPath } from '../../runtime/node/publish/node-api.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';

/** Works with keys; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [action, name, ...more] = args.positionals;
  if (more.length > 0) throw new UsageError(`One at a time, not ${[name, ...more].join(' ')}`);
  const dir = contentFolder(args);
  const handle = await openPublishDatabase(publishPath(dir));
  const keys = createKeyStore(handle);
  const show = (value: object, text: string) =>
    console.log(args.flag('json') ? JSON.stringify(value, null, 2) : text);
  try {
    switch (action) {
      case 'create':
        return await create(keys, args, show);
      case 'list': {
        const all = await keys.list();
        show({ keys: all }, all.length === 0 ? 'There are no keys.' : all.map(lineOf).join('\n'));
        return 0;
      }
      case 'rotate': {
        const made = await keys.rotate(idOf(name), new Date(Date.now() + overlapOf(args)), new Date());
        if (!made) throw missing(name);
        show({ ...made.key, secret: made.secret }, secretText(made));
        return 0;
      }
      case 'revoke':
        if (!(await keys.revoke(idOf(name), new Date()))) throw missing(name);
        show({ id: name, revoked: true }, `The key ${name} opens nothing any more.`);
        return 0;
      default:
        throw new UsageError(
          action === undefined
            ? 'What is to be done? create, list, rotate or revoke'
            : `“${action}” is not one of create, list, rotate and revoke`,
        );
    }
  } finally {
    handle.close();
  }
}

type Show = (value: object, text: string) => void;

async function create(keys: KeyStore, args: ParsedArgs, show: Show): Promise<number> {
  const [, name] = args.positionals;
  if (name === undefined) throw new UsageError('Whose key is it? Name its holder: dateline key create cms');
  const write = args.all('write').map((folder) => folder.replace(/^\/+|(?<!\/)\/+$/g, ''));
  const admin = args.flag('admin') === true;
  const made = await keys.create(name, { read: args.flag('read') !== false, write, admin }, new Date());
  show({ ...made.key, secret: made.secret }, secretText(made));
  return 0;
}

const secretText = ({ key, secret }: Awaited<ReturnType<KeyStore['create']>>): string =>
  `${lineOf(key)}\n\n  ${secret}\n\nIt is shown this once. Send it as: Authorization: Bearer KEY`;

function lineOf({ id, name, read, write, admin, used, ends }: ApiKey): string {
  const may = [
    ...(read ? ['reads'] : []),
    ...(write.length > 0 ? [`writes ${write.map((folder) => `${folder}/`).join(', ')}`] : []),
    ...(admin ? ['administers'] : []),
  ];
  const when = used ? `last used ${used.toISOString()}` : 'never used';
  const end = ends ? `, ends ${ends.toISOString()}` : '';
  return `${id}  ${name}  ${may.join(', ') || 'may do nothing'}; ${when}${end}`;
}

function idOf(id: string | undefined): string {
  if (id === undefined) throw new UsageError('Which key? Name it by its id: dateline key list shows them');
  return id;
}

const missing = (id: string | undefined): CommandError =>
  new CommandError(`The key ${id} does not exist or has ended; dateline key list shows every key.`);

function overlapOf(args: ParsedArgs): number {
  const hours = Number(args.one('overlap') ?? 24);
  if (!(hours >= 0 && hours <= 8_760)) throw new UsageError('--overlap takes hours, from 0 to 8760');
  return hours * 3_600_000;
}
