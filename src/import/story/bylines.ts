import { line } from '../../content/source/clean.ts';

export type ParsedByline = {
  readonly names: readonly string[];
  /** The agency among them, which the story is from. */
  readonly agency?: string;
};

/** Names by which agencies sign, and those by which they are known. */
const agencies: Readonly<Record<string, string>> = {
  'associated press': 'Associated Press',
  'the associated press': 'Associated Press',
  ap: 'Associated Press',
  reuters: 'Reuters',
  'thomson reuters': 'Reuters',
  'agence france-presse': 'Agence France-Presse',
  afp: 'Agence France-Presse',
  'united press international': 'United Press International',
  upi: 'United Press International',
  'bloomberg news': 'Bloomberg News',
  'the canadian press': 'The Canadian Press',
  'canadian press': 'The Canadian Press',
  'press association': 'PA Media',
  'pa media': 'PA Media',
  'deutsche presse-agentur': 'dpa',
  dpa: 'dpa',
  efe: 'EFE',
  'tribune news service': 'Tribune News Service',
  'inter press service': 'Inter Press Service',
};

/** The agency that goes by a name, as Dateline's documentation spells it. */
export const agencyNamed = (name: string): string | undefined => agencies[line(name).toLowerCase()];

/** What people are called beside their names. */
const post =
  /\b(?:staff|writers?|reporters?|editors?|correspondents?|bureau|columnists?|photographers?|contributors?|special to|for the|news service|newspaper)\b/i;

/** The names of a byline: `By Jane Doe, Staff Writer, and John Roe, Associated Press`. */
export function byline(text: string): ParsedByline {
  const written = line(text)
    .replace(/^(?:written |reported |story )?by[: ]\s*/i, '')
    .replace(/(?<![\s|·•,;])[\s|·•,;]+$/, '');
  if (written === '') return { names: [] };
  const parts = written
    .split(/ (?:and|&) |[,;|/•·]/)
    .map((part) => part.trim().replace(/^(?:and|&) /, ''))
    .filter((part) => part !== '')
    .reduce(withSuffixes, []);
  const isName = (part: string) => part.includes(' ') || agencyNamed(part) !== undefined;
  // “Doe, Jane” is one name, and so is “Ministry of Health, Labour”.
  const all =
    parts.length === 1 || parts.every((part) => isName(part) || post.test(part)) ? parts : [written];
  const agency = all.map(agencyNamed).find((each) => each !== undefined);
  const people = all.filter(
    (part) => agencyNamed(part) === undefined && (all.length === 1 || !post.test(part)),
  );
  const names = people.length > 0 ? people : agency === undefined ? all.slice(0, 1) : [agency];
  return { names: [...new Set(names)], agency };
}

/** What follows a name after a comma and is part of it. */
function withSuffixes(parts: readonly string[], part: string): readonly string[] {
  const last = parts.at(-1);
  if (last === undefined || !/^(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|Esq)\.?$/i.test(part)) return [...parts, part];
  return [...parts.slice(0, -1), `${last}, ${part}`];
}
