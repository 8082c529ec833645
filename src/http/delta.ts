import { weight } from './accept.ts';
import { entityTags } from './conditional.ts';

/** Whether a client takes a feed's new entries for the feed (RFC 3229 with `A-IM: feed`). */
export function acceptsFeedDelta(headers: Headers): boolean {
  const field = headers.get('a-im');
  if (field === null) return false;
  return field.split(',').some((element) => {
    const [name = '', ...parameters] = element
      .toLowerCase()
      .split(';')
      .map((part) => part.trim());
    return name === 'feed' && weight(parameters) > 0;
  });
}

/** The tags a client has, of any coding: what they name is the same instance to a delta. */
export function heldTags(headers: Headers): readonly string[] {
  const tags = entityTags(headers.get('if-none-match') ?? '');
  return tags === '*' ? [] : tags.map(({ tag }) => tag.replace(/-(?:gzip|br)$/, ''));
}
