// node docs/migrating/ghost.mjs export.json content https://www.example.com
// Settings → Migration tools → Export in Ghost gives export.json; the address is that of the site.
import { readFileSync } from 'node:fs';
import { articlesIn } from './articles.mjs';

const [source, content, site] = process.argv.slice(2);
if (!source || !content || !site)
  throw new Error('Usage: node docs/migrating/ghost.mjs export.json content https://www.example.com');

const { data } = JSON.parse(readFileSync(source, 'utf8')).db[0];
const { host, origin } = new URL(site);

/** The things of one kind that a post is joined to, in their order. */
function joined(post, joins, key, things) {
  const of = new Map(things.map((thing) => [thing.id, thing]));
  return joins
    .filter((join) => join.post_id === post.id)
    .sort((one, other) => one.sort_order - other.sort_order)
    .flatMap((join) => of.get(join[key]) ?? []);
}

const articles = articlesIn(content);
for (const post of data.posts) {
  if (post.type !== 'post' || !/^(?:published|scheduled|draft)$/.test(post.status)) continue;
  const isPublic = post.status !== 'draft';
  const { visibility = 'public' } = post;
  const hidden = isPublic ? visibility !== 'public' && `it is for ${visibility}` : 'it is a draft';
  const tags = joined(post, data.posts_tags, 'tag_id', data.tags).filter((tag) => !tag.name.startsWith('#'));
  const [primary = { slug: 'news', name: 'News' }] = tags;
  articles.section(primary.slug, primary.name, primary.description ?? undefined);
  const date = post.published_at ?? post.created_at;
  articles.article({
    section: primary.slug,
    name: post.slug,
    hidden,
    oldPath: isPublic ? `/${post.slug}/` : undefined,
    front: {
      title: post.title,
      description: post.custom_excerpt ?? undefined,
      date: new Date(date).toISOString().replace('.000Z', 'Z'),
      authors: joined(post, data.posts_authors, 'author_id', data.users).map((user) => user.name),
      tags: tags.slice(1).map((tag) => tag.name),
      image: post.feature_image ? { src: here(post.feature_image), alt: post.title } : undefined,
      // Ghost's own (guid) is no URI, which Atom asks for.
      id: `tag:${host},${date.slice(0, 10)}:${post.id}`,
    },
    body: here(post.html ?? '').replace(/<!--.*?-->/gs, ''),
  });
}
articles.report();

function here(text) {
  return text.replaceAll('__GHOST_URL__', origin);
}
