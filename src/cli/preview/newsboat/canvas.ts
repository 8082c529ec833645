import { createTable, type Table } from './table.ts';

/** A line before it is wrapped: at the width of the text, at that of the window, not at all; or a rule across. */
export type Line = { readonly kind: 'text' | 'window' | 'fixed' | 'rule'; readonly text: string };

/** Where HTML is drawn, line by line, as newsboat draws it (src/htmlrenderer.cpp). */
export type Canvas = {
  write(text: string): void;
  isFilled(): boolean;
  /** What stands in the line so far. */
  current(): string;
  /** Ends the line, empty or not. */
  end(kind?: Line['kind']): void;
  /** Ends the line if something stands in it. */
  endFilled(): void;
  blank(): void;
  /** An empty line before what follows, where there is none yet. */
  gap(): void;
  rule(): void;
  /** Two characters a step; for the lines that follow. */
  indent(steps: number): void;
  openTable(hasBorder: boolean): void;
  table(): Table | undefined;
  closeTable(): void;
  /** Everything drawn. */
  lines(): readonly Line[];
};

/** An empty canvas. */
export function createCanvas(): Canvas {
  const drawn: Line[] = [];
  const tables: Table[] = [];
  let level = 0;
  let line = '';
  const begin = () => {
    line = ' '.repeat(tables.length > 0 ? 0 : level * 2);
  };
  const put = (text: string, kind: Line['kind'] = 'text') => {
    const table = tables.at(-1);
    if (table && kind === 'text') table.add(text);
    else drawn.push({ kind, text });
  };
  const isFilled = () => line.trim() !== '';
  const endFilled = () => {
    if (isFilled()) put(line);
    begin();
  };
  const closeTable = () => {
    endFilled();
    const rows = tables.pop()?.lines() ?? [];
    for (const row of rows) put(row, tables.length > 0 ? 'text' : 'fixed');
    begin();
  };
  return {
    write: (text) => {
      line += text;
    },
    isFilled,
    current: () => line,
    end: (kind) => {
      put(line, kind);
      begin();
    },
    endFilled,
    blank: () => put(''),
    gap: () => {
      const last = drawn.at(-1)?.text.length ?? 0;
      if (last > level * 2) put('');
    },
    rule: () => {
      endFilled();
      drawn.push({ kind: 'rule', text: '' });
    },
    indent: (steps) => {
      level = Math.max(0, level + steps);
    },
    openTable: (hasBorder) => {
      endFilled();
      tables.push(createTable(hasBorder));
      begin();
    },
    table: () => tables.at(-1),
    closeTable,
    lines: () => {
      endFilled();
      while (tables.length > 0) closeTable();
      return drawn;
    },
  };
}
