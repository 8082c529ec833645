import { run } from './command/run.ts';
import { manual } from './preview/manual.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  // Loaded only now: the compiler's libraries take longer than all the rest.
  const { main } = await import('./preview/main.ts');
  return main(given);
});
