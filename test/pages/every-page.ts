import { articlePage } from '../../src/pages/article.ts';
import { errorPage, withdrawnPage } from '../../src/pages/message-page.ts';
import { nameIndexPage } from '../../src/pages/name-index.ts';
import { ownReaderPage } from '../../src/pages/self-hosted-reader.ts';
import { subjectPage } from '../../src/pages/subject.ts';
import { article, directory, feeds, type Spell, site, withdrawal } from './sample.ts';

/** Every kind of page, made of texts spelt that way. */
export function everyPage(spell?: Spell): Readonly<Record<string, string>> {
  const subjects = directory(spell);
  const common = { site: site(spell), articles: [article(spell), { ...article(spell), elsewhere: true }] };
  const [section, author, tag] = [subjects.sections[1], subjects.authors[0], subjects.tags[0]];
  if (section === undefined || author === undefined || tag === undefined) throw new Error('sample is empty');
  const northwest = feeds('/news/northwest', section.title);
  const all = feeds('', subjects.site.title);
  return {
    article: articlePage({
      site: common.site,
      article: article(spell),
      feeds: [northwest, all],
      previous: article(spell),
      next: article(spell),
    }),
    front: subjectPage({ ...common, entry: subjects.site, children: [], feeds: all, directory: subjects }),
    section: subjectPage({
      ...common,
      entry: section,
      children: subjects.sections.slice(2, 3),
      feeds: northwest,
    }),
    author: subjectPage({ ...common, entry: author, children: [], feeds: all }),
    tag: subjectPage({ ...common, articles: [], entry: tag, children: [], feeds: all }),
    search: subjectPage({
      ...common,
      entry: subjects.site,
      children: [],
      feeds: all,
      paging: { older: '/paper/?q=x&older=y', newest: '/paper/' },
      search: { title: (spell ?? String)('“ferry”'), query: (spell ?? String)('ferry') },
    }),
    unreadable: subjectPage({
      ...common,
      articles: [],
      entry: subjects.site,
      children: [],
      feeds: all,
      search: {
        title: (spell ?? String)('“(”'),
        query: (spell ?? String)('('),
        problem: (spell ?? String)('('),
      },
    }),
    authors: nameIndexPage({ site: common.site, kind: 'authors', entries: subjects.authors }),
    tags: nameIndexPage({ site: common.site, kind: 'tags', entries: subjects.tags }),
    reader: ownReaderPage({
      site: common.site,
      feed: all.rss,
      at: 'reader.example',
      reader: 'miniflux',
    }),
    withdrawn: withdrawnPage({ site: common.site, withdrawal: withdrawal(spell) }),
    error: errorPage({
      site: common.site,
      status: 404,
      title: (spell ?? String)('Not here'),
      detail: (spell ?? String)('No such story'),
      requestId: (spell ?? String)('8f31'),
    }),
  };
}
