import { wrapLine } from '../../wrap.ts';
import type { Line } from './canvas.ts';

/** Lines as a screen shows them, `width` columns wide; without space at their ends. */
export function wrapped(lines: readonly Line[], width: number): readonly string[] {
  return lines
    .flatMap(({ kind, text }) => {
      if (kind === 'rule') return ['', ` ${'-'.repeat(Math.max(0, width - 2))}`, ''];
      if (kind === 'fixed') return [text];
      return wrapLine(kind === 'text' ? consolidated(text) : text, width);
    })
    .map((line) => line.trimEnd());
}

/** Space in front stays. */
function consolidated(text: string): string {
  const [front = ''] = /^\s*/.exec(text) ?? [];
  return (
    front +
    text
      .trim()
      .split(/[ \t\n\r]+/)
      .join(' ')
  );
}
