import type { NoticedWithdrawal } from '../../domain/article.ts';
import type { Site } from '../../domain/site.ts';
import { element, toHtml } from '../xml/xml.ts';
import type { FeedItem } from './document.ts';
import { organisationOf } from './item.ts';

/** A withdrawal as an item: the story's id, address and date, and nothing else of it. */
export function createNotice({ id, withdrawn, reason, notice }: NoticedWithdrawal, site: Site): FeedItem {
  const { hash, published, url, elsewhere = false, title, note, language } = notice;
  const text = reason === '' ? note : `${note}: ${reason}`;
  return {
    ...{ hash, id, title, link: url, elsewhere, language, isWithdrawn: true },
    ...{ date: withdrawn, published: new Date(published), updated: withdrawn },
    content: toHtml([element('p', { dir: 'auto' }, element('em', {}, text))]),
    author: [organisationOf(site)],
    ...{ category: [], sections: [], enclosures: [], corrections: [] },
  };
}
