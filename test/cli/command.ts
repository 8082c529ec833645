import { vi } from 'vitest';
import type { CommandSpec } from '../../src/cli/command/command-spec.ts';
import { type ParsedArgs, run } from '../../src/cli/command/run.ts';
import type { Ended } from './program.ts';

type Command = { readonly spec: CommandSpec; readonly main: (args: ParsedArgs) => Promise<number> };

type Call = {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** A command as its file in src/cli runs it, within this process: many rows need no Node of their own. */
export async function command({ spec, main }: Command, { args, env = {} }: Call): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += text;
      return true;
    }),
    vi.spyOn(console, 'log').mockImplementation((text) => {
      stdout += `${text}\n`;
    }),
    vi.spyOn(console, 'error').mockImplementation((text) => {
      stderr += `${text}\n`;
    }),
  ];
  for (const name of ['INIT_CWD', 'SITE_URL', 'CONTENT_DIR', 'FORCE_COLOR']) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries({ NO_COLOR: '1', ...env })) vi.stubEnv(name, value);
  try {
    const code = await run(spec, args, main);
    return { code, stdout, stderr };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
