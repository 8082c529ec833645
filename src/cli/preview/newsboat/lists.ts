import type { Canvas } from './canvas.ts';

type Kind = 'ol' | 'ul';
type Numbering = { readonly start?: number; readonly type?: string };

/** Lists being drawn, one within another. */
export type Lists = {
  open(kind: Kind, numbering: Numbering): void;
  item(): void;
  endItem(): void;
  close(): void;
};

/** No list yet. */
export function createLists(canvas: Canvas): Lists {
  const lists: { readonly kind: Kind; readonly type: string; next: number; isItem: boolean }[] = [];
  const endItem = () => {
    canvas.indent(-2);
    canvas.endFilled();
    const list = lists.at(-1);
    if (list) list.isItem = false;
  };
  const between = () => {
    canvas.endFilled();
    canvas.blank();
    canvas.endFilled();
  };
  return {
    open: (kind, { start = 1, type = '1' }) => {
      lists.push({ kind, type, next: Number.isInteger(start) ? start : 1, isItem: false });
      between();
    },
    item: () => {
      const list = lists.at(-1);
      if (list?.isItem) endItem();
      canvas.endFilled();
      canvas.indent(2);
      if (list) list.isItem = true;
      canvas.write(list?.kind === 'ol' ? `${numbered(list.next, list.type)}. ` : '  * ');
      if (list) list.next += 1;
    },
    endItem,
    close: () => {
      if (lists.at(-1)?.isItem) endItem();
      lists.pop();
      between();
    },
  };
}

function numbered(count: number, type: string): string {
  const styles: Readonly<Record<string, (value: number) => string>> = {
    a: letters,
    A: (value) => letters(value).toUpperCase(),
    i: roman,
    I: (value) => roman(value).toUpperCase(),
  };
  return styles[type]?.(count) ?? String(count).padStart(2);
}

function letters(count: number): string {
  if (count <= 0) return '';
  return letters(Math.floor((count - 1) / 26)) + String.fromCharCode(97 + ((count - 1) % 26));
}

const numerals: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
  ] as const),
  ...([
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];

function roman(count: number): string {
  const [value, numeral] = numerals.find(([each]) => each <= count) ?? [];
  return value === undefined || numeral === undefined ? '' : numeral + roman(count - value);
}
