import { printable } from '../../content/problems/printable.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { openSite } from '../remote/site-client.ts';
import type { SiteHub } from '../remote/site-hub.ts';
import { count } from '../start/report.ts';
import { folderHub } from './folder-hub.ts';
import { hubText } from './text.ts';

const ACTIONS = ['list', 'pause', 'resume', 'rotate', 'test'] as const;

/** Shows, pauses or resumes subscriptions and endpoints; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [named = 'list', ...ids] = args.positionals;
  const action = ACTIONS.find((one) => one === named);
  if (action === undefined)
    throw new UsageError(`“${named}” is not one of list, pause, resume, rotate and test`);
  if (action === 'list' && ids.length > 0) throw new UsageError(`list takes no ID, such as ${ids[0]}`);
  if (action !== 'list' && ids.length === 0)
    throw new UsageError(`Name what to ${action}, by ID: dateline hub shows them`);
  const { hub, close, sender } = open(args);
  try {
    if (action === 'list') await show(hub, args.flag('json') === true);
    else if (action === 'rotate') await rotate(hub, onlyOne(ids), args);
    else if (action === 'test') {
      const url = await hub.test(onlyOne(ids));
      console.log(`A message of type test is sent to ${printable(url)} by ${sender}.`);
    } else await pause(hub, ids, action === 'pause');
    return 0;
  } finally {
    await close();
  }
}

/** The hub of a content folder, or of a site; `sender`: who sends, and how soon. */
function open(args: ParsedArgs): {
  readonly hub: SiteHub;
  readonly close: () => void | Promise<void>;
  readonly sender: string;
} {
  const url = args.one('site');
  if (url === undefined)
    return { ...folderHub(contentFolder(args)), sender: 'dateline start, within a minute' };
  const { hub, url: address } = openSite({ url, key: process.env.DATELINE_KEY });
  return { hub, close: () => {}, sender: address };
}

async function show(hub: SiteHub, isJson: boolean): Promise<void> {
  const view = await hub.list();
  console.log(isJson ? JSON.stringify(view, null, 2) : hubText(view));
}

async function pause(hub: SiteHub, ids: readonly string[], isPaused: boolean): Promise<void> {
  const { subscriptions, endpoints } = await hub.list();
  const isSubscription = (id: string) => subscriptions.some((one) => one.id === id);
  const isEndpoint = (id: string) => endpoints.some((one) => one.id === id);
  const missing = ids.find((id) => !isSubscription(id) && !isEndpoint(id));
  if (missing !== undefined)
    throw new CommandError(`There is no subscription or endpoint ${missing}; dateline hub lists them all.`);
  const [subscribed, others] = [
    [...new Set(ids)].filter(isSubscription),
    [...new Set(ids)].filter(isEndpoint),
  ];
  for (const id of subscribed) await hub.pauseSubscription(id, isPaused);
  for (const id of others) await hub.pauseEndpoint(id, isPaused);
  const done = isPaused ? 'paused' : 'resumed';
  if (subscribed.length > 0) console.log(`${count(subscribed.length, 'subscription')} ${done}.`);
  if (others.length > 0) console.log(`${count(others.length, 'endpoint')} ${done}.`);
}

async function rotate(hub: SiteHub, id: string, args: ParsedArgs): Promise<void> {
  const hours = Number(args.one('overlap') ?? 24);
  if (!(hours >= 0 && hours <= 8_760)) throw new UsageError('--overlap takes hours, from 0 to 8760');
  const secret = await hub.rotate(id, Math.round(hours * 3_600));
  console.log(
    `${secret}\n\nIt is shown this once. Messages are signed with it, and for the overlap with the secret before it.`,
  );
}

function onlyOne(ids: readonly string[]): string {
  const [id = '', ...more] = ids;
  if (more.length > 0) throw new UsageError(`One endpoint at a time, not ${ids.join(' ')}`);
  return id;
}
