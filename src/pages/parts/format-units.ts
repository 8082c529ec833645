import type { PageWords } from '../../domain/pages/page-words.ts';

/** A size as people read it, in powers of 1000 as file managers and shops have it: `1.2 MB`. */
export function bytes(length: number, { decimalMark }: Pick<PageWords, 'decimalMark'>): string {
  const unit = units.find(({ from }) => length >= from);
  if (unit === undefined) return `${length}\u00a0B`;
  const tenths = Math.round((length / unit.size) * 10);
  const figure =
    tenths >= 100 ? Math.round(tenths / 10) : `${Math.floor(tenths / 10)}${decimalMark}${tenths % 10}`;
  return `${figure}\u00a0${unit.name}`;
}

/** Each unit begins where the smaller one would round to 1000. */
const units = [
  { name: 'GB', size: 1e9, from: 999.5e6 },
  { name: 'MB', size: 1e6, from: 999.5e3 },
  { name: 'kB', size: 1e3, from: 1e3 },
] as const;

/** A duration in seconds as players show it: `12:05`, `1:02:03`. */
export function clock(seconds: number): string {
  const total = Math.round(seconds);
  const parts = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const [first, ...rest] = parts[0] === 0 ? parts.slice(1) : parts;
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
