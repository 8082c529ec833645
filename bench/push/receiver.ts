import { createServer, type Socket } from 'node:net';

/**
 * Subscribers, as a program of their own: every request is answered with 204 after so many milliseconds, by the last part of its host
 * (`127.0.0.N`, `127.1.0.N`: those of the second never answer). Prints its port; then for each line of its input how many requests it
 * has had, and when the last was answered.
 */
const delay = Number(process.argv[2] ?? 0);
let count = 0;
let last = 0;

const END = Buffer.from('\r\n\r\n');
const ANSWER = Buffer.from('HTTP/1.1 204 No Content\r\n\r\n');

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => {});
  const isSilent = socket.localAddress?.startsWith('127.1.') === true;
  let head: Buffer = Buffer.alloc(0);
  let left = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (left > 0) {
        const part = Math.min(left, rest.length);
        left -= part;
        rest = rest.subarray(part);
        if (left === 0) answer(socket, isSilent);
        continue;
      }
      head = Buffer.concat([head, rest]);
      const end = head.indexOf(END);
      if (end < 0) return;
      const text = head.subarray(0, end).toString('latin1');
      rest = head.subarray(end + END.length);
      head = Buffer.alloc(0);
      left = Number(/\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0);
      const challenge = /hub\.challenge=([0-9a-f]+)/.exec(text)?.[1];
      if (challenge !== undefined)
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${challenge.length}\r\n\r\n${challenge}`);
      else if (left === 0) answer(socket, isSilent);
    }
  });
});

function answer(socket: Socket, isSilent: boolean): void {
  if (isSilent) return;
  const reply = () => {
    count += 1;
    last = Date.now();
    socket.write(ANSWER);
  };
  if (delay > 0) setTimeout(reply, delay);
  else reply();
}

server.listen(0, '0.0.0.0', 4096, () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
process.stdin.on('data', () => console.log(JSON.stringify({ count, last })));
process.stdin.on('end', () => process.exit());
