// node test/package/packed/used-files.ts FOLDER: names each file of an unpacked package that nothing in it uses; exit 1 where there is one.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(process.argv[2] ?? '');
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** What npm and people read. */
const READ = new Set(['package.json', 'README.md', 'LICENSE']);

/** Read by what their names have in common: each file of a folder, or by a name in a template. */
const isRead = (file: string): boolean => {
  const [folder = '', name = ''] = file.split('/');
  const sources = [...texts].filter(([path]) => path.endsWith('.js')).map(([, text]) => text);
  if (folder === 'migrations') return /^\d{4}_\w+\.sql$/.test(name);
  if (folder === 'schema')
    return sources.some((text) => text.includes(`'${name.replace('.json', '')}'`) || text.includes(name));
  return sources.some((text) => text.includes(`'${file}'`));
};

const named = new Set(
  [...texts].flatMap(([file, text]) => {
    if (file === 'package.json')
      return [...text.matchAll(/"(?:\.\/)?(lib\/[^"]+)"/g)].map(([, path = '']) => path);
    if (!/\.(?:js|d\.ts)$/.test(file)) return [];
    const ending = file.endsWith('.d.ts') ? '.d.ts' : '.js';
    return [...text.matchAll(/'(\.\.?\/[^']+)'/g)].map(([, path = '']) =>
      join(dirname(file), path.replace(/\.[jt]s$/, '') + ending).replaceAll('\\', '/'),
    );
  }),
);

const unused = files.filter(
  (file) => !READ.has(file) && !named.has(file.replace(/\.map$/, '')) && !isRead(file),
);
for (const file of unused) console.log(file);
process.exit(unused.length === 0 && files.length > 100 ? 0 : 1);
