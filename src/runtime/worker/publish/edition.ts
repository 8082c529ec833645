import { scopeFrom, scopePath } from '../../../domain/addresses.ts';
import type { Edition } from '../../copy/copy-changes.ts';
import { MEDIA_TAG, pathTag, SITE_TAG } from '../cache-tags.ts';
import type { CacheChange } from '../publishing.ts';

/** Tags of an edition; where there would be more, everything is asked for again. */
const MOST = 300;

/** What caches are to do once an edition is out: what told of something withdrawn is removed, not left to be asked for again. */
export function cacheChange(edition: Edition): CacheChange {
  const { everything, base, paths, scopes, media, withdrawn } = edition;
  const action = withdrawn ? 'purge' : 'invalidate';
  const changed = [...paths, ...scopes.flatMap(pathOf)].map((path) => pathTag(base + path));
  const tags = [SITE_TAG, ...changed, ...(media ? [MEDIA_TAG] : [])];
  return { action, tags: everything || tags.length > MOST ? '*' : [...new Set(tags)] };
}

function pathOf({ kind, slug }: Edition['scopes'][number]): readonly string[] {
  const scope = scopeFrom(kind, slug);
  return scope ? [scopePath(scope)] : [];
}
