import { enableCompileCache, getCompileCacheDir } from 'node:module';

// Plain JavaScript, as what takes types away costs a third of a start; of all else the cache below keeps what it left.
enableCompileCache();
// Threads take it from the environment alone.
const cache = getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= cache;
const [{ run }, { manual }] = await Promise.all([import('./command/run.ts'), import('./start/manual.ts')]);

process.exitCode = await run(manual, process.argv.slice(2), async (given) => {
  const { main } = await import('./start/main.ts');
  return main(given);
});
