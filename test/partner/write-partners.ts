import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './tables.ts';

// node test/partner/write-partners.ts: brings the tables of docs/reference/partners.md up to date.
const page = new URL('../../docs/reference/partners.md', import.meta.url);
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
