import { enableCompileCache } from 'node:module';

// Before anything else is loaded: it halves the time until a second start serves.
enableCompileCache();
const { main } = await import('./start/main.ts');
process.exitCode = await main(process.argv.slice(2));
