import { isFalse, isTrue, textOf, type ValueMap } from '../source/values.ts';

/** Why the old site does not show a page to everyone, by keys that systems and their themes share; undefined where it does. */
export function hiddenBy(data: ValueMap): string | undefined {
  const lower = Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
  const reasons: readonly (readonly [boolean, string])[] = [
    [isTrue(lower.draft) || textOf(lower.status)?.toLowerCase() === 'draft', 'it is a draft'],
    [isFalse(lower.published), 'it is not published'],
    [isTrue(lower.hidden) || textOf(lower.status)?.toLowerCase() === 'hidden', 'it is hidden'],
    [isTrue(lower.unlisted), 'it is not listed'],
    [isTrue(lower.private), 'it is private'],
    [textOf(lower.password) !== undefined, 'it has a password'],
    [!/^(?:public|listed)$/i.test(textOf(lower.visibility) ?? 'public'), 'it is not for everyone'],
  ];
  return reasons.find(([applies]) => applies)?.[1];
}

/** The keys that `hiddenBy` goes by. */
export const HIDING_KEYS = 'draft status published hidden unlisted private password visibility'.split(' ');
