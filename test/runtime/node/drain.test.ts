import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Program, SITE, startProgram, story, until } from './program.ts';

/** More than the system's buffers between two sockets hold, so that it cannot be sent before it is read. */
const length = 48 * 2 ** 20;
const pdf = new Uint8Array(length);
pdf.set(new TextEncoder().encode('%PDF-1.7\n'));

const files = {
  'site.yaml': SITE,
  'news/report.md': story('Report', 'attachments:\n  - src: report.pdf\n    title: The report\n'),
  'news/report.pdf': pdf,
};

const programs: Program[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});

/** Asks for the file and reads no further than its beginning. */
async function slowReader(program: Program): Promise<{ readonly socket: Socket; readonly begun: number }> {
  const { hostname, port } = new URL(await program.url());
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write('GET /news/report.pdf HTTP/1.1\r\nHost: x\r\n\r\n');
  const begun = await new Promise<number>((resolve) => {
    socket.once('data', (chunk) => {
      socket.pause();
      resolve(chunk.length);
    });
  });
  return { socket, begun };
}

async function readOn({ socket, begun }: Awaited<ReturnType<typeof slowReader>>): Promise<number> {
  let total = begun;
  for await (const chunk of socket) total += chunk.length;
  return total;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets an answer under way finish, and takes no more',
  async (signal) => {
    const program = startProgram({ files });
    programs.push(program);
    const reader = await slowReader(program);
    program.process.kill(signal);
    await until(() => program.said().includes('Finishing') || undefined, program.said);
    await expect(fetch(await program.url())).rejects.toThrow();
    expect(program.process.exitCode).toBeNull();
    expect(await readOn(reader)).toBeGreaterThan(length);
    expect(await program.ended).toBe(0);
  },
);

test('idle connections do not hold it up', async () => {
  const program = startProgram({ files });
  programs.push(program);
  const { hostname, port } = new URL(await program.url());
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write('GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('data', resolve));
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  socket.destroy();
});

/** Asks again and again on one connection, until it is closed: how many requests were sent, and how many answered. */
async function busyReader(program: Program, onAnswer: () => void) {
  const { hostname, port } = new URL(await program.url());
  const socket = connect({ host: hostname, port: Number(port) });
  let [sent, answered, text] = [0, 0, ''];
  const ask = () => {
    sent += 1;
    socket.write('GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n');
  };
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    const [, head = '', length] = /^(.*?content-length: (\d+).*?\r\n\r\n)/is.exec(text) ?? [];
    if (length === undefined || text.length < head.length + Number(length)) return;
    answered += 1;
    onAnswer();
    text = '';
    // Who is told that the connection ends asks no more on it.
    if (!/^connection: close/im.test(head)) ask();
  });
  ask();
  return new Promise<{ readonly sent: number; readonly answered: number }>((resolve) =>
    socket.once('close', () => resolve({ sent, answered })),
  );
}

test('a request on its way on a busy connection is answered', async () => {
  const program = startProgram({ files });
  programs.push(program);
  await program.url();
  let [answers, isStopped] = [0, false];
  const onAnswer = () => {
    answers += 1;
    // All are connected by then, and at work.
    if (answers > 1_000 && !isStopped) isStopped = program.process.kill('SIGTERM');
  };
  const busy = Promise.all(Array.from({ length: 16 }, () => busyReader(program, onAnswer)));
  for (const { sent, answered } of await busy) expect(answered).toBe(sent);
  expect(await program.ended).toBe(0);
});

test('a second signal does not wait', async () => {
  const program = startProgram({ files });
  programs.push(program);
  const { socket } = await slowReader(program);
  program.process.kill('SIGINT');
  await until(() => program.said().includes('Finishing') || undefined, program.said);
  // Until it is no longer taken for an echo of the first.
  const again = setInterval(() => program.process.kill('SIGINT'), 200);
  expect(await program.ended).toBe(1);
  clearInterval(again);
  socket.destroy();
});
