type RuleRoom = { readonly fixed: number; readonly patterns: number };

/**
 * Redirects as no more than there is room for, as far as patterns can say the same: `/2019/:a/:slug` for all paths of three
 * segments that begin so and keep their last one. What goes elsewhere stays as it is, since hosts try those first.
 */
export function folded(
  all: readonly MovedTarget[],
  room: RuleRoom,
  isFree: (pattern: string) => boolean,
): { readonly fixed: readonly MovedTarget[]; readonly patterns: readonly MovedTarget[] } {
  if (all.length <= room.fixed) return { fixed: all, patterns: [] };
  const groups = groupsOf(all);
  const left = new Set(all);
  const patterns: MovedTarget[] = [];
  while (left.size > room.fixed && patterns.length < room.patterns) {
    const best = largest(groups);
    if (best === undefined) break;
    groups.delete(best);
    if (!isFree(best.pattern.from)) continue;
    patterns.push(best.pattern);
    for (const each of best.members) left.delete(each);
    for (const { members } of groups) for (const each of best.members) members.delete(each);
  }
  return { fixed: [...left], patterns };
}

type RuleGroup = { readonly pattern: MovedTarget; readonly members: Set<MovedTarget> };

function groupsOf(all: readonly MovedTarget[]): Set<RuleGroup> {
  const groups = new Map<string, RuleGroup>();
  for (const each of all)
    for (const pattern of generalizations(each)) {
      const key = `${pattern.from} ${pattern.to} ${pattern.status}`;
      const group = groups.get(key) ?? { pattern, members: new Set() };
      group.members.add(each);
      groups.set(key, group);
    }
  return new Set(groups.values());
}

/** The pattern that stands for most redirects; undefined where none stands for several. */
function largest(groups: ReadonlySet<RuleGroup>): RuleGroup | undefined {
  let best: RuleGroup | undefined;
  for (const group of groups) if (group.members.size > (best?.members.size ?? 1)) best = group;
  return best;
}

/** Patterns for a path and its like, from what says least to what says most: at least the first segment stays. */
function generalizations({ from, to, status }: MovedTarget): readonly MovedTarget[] {
  const slash = from.endsWith('/') ? '/' : '';
  const segments = from.slice(1, from.length - slash.length).split('/');
  const name = segments.at(-1) ?? '';
  const end = to.endsWith('/') ? '/' : '';
  const folder = to.slice(0, to.length - end.length - name.length);
  if (name === '' || !folder.startsWith('/') || to !== `${folder}${name}${end}`) return [];
  if (segments.length > names.length) return [];
  return segments.slice(1).map((_, count) => {
    const variable = segments.slice(count + 1, -1).map((__, at) => `:${names[at]}`);
    const pattern = [...segments.slice(0, count + 1), ...variable, ':slug'].join('/');
    return { from: `/${pattern}${slash}`, to: `${folder}:slug${end}`, status };
  });
}

const names = 'abcdefgh';

/** An address that leads to another. */
export type MovedTarget = { readonly from: string; readonly to: string; readonly status: number };
