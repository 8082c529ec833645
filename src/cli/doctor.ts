import { run } from './command/run.ts';
import { manual } from './doctor/manual.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  const { main } = await import('./doctor/main.ts');
  return main(given);
});
