import { pathToFileURL } from 'node:url';
import { type Generator, loadGenerator } from './serve/load.ts';
import { feedPath } from './serve/paper.ts';
import { nginxServer, nodeServer, type Served } from './serve/servers.ts';

const seconds = 2;
const rounds = 5;

/** What is asked for, with the request fields that ask for it and the status of the answer. */
const modes = [
  { name: '200', status: 200, headers: async () => ({ 'Accept-Encoding': 'identity' }) },
  { name: 'gzip', status: 200, headers: async () => ({ 'Accept-Encoding': 'gzip' }) },
  {
    name: '304',
    status: 304,
    headers: async (url: string) => ({ 'Accept-Encoding': 'identity', 'If-None-Match': await tagOf(url) }),
  },
] as const;

/** Prints how many requests a second for a feed of 100 kB are answered: ours and its peers', in turns, in one run. */
export async function benchServe(): Promise<void> {
  const generator = loadGenerator();
  const nginx = await nginxServer('nginx, a file');
  if (!nginx) console.log('nginx is not installed: it is left out.');
  const servers = [
    await nodeServer('ours', 'ours'),
    await nodeServer('bare', 'bare node:http, a Buffer'),
    ...(nginx ? [nginx] : []),
    await nodeServer('usual', 'Hono, etag(), compress(), feed'),
  ];
  try {
    console.log(
      `\nServe a 100 kB feed on Node: requests a second, ${generator.name}, 32 connections kept open`,
    );
    console.log(`(medians of ${rounds} rounds of ${seconds} s, taken in turns; how much of it ours does)`);
    for (const mode of modes) print(mode.name, servers, await measure(generator, servers, mode));
  } finally {
    for (const { stop } of servers) stop();
  }
}

type Mode = (typeof modes)[number];

async function measure(
  generator: Generator,
  servers: readonly Served[],
  mode: Mode,
): Promise<readonly number[]> {
  const counts = servers.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [position, { origin }] of servers.entries()) {
      const url = `${origin}${feedPath}`;
      const headers = await mode.headers(url);
      await verify(url, headers, mode);
      counts[position]?.push(await generator.run({ url, seconds, headers, status: mode.status }));
    }
  }
  return counts.map(median);
}

/** A server that answers something else would win for nothing. */
async function verify(
  url: string,
  headers: Readonly<Record<string, string>>,
  { name, status }: Mode,
): Promise<void> {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  const coding = answer.headers.get('content-encoding');
  const whole = status === 304 || (text.length > 90_000 && (coding === 'gzip') === (name === 'gzip'));
  if (answer.status !== status || !whole)
    throw new Error(`${url} answers ${answer.status}, ${coding}, ${text.length} characters`);
}

async function tagOf(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
  await answer.arrayBuffer();
  return answer.headers.get('etag') ?? '';
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function print(mode: string, servers: readonly Served[], counts: readonly number[]): void {
  const [ours = Number.NaN] = counts;
  console.log(`\n${mode}`);
  for (const [position, { name }] of servers.entries()) {
    const count = counts[position] ?? Number.NaN;
    console.log(
      `  ${name.padEnd(32)}${Math.round(count).toString().padStart(9)}${`${(ours / count).toFixed(2)}×`.padStart(11)}`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchServe();
