import { run } from './command/run.ts';
import { manual } from './completion/manual.ts';

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  const { main } = await import('./completion/main.ts');
  return main(given);
});
