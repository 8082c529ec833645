import type { WriteStream } from 'node:tty';
import stringWidth from 'string-width';

/** The end of a terminal's text, that is drawn anew as things change; above it lines that stay. */
export type LiveView = {
  /** Writes lines that stay. */
  print(text: string): void;
  /** Draws what `lines` makes of the width, in columns; again when the window changes. */
  show(lines: (columns: number) => readonly string[]): void;
  /** Leaves what is drawn as it is. */
  end(): void;
};

type Screen = Pick<WriteStream, 'write' | 'columns' | 'rows' | 'on' | 'off'>;

/** A view at the end of what stands on the screen. */
export function createLiveView(screen: Screen): LiveView {
  let current: (columns: number) => readonly string[] = () => [];
  let drawn: readonly string[] = [];
  // A window that has become narrower has broken lines in two.
  const erase = () => {
    const columns = screen.columns || 80;
    const height = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns)), 0);
    return height > 0 ? `\x1b[${height}A\r\x1b[0J` : '';
  };
  const draw = (above = '') => {
    // What is higher than the window could not be erased; its end says most.
    const lines = current(screen.columns || 80).slice(-(Math.max(2, screen.rows || 24) - 1));
    screen.write(`${erase()}${above}${lines.map((line) => `${line}\n`).join('')}`);
    drawn = lines;
  };
  const resized = () => draw();
  screen.on('resize', resized);
  return {
    print: (text) => draw(`${text}\n`),
    show: (lines) => {
      current = lines;
      draw();
    },
    end: () => {
      screen.off('resize', resized);
      drawn = [];
    },
  };
}
