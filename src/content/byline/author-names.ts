import type { Finding } from '../problems/problem.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import { isMailAddress, mailboxesIn } from './mailbox.ts';

/** Authors that are more than one name: a whole byline, several people, a name with a post, or one with an e-mail address in it. */
export const authorFindings = ({ authors = [] }: Pick<ArticleFields, 'authors'>): readonly Finding[] =>
  authors.flatMap(({ name: written }, index): readonly Finding[] => {
    const finding = (message: string): Finding => ({
      code: 'author-name',
      path: ['authors', index],
      message,
    });
    const people = mailboxesIn(written);
    const omitted = people.flatMap((one) => (one.omitted === undefined ? [] : [one.omitted]));
    if (omitted.length > 0) {
      const fault = omitted.every(isMailAddress) ? 'not part of a name' : 'not an e-mail address';
      const advice = people.map(({ name, omitted: address = '' }) => {
        const shown = name === '' ? 'Jane Doe' : name;
        return isMailAddress(address) ? `{name: ${shown}, email: ${address}}` : shown;
      });
      const message = `“${shortened(written)}” has “${shortened(omitted.join(', '))}” in it, which is ${fault} and was left out; write authors: [${advice.join(', ')}]`;
      return [finding(message)];
    }
    return people.flatMap(({ name }): readonly Finding[] => {
      const names = namesIn(name);
      if (names === undefined) return [];
      if (names.length === 0) {
        return [finding(`“${shortened(name)}” is not a name; write one, or leave authors out`)];
      }
      return [
        finding(
          `“${shortened(name)}” has its own page and feeds as one author; write names alone: authors: [${names.join(', ')}]`,
        ),
      ];
    });
  });

/** The names in a byline; undefined where it is one. */
function namesIn(byline: string): readonly string[] | undefined {
  if (byline.length > limit) return undefined;
  const rest = byline.replace(
    /^(?:by|por|von|par|di|de)\s*:\s*|^(?:por|von|par|door)\s+(?=\p{Lu}\S*\s+\p{Lu})|^(?:(?:written|reported|words?|text|story|photos?)\s+)?by(?:\s+(?=\p{Lu})|$)/iu,
    '',
  );
  if (rest === '') return [];
  if (firm.test(rest)) return rest === byline ? undefined : [rest];
  const parts = rest
    .split(/\s*[,;|]\s*|\s+\/\s+|\s+(?:and|&|with|y|und|et|en|e)\s+/i)
    .filter((part) => part !== '');
  const people = parts.filter((part) => person.test(part) && !organization.test(part) && !post.test(part));
  const several = people.length > 1 && people.length === parts.length;
  if (several) return people;
  const [first = '', second = ''] = parts;
  if (
    parts.length === 2 &&
    parts.every(
      (part) => word.test(part) && /\p{Ll}/u.test(part) && !organization.test(part) && !post.test(part),
    )
  ) {
    // `Doe, Jane`, as libraries sort; and surnames alone.
    return rest.includes(',') ? [`${second} ${first}`] : [first, second];
  }
  // `Jane Doe (Reuters)`: whom somebody writes for, behind the name.
  const [, credited = '', house = ''] = /^([^()[\]]+)[([]([^()[\]/]+)[)\]]$/.exec(rest) ?? [];
  if (person.test(credited.trim()) && (agency.test(house) || organization.test(house) || post.test(house)))
    return [credited.trim()];
  // `Jane Doe/AP`: whom somebody writes for has no spaces around its slash either.
  const [, writer = '', paper = ''] = /^([^/]+)\/([^/]+)$/.exec(rest) ?? [];
  if (person.test(writer.trim()) && paper.trim() !== '') {
    const isPerson = person.test(paper.trim()) && !organization.test(paper);
    return isPerson ? [writer.trim(), paper.trim()] : [writer.trim()];
  }
  // What comes after a slash is often whom somebody writes for.
  const isNoName = (part: string) =>
    post.test(part) ||
    (parts.some((one) => person.test(one)) && agency.test(part)) ||
    (rest.includes(' / ') && organization.test(part));
  const names = parts.filter((part) => !isNoName(part));
  if (names.length > 0 && names.length < parts.length) return names;
  return rest === byline ? undefined : [rest];
}

/** Longer ones are not bylines. */
const limit = 200;

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** Two to four words, each with a capital but for particles. */
const person =
  /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|(?:van|von|der|den|de|del|della|di|da|dos|la|le|al|bin|ibn|ter|ten)(?=\s))){1,3}$/u;

/** A name of one word, which may be double-barrelled. */
const word = /^\p{Lu}[\p{L}.'’-]*$/u;

/** Who sends stories out, after the name of who wrote one. */
const agency = /^(?:AP|AFP|UPI|DPA|dpa|APA|EFE|ANSA|Reuters|Bloomberg)$/;

/** The end of a firm's name. */
const firm =
  /\s(?:&|and|und|et|y)\s+(?:co|cie|sons?|söhne|fils|daughters?|brothers|bros|sisters|partners?|associates|hijos)\.?$/i;

/** Words in the names of organizations. */
const organization =
  /\b(?:of|for|the|news|press|times|post|bureau|department|office|agency|university|cent(?:er|re)|council|company|inc|llc|ltd|group|society|association|institute|daily|radio|television|tv)\b/i;

/** What somebody is, after the name. */
const post =
  /\b(?:staff|writer|reporter|editor|correspondent|columnist|contributor|photographer|journalist|bureau|intern|producer|critic|special to|for the)\b/i;
