// node older-database.mjs FILE: an empty database as a version before left it, without the newest migration of the package installed here.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const folder = 'node_modules/@dateline-news/dateline/migrations';
const [, , file] = process.argv;
mkdirSync(dirname(file), { recursive: true });
const database = new DatabaseSync(file);
database.exec(
  'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
);
for (const name of readdirSync(folder).toSorted().slice(0, -1)) {
  database.exec(readFileSync(join(folder, name), 'utf8'));
  database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name);
}
database.close();
