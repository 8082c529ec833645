import { enableCompileCache, getCompileCacheDir } from 'node:module';

// Plain JavaScript, as what takes types away costs a third of a start; of all else the cache below keeps what it left.
enableCompileCache();
// Threads take it from the environment alone.
process.env.NODE_COMPILE_CACHE ??= getCompileCacheDir() ?? '';
const { main } = await import('./start/main.ts');
process.exitCode = await main(process.argv.slice(2));
