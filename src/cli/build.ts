import { manual } from './build/manual.ts';
import { run } from './command/run.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  // Loaded only now: the compiler's libraries take longer than all the rest.
  const { main } = await import('./build/main.ts');
  return main(given);
});
