import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Given, UsageError } from '../command/run.ts';
import { commands } from './commands.ts';
import { complete } from './complete.ts';
import { shells } from './shells.ts';
import { valuesOf } from './values.ts';

/** Prints a script, or what may come next; the exit code. */
export async function main(given: Given): Promise<number> {
  const [shell = '', ...words] = given.positionals;
  if (shell === 'words') {
    const offer = complete(words, { commands, scripts: scriptsOf(PACKAGE) });
    const values = typeof offer.values === 'string' ? await valuesOf(offer.values, words) : offer.values;
    // A shell completes paths better than anybody else.
    const first = typeof values === 'string' ? values : 'words';
    const lines = typeof values === 'string' ? [] : values;
    console.log([first, ...[...offer.also, ...lines].map((line) => line.join('\t'))].join('\n'));
    return 0;
  }
  const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  if (script === undefined)
    throw new UsageError(shell === '' ? 'Which shell?' : `There is no completion for ${shell}.`);
  console.log(script);
  return 0;
}

const PACKAGE = resolve(import.meta.dirname, '../../../package.json');

/** The names that npm run knows. */
function scriptsOf(file: string): readonly string[] {
  // The program's own package.json, which npm itself has read.
  const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as { readonly scripts?: object };
  return Object.keys(scripts);
}
