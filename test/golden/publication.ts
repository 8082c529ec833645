import type { Site } from '../../src/domain/site.ts';

/** A publication with everything that site.yaml can say. */
export const site: Site = {
  hash: 'a17e5170',
  title: 'The Ferry & Harbor Record',
  description: 'News of the river, since 1884',
  url: 'https://record.example/paper',
  id: 'tag:record.example,2024:feeds',
  language: 'en-US',
  timezone: 'America/Los_Angeles',
  organisation: { name: 'Record Press', url: 'https://press.example/', email: 'desk@record.example' },
  contact: { name: 'Ada Quill', email: 'editor@record.example' },
  logo: {
    url: 'https://record.example/paper/logo.png',
    type: 'image/png',
    length: 4100,
    width: 600,
    height: 60,
  },
  icon: {
    url: 'https://record.example/paper/icon.png',
    type: 'image/png',
    length: 900,
    width: 192,
    height: 192,
  },
  colour: '#0a5c7d',
  rights: '© 2024 Record Press',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  hubs: ['https://hub.example/'],
  categories: ['Newspapers'],
  feeds: { limit: 20, ttl: 15 },
  cache: { maxAge: 300, staleWhileRevalidate: 600, staleIfError: 86_400 },
  embeds: [],
  callouts: {},
};
