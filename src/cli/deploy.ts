import { run } from './command/run.ts';
import { manual } from './deploy/manual.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  // Loaded only now: wrangler and the compiler's libraries take longer than all the rest.
  const { main } = await import('./deploy/main.ts');
  return main(given);
});
