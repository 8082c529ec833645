import stringWidth from 'string-width';

/** A table being drawn: cells hold lines. */
export type Table = {
  row(): void;
  /** `span`: columns. */
  cell(span: number): void;
  add(text: string): void;
  lines(): readonly string[];
};

type Cell = { readonly span: number; readonly text: string[] };

/** A table with lines around its cells, or spaces between them. */
export function createTable(hasBorder: boolean): Table {
  const rows: Cell[][] = [];
  const row = () => void rows.push([]);
  const cell = (span: number) => {
    if (rows.length === 0) row();
    rows.at(-1)?.push({ span: Math.max(1, span), text: [] });
  };
  return {
    row,
    cell,
    add: (text) => {
      if (rows.at(-1)?.at(-1) === undefined) cell(1);
      rows.at(-1)?.at(-1)?.text.push(text);
    },
    lines: () => draw(rows, hasBorder),
  };
}

function draw(rows: readonly (readonly Cell[])[], hasBorder: boolean): readonly string[] {
  const widths = columnWidths(rows);
  const separator = hasBorder ? [`+${widths.map((width) => `${'-'.repeat(width)}+`).join('')}`] : [];
  const body = rows.flatMap((cells) => [
    ...drawRow(cells, widths, hasBorder ? '|' : ' ', hasBorder),
    ...separator,
  ]);
  return [...separator, ...body];
}

function drawRow(
  cells: readonly Cell[],
  widths: readonly number[],
  between: string,
  hasBorder: boolean,
): readonly string[] {
  const height = Math.max(0, ...cells.map(({ text }) => text.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = cells.map(({ text, span }, column) => {
      const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, span - 1);
      const written = text[line] ?? '';
      return written + ' '.repeat(Math.max(0, width - stringWidth(written)));
    });
    const drawn = texts.join(between);
    return hasBorder ? `|${drawn}|` : drawn;
  });
}

/** A cell across several columns gives each an equal share. */
function columnWidths(rows: readonly (readonly Cell[])[]): readonly number[] {
  const columns = Math.max(0, ...rows.map((cells) => cells.reduce((sum, { span }) => sum + span, 0)));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((cells) => (cells[column] ? shareOf(cells[column]) : 0))),
  );
}

function shareOf({ text, span }: Cell): number {
  const width = Math.max(0, ...text.map((line) => stringWidth(line)));
  return span > 1 ? Math.floor((width + span) / span) : width;
}
