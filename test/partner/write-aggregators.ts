import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './tables.ts';

// node test/partner/write-aggregators.ts: brings the tables of docs/aggregators.md up to date.
const page = new URL('../../docs/aggregators.md', import.meta.url);
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
