#!/usr/bin/env node
import module from 'node:module';

// Plain JavaScript, so that an older Node reads it: it says which one is needed, and nothing else.
const NEEDED = 24;
if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(
    `Dateline needs Node ${NEEDED} or newer; this is ${process.versions.node}. Install it from https://nodejs.org, or with a version manager: nvm install ${NEEDED}`,
  );
  process.exit(1);
}
// Taking types away costs a third of a start; the cache keeps what that left.
module.enableCompileCache();
// Threads take it from the environment alone.
const cache = module.getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= cache;
const { dateline } = await import('./cli/commands.ts');
process.exitCode = await dateline(process.argv.slice(2));
