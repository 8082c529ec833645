#!/usr/bin/env node
import module from 'node:module';
import { nodeProblem } from './node-version.js';

const problem = nodeProblem();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
// Taking types away costs a third of a start; the cache keeps what that left.
module.enableCompileCache();
// Threads take it from the environment alone.
const cache = module.getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= cache;
const { dateline } = await import('./cli/commands.ts');
process.exitCode = await dateline(process.argv.slice(2));
