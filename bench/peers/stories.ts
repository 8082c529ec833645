import type { Article } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import type { Listing } from '../../src/domain/listing.ts';
import type { Site } from '../../src/domain/site.ts';

/** Full-text stories of about 5 kB of HTML each, newest first, the same on every run. */
export function createStories(count: number): readonly Article[] {
  return Array.from({ length: count }, (_, position) => createStory(position));
}

/** A story as a newsroom sends it out: two authors, two tags, a picture, eight paragraphs. */
export function createStory(number: number, hash = `story-${number}`): Article {
  const published = new Date(Date.UTC(2024, 0, 1) - number * 3_600_000);
  const url = `${site.url}/news/northwest/story-${number}`;
  return {
    id: `tag:bench.example,2024:story-${number}`,
    hash,
    path: `/news/northwest/story-${number}`,
    published,
    from: published,
    syndication: 'full',
    title: `Council votes ${number} to 3 on ferry terminal & harbor plan`,
    description:
      'After six hours of testimony, commissioners sent the plan back for a second look at its cost.',
    url,
    elsewhere: false,
    sections: [{ path: 'news/northwest', trail: ['News', 'Northwest'] }],
    authors: [
      { name: 'Ines Avila', slug: 'ines-avila' },
      { name: 'Tom Reed', slug: 'tom-reed' },
    ],
    tags: [
      { name: 'Ferries', slug: 'ferries' },
      { name: 'City Council', slug: 'city-council' },
    ],
    attachments: [],
    image: { url: `${url}.jpg`, type: 'image/jpeg', length: 81_234, width: 1600, height: 900, alt: 'A pier' },
    language: 'en-US',
    corrections: [],
    body: trustedHtml(paragraphs(number)),
    local: { published: 'January 1, 2024, 9:12pm', corrections: [] },
  };
}

/** What a section feed of these stories is asked for with. */
export function listingOf(articles: readonly Article[]): Listing {
  return {
    subject: {
      scope: { kind: 'section', path: 'news/northwest' },
      title: 'Northwest',
      trail: ['News', 'Northwest'],
    },
    entries: articles,
    changed: new Date(Date.UTC(2024, 0, 1)),
  };
}

export const site: Site = {
  hash: 'bench',
  title: 'The Bench Record',
  description: 'News to measure by',
  url: 'https://bench.example',
  id: 'tag:bench.example,2024:feeds',
  language: 'en-US',
  timezone: 'America/Los_Angeles',
  organisation: { name: 'Bench Press' },
  hubs: [],
  categories: [],
  feeds: { limit: 200, ttl: 15 },
  cache: { maxAge: 300, staleWhileRevalidate: 600, staleIfError: 86_400 },
  embeds: [],
  callouts: {},
};

const SENTENCES = [
  'The plan would move the terminal a half mile upriver, past the cannery, and widen the road that leads to it.',
  'Commissioners heard from 41 people, most of them against it, before they adjourned shortly after midnight.',
  '“Nobody here is against ferries,” said Dale Ott, who has run the bait shop on Pier 4 for 30 years.',
  'A study last spring put the cost at $48 million; the port&#39;s own engineers now say $61 million &amp; rising.',
  'State money pays for the first <em>phase</em> only — the rest would come from a levy that voters have yet to see.',
  'The next hearing is on <a href="https://bench.example/news/calendar?month=2&amp;day=14">Feb. 14</a> at the library.',
];

function paragraphs(number: number): string {
  const sentence = (position: number) => SENTENCES[(number + position) % SENTENCES.length];
  const all = Array.from({ length: 8 }, (_, paragraph) => {
    const text = Array.from({ length: 6 }, (_, position) => sentence(paragraph * 5 + position)).join(' ');
    return `<p>${paragraph === 0 ? 'ASTORIA, Ore. — ' : ''}${text}</p>`;
  });
  return all.join('');
}
