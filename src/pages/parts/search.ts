import type { Site } from '../../domain/site.ts';
import { stringsOf } from '../strings/strings.ts';
import { localLink } from './link.ts';
import { markup, type PageMarkup } from './template.ts';

/** A plain form that searches the whole site: it leads to `/?q=…`. */
export function searchForm({
  site,
  query,
}: {
  readonly site: Site;
  readonly query?: string | undefined;
}): PageMarkup {
  const { search } = stringsOf(site);
  return markup`<form class="search" role="search" action="${localLink(site, '/')}">
<input type="search" name="q" aria-label="${search}" placeholder="${search}" maxlength="200" required${query !== undefined && markup` value="${query}"`}>
<button>${search}</button>
</form>`;
}
