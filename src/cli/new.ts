import { run } from './command/run.ts';
import { manual } from './new/manual.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  // Loaded only now: the compiler's libraries take longer than all the rest.
  const { create } = await import('./new/create.ts');
  return create(given);
});
