import type { DatabaseBusyError } from '../../runtime/node/sqlite.ts';
import { CommandError } from '../command/run.ts';
import { type Holder, holderOf, holderText } from '../lock.ts';

/** The file by which a program that serves a database has it for an address. */
export const addressLock = (path: string): string => `${path}-address`;

/** The file by which a command that ends by itself has a database for itself. */
export const commandLock = (path: string): string => `${path}-command`;

/** What is said of a database that another program writes, and has for longer than one waits. */
export function busyText(path: string): string {
  const holders = [commandLock(path), addressLock(path)]
    .map(holderOf)
    .filter((holder): holder is Holder => holder !== undefined && holder.pid !== process.pid);
  const names = holders.length === 0 ? holderText(undefined) : holders.map(holderText).join(' or ');
  return `${path} is being written by ${names}, which reads the same content folder.`;
}

/** The same as what ends a command. */
export const busyError = ({ path }: DatabaseBusyError): CommandError =>
  new CommandError(`${busyText(path)} Wait until it has read the folder, and run this again.`);
