import { run } from './command/run.ts';
import { manual } from './schema/manual.ts';

process.exitCode = await run(manual, process.argv.slice(2), async () => {
  const { main } = await import('./schema/main.ts');
  return main();
});
