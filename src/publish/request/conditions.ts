import { RefusedError } from '../problem-response.ts';
import type { Condition } from '../publisher.ts';

/** The conditions that a request puts on a file (RFC 9110 §13.1). Entity tags of sources are strong, so a weak one never matches. */
export function conditionsOf(request: Request, file: string): readonly Condition[] {
  const read = (field: string, must: Condition['must']): readonly Condition[] => {
    const value = request.headers.get(field);
    if (value === null) return [];
    const tags = tagsIn(value.trim());
    if (tags === undefined)
      throw new RefusedError({ status: 400, detail: `${field} is “*” or entity tags in quotation marks.` });
    return [{ file, must, tags }];
  };
  return [...read('If-Match', 'match'), ...read('If-None-Match', 'differ')];
}

function tagsIn(value: string): '*' | readonly string[] | undefined {
  if (value === '*') return '*';
  const tags = value.split(',').map((tag) => tag.trim());
  return tags.every((tag) => /^(?:W\/)?"[^"]*"$/.test(tag)) ? tags : undefined;
}
