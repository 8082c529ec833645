import { comparable } from '../../content/schema/redirect-schema.ts';
import { isPattern } from '../../domain/redirect.ts';
import type { ImportedRedirect } from '../imported.ts';
import type { Losses } from './losses.ts';

/** Rows that a person still reads through, and that hosts of files take. */
const most = 1_000;

/** The redirects for site.yaml: each old path once, and of very many those that are patterns before the others. What is left out is named. */
export function redirectRows(
  redirects: readonly ImportedRedirect[],
  losses: Losses,
): readonly ImportedRedirect[] {
  const rows = new Map<string, ImportedRedirect>();
  for (const redirect of redirects) {
    const from = comparable(redirect.from);
    const other = rows.get(from);
    if (other === undefined) rows.set(from, redirect);
    else if (other.to !== redirect.to) {
      const what = `it leads to ${other.to} already, so not to ${redirect.to}`;
      losses.add({ place: redirect.from, what, kind: 'old path that leads to two' });
    }
  }
  const all = [...rows.values()];
  let room = most - all.filter(isPattern).length;
  return all.filter((redirect) => {
    if (isPattern(redirect)) return true;
    room -= 1;
    if (room >= 0) return true;
    const what = `no redirect to ${redirect.to} was written, as site.yaml has ${most} of the import already; redirect it at the host`;
    losses.add({ place: redirect.from, what, kind: 'redirect too many' });
    return false;
  });
}
