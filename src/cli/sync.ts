import { run } from './command/run.ts';
import { manual } from './sync/manual.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  // Loaded only now: the compiler's libraries take longer than all the rest.
  const { main } = await import('./sync/main.ts');
  return main(given);
});
