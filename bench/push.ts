import { loadavg } from 'node:os';
import { measureEdgeFanOut } from './push/edge.ts';
import { measureFanOut } from './push/fan-out.ts';
import { startReceiver } from './push/receivers.ts';
import { compareSenders } from './push/senders.ts';

/** Milliseconds that a subscriber takes to answer, and rounds. */
const [ANSWER, ROUNDS, EDGE_ROUNDS] = [50, 20, 7];

/** Prints what sending costs beside its peers, and how long subscribers wait for what is published, so many of them. */
export async function benchPush(subscribers: number): Promise<void> {
  const prompt = await startReceiver(0);
  console.log(`\nDeliveries of 30 kB, signed: per second of processor, and per second`);
  for (const { name, perCpuSecond, perSecond } of await compareSenders(prompt, 4 * subscribers))
    console.log(`  ${name.padEnd(12)} ${Math.round(perCpuSecond)}  ${Math.round(perSecond)}`);
  await prompt.close();
  const alone = await startReceiver(ANSWER);
  const published = await measureFanOut({ receiver: alone, subscribers: 0, silent: 0, rounds: ROUNDS });
  await alone.close();
  console.log(`\nReaders while a story is published to no subscriber: ${times(published.readers.busy)}`);
  for (const silent of [0, subscribers / 10]) {
    const receiver = await startReceiver(ANSWER);
    const { delays, lift, readers } = await measureFanOut({ receiver, subscribers, silent, rounds: ROUNDS });
    await receiver.close();
    console.log(
      [
        `\n${subscribers} subscribers of ${ANSWER} ms each${silent > 0 ? `, ${silent} of which never answer` : ''}`,
        `  API answer to the last that answers: p50 ${percentile(delays, 0.5)} ms, p99 ${percentile(delays, 0.99)} ms`,
        `  end of an embargo to the last: ${Math.round(lift)} ms`,
        `  readers meanwhile: ${times(readers.busy)}; while nothing happens: ${times(readers.quiet)}`,
      ].join('\n'),
    );
  }
  const receiver = await startReceiver(ANSWER);
  const { delays, processor } = await measureEdgeFanOut({ receiver, subscribers, rounds: EDGE_ROUNDS });
  await receiver.close();
  console.log(
    [
      `\n${subscribers} subscribers of ${ANSWER} ms each, of the hub in workerd, six connections an object`,
      `  API answer to the last: p50 ${percentile(delays, 0.5)} ms, all ${delays.join(', ')}`,
      `  processor of workerd: p50 ${percentile(processor, 0.5)} ms; load of the machine: ${loadavg()[0]}`,
    ].join('\n'),
  );
}

const times = (values: readonly number[]): string =>
  `p50 ${percentile(values, 0.5)} ms, p99 ${percentile(values, 0.99)} ms`;

function percentile(values: readonly number[], part: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length * part) - 1] ?? 0).toFixed(1);
}
