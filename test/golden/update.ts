import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { goldens, readable, type Revisions, revisions, stale } from './golden.ts';

const at = (file: string) => new URL(file, import.meta.url);
const recorded: Revisions = existsSync(at('revisions.json'))
  ? JSON.parse(readFileSync(at('revisions.json'), 'utf8'))
  : {};
const problems = stale(recorded, revisions);
for (const golden of goldens) writeFileSync(at(golden.file), readable(golden));
if (problems.length === 0) writeFileSync(at('revisions.json'), `${JSON.stringify(revisions, null, 2)}\n`);
for (const problem of problems) console.error(problem);
console.log(`${goldens.length} golden files written; read the diff before you commit them.`);
process.exitCode = problems.length === 0 ? 0 : 1;
