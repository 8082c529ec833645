// node docs/migrating/folder.mjs hugo|jekyll|eleventy ../old content https://www.example.com
// ../old: Hugo's content/, Jekyll's _posts/, Eleventy's input folder; the address is that of the site, with its base path.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import yaml from 'js-yaml';
import { articlesIn, nameOf } from './articles.mjs';

const [system, source, content, site] = process.argv.slice(2);

/** A file's section, name, the path of its page and what its feed called it (none: that page's address). */
const systems = {
  hugo: ({ folder, name, front }) => {
    const section = folder || 'posts';
    const path = front.url ?? `/${folder ? `${folder}/` : ''}${front.slug ?? name}/`;
    return { section: section.toLowerCase(), path: path.toLowerCase() };
  },
  jekyll: ({ folder, name, day, front }) => {
    const categories = [...folder.split('/').filter(Boolean), ...listOf(front.categories ?? front.category)];
    const section = categories.map(nameOf).join('/');
    const stem = `/${[section, ...day.split('-'), front.slug ?? name].filter(Boolean).join('/')}`;
    return {
      section: section || 'news',
      path: front.permalink ?? `${stem}.html`,
      id: front.permalink ?? stem,
    };
  },
  eleventy: ({ folder, name, front }) => ({
    section: folder || 'news',
    path: front.permalink ?? `/${folder ? `${folder}/` : ''}${name}/`,
  }),
};

const place = systems[system];
if (!place || !source || !content || !site)
  throw new Error(
    'Usage: node docs/migrating/folder.mjs hugo|jekyll|eleventy ../old content https://www.example.com',
  );

const root = site.replace(/\/$/, '');
const base = new URL(site).pathname.replace(/\/$/, '');
const articles = articlesIn(content);
for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/^\.(?:md|markdown|html)$/.test(extname(entry.name))) continue;
  const full = join(entry.parentPath, entry.name);
  const text = readFileSync(full, 'utf8');
  const [, head, body] = /^---\r?\n(.*?)\r?\n---\r?\n?(.*)$/s.exec(text) ?? [];
  if (head === undefined) {
    console.log(`${full}: left out, since it does not begin with a line of ---`);
    continue;
  }
  const front = frontOf(head);
  if (front instanceof Error) {
    console.log(`${full}: left out, since its front matter is not right: ${front.message.split('\n')[0]}`);
    process.exitCode = 1;
    continue;
  }
  const parent = entry.parentPath.slice(source.replace(/\/$/, '').length + 1);
  if (entry.name.startsWith('_index.')) {
    articles.section(parent.toLowerCase(), front.title, front.description);
    continue;
  }
  const when = front.date ?? dayOf(entry.name);
  if (front.title === undefined || when === undefined) {
    console.log(`${full}: left out, since it has no title or no date`);
    continue;
  }
  // A folder with an index.md is one article with its files.
  const bundle = /^index\./.test(entry.name);
  const folder = bundle ? dirname(parent).replace(/^\.$/, '') : parent;
  const stem = bundle ? basename(parent) : basename(entry.name, extname(entry.name));
  const day = dayOf(stem) ?? String(when).slice(0, 10);
  const name = stem.replace(/^\d{4}-\d{2}-\d{2}-/, '');
  const {
    section,
    path,
    id = path,
  } = place({
    ...{ folder, name, day },
    front: front.permalink === false ? { ...front, permalink: undefined } : front,
  });
  const moved = bundle ? withFiles(entry.parentPath, `images/${section}/${name}`) : (each) => each;
  articles.article({
    section,
    hidden: hiddenBy(front, parent),
    name: nameOf(front.slug ?? name),
    oldPath: `${base}${path}`,
    front: {
      title: front.title,
      description: front.description ?? front.summary ?? front.excerpt,
      date: instantOf(when, system),
      updated: front.last_modified_at && instantOf(front.last_modified_at, system),
      authors: listOf(front.authors ?? front.author).map((each) => each.name ?? each),
      tags: listOf(front.tags).filter((tag) => !/^(?:posts?|all|nav)$/.test(tag)),
      image: listOf(front.image ?? front.cover?.image ?? front.images).map(moved)[0],
      id: `${root}${id}`,
      aliases: listOf(front.aliases ?? front.redirect_from),
    },
    body: moved(body),
  });
}
articles.report();

/** No dates: they stay as they were typed. */
function frontOf(head) {
  try {
    return yaml.load(head, { schema: yaml.CORE_SCHEMA }) ?? {};
  } catch (error) {
    return error;
  }
}

/** Why the old site does not show it to everyone; undefined where it does. Hugo's keys may be in any case. */
function hiddenBy(front, folder) {
  const keys = Object.fromEntries(Object.entries(front).map(([key, value]) => [key.toLowerCase(), value]));
  const build = keys.build ?? keys._build ?? {};
  const passed = (value) => value !== undefined && new Date(instantOf(value, system)) <= new Date();
  const ahead = (value) => value !== undefined && !passed(value);
  const reasons = {
    'it is a draft': keys.draft === true || /(?:^|\/)_drafts(?:\/|$)/.test(folder),
    'it is not published': keys.published === false || keys.permalink === false,
    'it has expired': passed(keys.expirydate ?? keys.unpublishdate),
    'its publication lies ahead': ahead(keys.publishdate ?? keys.pubdate),
    'it is hidden': [keys.hidden, keys.unlisted, keys.private, keys.headless].includes(true),
    'it is not listed': [build.render, build.list].some((each) => each === 'never' || each === false),
    'it is in no collection': keys.eleventyexcludefromcollections === true,
    'it leads elsewhere': keys.layout === 'redirect',
    'it has a password': keys.password !== undefined,
    'it is not for everyone': keys.visibility !== undefined && keys.visibility !== 'public',
  };
  return Object.keys(reasons).find((reason) => reasons[reason]);
}

function dayOf(name) {
  return /^\d{4}-\d{2}-\d{2}(?=-)/.exec(name)?.[0];
}

/** `2019-09-25 21:12:00 -0700` as Dateline has it. Without an offset Hugo and Eleventy mean UTC, Jekyll the newsroom's time. */
function instantOf(written, by) {
  const text = String(written).replace(/^(\S+)[ T](\S+?)\s*([+-]\d\d):?(\d\d)$/, '$1T$2$3:$4');
  if (by === 'jekyll' || /(?:Z|[+-]\d\d:\d\d)$/.test(text)) return text;
  return `${text.replace(' ', 'T')}${/^\d{4}-\d\d-\d\d$/.test(text) ? 'T00:00:00' : ''}Z`;
}

/** Copies the files beside an article, whose own folder is none in Dateline; the answer is what makes a text name them there. */
function withFiles(from, to) {
  const files = readdirSync(from).filter((each) => !/\.(?:md|markdown|html)$/.test(each));
  for (const file of files) cpSync(join(from, file), join(content, to, file), { recursive: true });
  return (text) =>
    files.reduce(
      (left, file) =>
        left.replaceAll(
          new RegExp(`(^|[("'\\s])(?:\\./)?(?=${RegExp.escape(file)}(?:$|[)"'\\s]))`, 'g'),
          `$1/${to}/`,
        ),
      text,
    );
}

function listOf(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s*,\s*/) : [value];
}
