import { programName } from './command/command-line.ts';
import type { CommandSpec } from './command/command-spec.ts';
import { type ParsedArgs, run } from './command/run.ts';

/** A command: what its help says, and its work, which is loaded only when it runs. */
export type Command = {
  readonly spec: () => Promise<CommandSpec>;
  readonly main: (args: ParsedArgs) => Promise<number>;
};

/** Every command, in the order in which a newsroom meets them. */
export const commands: Readonly<Record<string, Command>> = {
  init: {
    spec: async () => (await import('./init/spec.ts')).spec,
    main: async (args) => (await import('./init/main.ts')).main(args),
  },
  start: {
    spec: async () => (await import('./start/spec.ts')).spec,
    main: async (args) => (await import('./start/main.ts')).main(args),
  },
  new: {
    spec: async () => (await import('./new/spec.ts')).spec,
    main: async (args) => (await import('./new/create.ts')).create(args),
  },
  import: {
    spec: async () => (await import('./import/spec.ts')).spec,
    main: async (args) => (await import('./import/main.ts')).main(args),
  },
  preview: {
    spec: async () => (await import('./preview/spec.ts')).spec,
    main: async (args) => (await import('./preview/main.ts')).main(args),
  },
  check: {
    spec: async () => (await import('./check/spec.ts')).spec,
    main: async (args) => (await import('./check/main.ts')).main(args),
  },
  build: {
    spec: async () => (await import('./build/spec.ts')).spec,
    main: async (args) => (await import('./build/main.ts')).main(args),
  },
  deploy: {
    spec: async () => (await import('./deploy/spec.ts')).spec,
    main: async (args) => (await import('./deploy/main.ts')).main(args),
  },
  export: {
    spec: async () => (await import('./export/spec.ts')).spec,
    main: async (args) => (await import('./export/main.ts')).main(args),
  },
  sync: {
    spec: async () => (await import('./sync/spec.ts')).spec,
    main: async (args) => (await import('./sync/main.ts')).main(args),
  },
  pull: {
    spec: async () => (await import('./pull/spec.ts')).spec,
    main: async (args) => (await import('./pull/main.ts')).main(args),
  },
  doctor: {
    spec: async () => (await import('./doctor/spec.ts')).spec,
    main: async (args) => (await import('./doctor/main.ts')).main(args),
  },
  'upgrade-notes': {
    spec: async () => (await import('./upgrade-notes/spec.ts')).spec,
    main: async (args) => (await import('./upgrade-notes/main.ts')).main(args),
  },
  key: {
    spec: async () => (await import('./key/spec.ts')).spec,
    main: async (args) => (await import('./key/main.ts')).main(args),
  },
  hub: {
    spec: async () => (await import('./hub/spec.ts')).spec,
    main: async (args) => (await import('./hub/main.ts')).main(args),
  },
  receipts: {
    spec: async () => (await import('./receipts/spec.ts')).spec,
    main: async (args) => (await import('./receipts/main.ts')).main(args),
  },
  editor: {
    spec: async () => (await import('./editor/spec.ts')).spec,
    main: async (args) => (await import('./editor/main.ts')).main(args),
  },
  schema: {
    spec: async () => (await import('./schema/spec.ts')).spec,
    main: async (args) => (await import('./schema/main.ts')).main(args),
  },
};

/** The exit code of a program that SIGPIPE ends, as shells give it. */
const PIPE = 128 + 13;

/** Runs `dateline <command> …`; the exit code. Throws what is a fault of the program. */
export async function dateline([name = '--help', ...argv]: readonly string[]): Promise<number> {
  // The reader has closed the pipe, as `head` does, which is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(PIPE);
    throw error;
  });
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return run(await command.spec(), argv, command.main);
  if (name === '--version' || name === '-v') {
    const { programVersion } = await import('../runtime/node/release.ts');
    console.log(programVersion());
    return 0;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  const text = await overview();
  if (isHelp) console.log(text);
  else console.error(`There is no command “${name}”.\n\n${text}`);
  return isHelp ? 0 : 2;
}

async function overview(): Promise<string> {
  const specs = await Promise.all(Object.values(commands).map(({ spec }) => spec()));
  const rows = specs.map(({ name, summary }) => `  ${name.padEnd(13)}  ${firstSentence(summary)}`);
  return `Usage: ${programName()} COMMAND [options]\n\nCommands:\n${rows.join('\n')}\n\n${programName()} COMMAND --help says more of one; --version says which Dateline this is.`;
}

const firstSentence = (summary: string): string =>
  summary
    .replaceAll('\n', ' ')
    .replace(/(?<=\w)[.:] .*/s, '')
    .replace(/\.$/, '');
