import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../src/domain/partner.ts';
import { grammarProblems } from '../spec/grammar.ts';
import { tables } from '../spec/tables.ts';
import { parseXml } from '../spec/xml-tree.ts';
import { storiesOf } from './demands/demand.ts';
import { demands } from './demands/demands.ts';
import { partnerFeeds } from './sample.ts';

const feeds = await partnerFeeds();
const feedOf = (profile: string) => {
  const found = feeds.find(({ partner }) => partner.profile === profile);
  if (!found) throw new Error(`the sample collection has no feed for ${profile}`);
  return found.xml;
};

test('the sample collection has a feed with stories for every profile', () => {
  for (const profile of PROFILES)
    expect([profile, storiesOf(parseXml(feedOf(profile))).length > 1]).toEqual([profile, true]);
});

test('the sample collection’s partners have stories for whoever tries it years later', async () => {
  const empty = (await partnerFeeds(new Date('2031-01-01T00:00:00Z'))).filter(
    ({ xml }) => !/<(?:item|entry)[ >]/.test(xml),
  );
  expect(empty.map(({ partner }) => partner.name)).toEqual([]);
});

describe('each partner’s feed of the sample collection has what that partner asks for', () => {
  test.for(demands)('$profile: $says', ({ profile, check }) => {
    expect(check(parseXml(feedOf(profile)))).toEqual([]);
  });

  test.for(demands)('$profile: $says is found broken where it is', ({ profile, check, broken }) => {
    expect(check(parseXml(broken(feedOf(profile))))).not.toEqual([]);
  });
});

/** What a partner asks for against a standard. */
const AGAINST: Readonly<Record<string, readonly string[]>> = {
  smartnews: ['RSS 2.0, extending RSS: in snf:logo: url'],
};

test.for(feeds)('$partner.name: the feed keeps the standards', ({ partner, xml }) => {
  const vocabulary = partner.format;
  const document = parseXml(xml);
  const problems = [
    ...grammarProblems(vocabulary, xml),
    ...tables
      .filter(({ over }) => over.includes(vocabulary))
      .flatMap(({ rows }) =>
        rows.flatMap((row) => row.check({ xml: document }).map((problem) => `${row.clause}: ${problem}`)),
      ),
  ];
  expect(problems).toEqual(AGAINST[partner.profile] ?? []);
});
