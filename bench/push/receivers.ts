import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Subscribers in a program of their own. */
export type Receiver = {
  readonly port: number;
  /** Deliveries that were answered. */
  count(): Promise<number>;
  /** When the last was, in milliseconds since 1970. */
  last(): Promise<number>;
  close(): Promise<void>;
};

/** Starts subscribers that answer after so many milliseconds. */
export async function startReceiver(delay: number): Promise<Receiver> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'receiver.ts'), String(delay)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // They stand for other machines, which take no time from the one that sends.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const read = async () => String((await lines.next()).value);
  const port = Number(await read());
  const state = async (): Promise<{ readonly count: number; readonly last: number }> => {
    child.stdin.write('\n');
    return JSON.parse(await read());
  };
  return {
    port,
    count: async () => (await state()).count,
    last: async () => (await state()).last,
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

/** Addresses of this machine, each a host of its own; those of `silent` never answer a delivery. */
export const hostsOf = (count: number, kind: 'prompt' | 'silent' = 'prompt'): readonly string[] =>
  Array.from(
    { length: count },
    (_, at) => `127.${kind === 'silent' ? 1 : 0}.${Math.floor(at / 200)}.${(at % 200) + 1}`,
  );
