import { manual } from './doctor/manual.ts';
import { run } from './manual/run.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  const { main } = await import('./doctor/main.ts');
  return main(given);
});
