import collection from '../../../../migrations/0001_collection.sql';
import claims from '../../../../migrations/0002_claims.sql';
import writer from '../../../../migrations/0003_writer.sql';
import modified from '../../../../migrations/0004_modified.sql';
import vocabulary from '../../../../migrations/0005_vocabulary.sql';
import pages from '../../../../migrations/0006_pages.sql';
import fileKeys from '../../../../migrations/0007_file_keys.sql';
import articleList from '../../../../migrations/0008_article_list.sql';
import type { StorageHandle } from './storage-handle.ts';

/** Every file of migrations/, as D1 has had them. */
const MIGRATIONS: Readonly<Record<string, string>> = {
  '0001_collection.sql': collection,
  '0002_claims.sql': claims,
  '0003_writer.sql': writer,
  '0004_modified.sql': modified,
  '0005_vocabulary.sql': vocabulary,
  '0006_pages.sql': pages,
  '0007_file_keys.sql': fileKeys,
  '0008_article_list.sql': articleList,
};

/** What is copied to another database is found by the generation that brought it; only here is that asked of files. */
const MEDIA_BORN = 'CREATE INDEX IF NOT EXISTS media_born ON media (born)';

/** Brings a Durable Object's database up to the program's schema, all of it or nothing. */
export function migrateStorage({ rows, atOnce }: StorageHandle): void {
  atOnce(() => {
    rows('CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)');
    for (const [name, sql] of Object.entries(MIGRATIONS)) {
      if (rows('SELECT 1 FROM d1_migrations WHERE name = ?1', name).length > 0) continue;
      rows(sql);
      rows('INSERT INTO d1_migrations (name) VALUES (?1)', name);
    }
    rows(MEDIA_BORN);
  });
}
