import { readFileSync, writeFileSync } from 'node:fs';
import { withTable } from './standards.ts';

// node test/spec/write-standards.ts: brings the table of docs/reference/standards.md up to date.
const page = new URL('../../docs/reference/standards.md', import.meta.url);
writeFileSync(page, withTable(readFileSync(page, 'utf8')));
