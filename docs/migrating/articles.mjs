import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import yaml from 'js-yaml';

/** What an old system's own markup looks like in a text; Dateline would show it as it stands. */
const foreign = /\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\[\/?[a-z][\w-]*(?: [^\]\n]*)?\](?!\(|:|\[)/g;

/** Writes articles below a content folder, and says at the end what is to be corrected by hand. */
export function articlesIn(content) {
  const written = new Set();
  const byHand = [];
  const withheld = [];
  const write = (file, text) => {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  };
  return {
    /**
     * `front`: front matter; keys without a value are left out. The address it had becomes an alias, unless it is the same. `hidden`:
     * why the old site does not show it to everyone, if it does not; it becomes a draft.
     */
    article({ section, name, front, oldPath, body, hidden }) {
      let file = `${section}/${name}.md`;
      for (let twin = 2; written.has(file); twin += 1) file = `${section}/${name}-${twin}.md`;
      written.add(file);
      const moved = oldPath && oldPath.replace(/\/$/, '') !== `/${file.slice(0, -3)}`;
      const fields = {
        ...front,
        aliases: [...(front.aliases ?? []), ...(moved ? [oldPath] : [])],
        draft: hidden ? true : undefined,
      };
      if (hidden) withheld.push(`${file}: ${hidden}`);
      for (const found of new Set(body.match(foreign))) byHand.push(`${file}: ${found}`);
      write(file, document(fields, body));
    },
    section(path, title, description) {
      const file = `${path}/_index.md`;
      if (!existsSync(join(content, file))) write(file, document({ title, description }, ''));
    },
    report() {
      console.log(`${written.size} articles written to ${content}.`);
      if (withheld.length > 0)
        console.log(
          `${withheld.length} of them are drafts, as the old site does not show them to everyone:\n  ${withheld.join('\n  ')}`,
        );
      if (byHand.length > 0) console.log(`Markup to be replaced by hand:\n  ${byHand.join('\n  ')}`);
      console.log('Next: npm run check, and npm run check -- --against the address of the old feed.');
    },
  };
}

function document(fields, body) {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return `---\n${yaml.dump(Object.fromEntries(kept), { lineWidth: -1 })}---\n\n${body.trim()}\n`;
}

/** A word as part of an address. */
export function nameOf(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
