import { literalAt } from '../source/literals.ts';
import type { SourceFolder } from '../source/source-folder.ts';
import { isTrue, textOf, type Value } from '../source/values.ts';

/** What `pelicanconf.py` says, and `publishconf.py` over it, as far as it is written out. */
export type PelicanSettings = {
  /** A setting's value; undefined where neither file has it, or only Python can tell it; null for None. */
  value(name: string): Value | undefined;
  text(name: string): string | undefined;
  flag(name: string, otherwise: boolean): boolean;
};

const PELICAN_FILES = ['pelicanconf.py', 'publishconf.py'];

export function pelicanSettings(folder: SourceFolder): PelicanSettings {
  const values = new Map<string, Value>();
  for (const file of PELICAN_FILES) {
    const code = folder.read(file) ?? '';
    for (const match of code.matchAll(/^([A-Z][A-Z0-9_]{2,60})[ \t]{0,9}=(?!=)[ \t]{0,9}/gm)) {
      const [whole, name = ''] = match;
      const { value } = literalAt(code, match.index + whole.length);
      if (value !== undefined) values.set(name, value);
      // `SAVE_AS = URL` says what another setting says.
      const other = /^[A-Z_]+(?=[ \t]*(?:\n|$))/.exec(
        code.slice(match.index + whole.length, match.index + whole.length + 80),
      )?.[0];
      const same = other === undefined ? undefined : values.get(other);
      if (same !== undefined) values.set(name, same);
    }
  }
  const value = (name: string) => values.get(name);
  return {
    value,
    text: (name) => textOf(value(name)),
    flag: (name, otherwise) => (values.has(name) ? isTrue(value(name)) : otherwise),
  };
}
