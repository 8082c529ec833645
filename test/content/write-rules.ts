import { readFileSync, writeFileSync } from 'node:fs';
import { withRules } from './rules-table.ts';

// node test/content/write-rules.ts: brings the table of docs/reference/rules.md up to date.
const page = new URL('../../docs/reference/rules.md', import.meta.url);
writeFileSync(page, withRules(readFileSync(page, 'utf8')));
