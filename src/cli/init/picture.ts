import { crc32, deflateSync } from 'node:zlib';

/** Pixels: wide enough for every aggregator. */
export const WIDTH = 1_200;
export const HEIGHT = 675;

type Color = readonly [red: number, green: number, blue: number];

const SKY: readonly [Color, Color] = [
  [30, 62, 98],
  [246, 178, 122],
];
const SUN: Color = [255, 236, 200];

/** Ranges of hills, from far to near: color, height above the ground, and how the line of the crest runs. */
const HILLS: readonly { readonly color: Color; readonly height: number; readonly wave: number }[] = [
  { color: [92, 98, 124], height: 250, wave: 210 },
  { color: [56, 70, 96], height: 180, wave: 150 },
  { color: [24, 38, 58], height: 100, wave: 260 },
];

/** A picture of a sunrise over hills, drawn here so that nobody has rights in it: a PNG (https://www.w3.org/TR/png-3/), 8 bits a channel. */
export function drawPicture(): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (1 + 3 * WIDTH));
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) rows.set(colorAt(x, y), y * (1 + 3 * WIDTH) + 1 + 3 * x);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits, truecolor.
  header.set([8, 2], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colorAt(x: number, y: number): Color {
  const hill = HILLS.findLast(({ height, wave }) => y > HEIGHT - height - crest(x, wave));
  if (hill) return hill.color;
  if (Math.hypot(x - 820, y - 330) < 70) return SUN;
  // In bands, as a smooth sky would take ten times the bytes.
  const share = Math.round((y / HEIGHT) * 40) / 40;
  return mixed(SKY[0], SKY[1], share);
}

const crest = (x: number, wave: number): number => 40 * Math.sin(x / wave) + 18 * Math.sin(x / (wave / 3.1));

const mixed = ([r, g, b]: Color, [red, green, blue]: Color, share: number): Color => [
  Math.round(r + (red - r) * share),
  Math.round(g + (green - g) * share),
  Math.round(b + (blue - b) * share),
];

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
