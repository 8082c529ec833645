import type { Withdrawal } from '../domain/article.ts';
import type { Site } from '../domain/site.ts';
import { layout } from './parts/layout.ts';
import { localLink } from './parts/link.ts';
import { markup, type PageMarkup } from './parts/template.ts';
import { stringsOf } from './strings/strings.ts';

/** What stands where a story was withdrawn (410): that, when and why; nothing of the story, nor its address. */
export function withdrawnPage({
  site,
  withdrawal,
}: {
  readonly site: Site;
  readonly withdrawal: Withdrawal;
}): string {
  const strings = stringsOf(site);
  return notice(site, strings.withdrawn, [
    markup`<p class="dates">${strings.withdrawnOn} <time datetime="${withdrawal.withdrawn.toISOString()}">${withdrawal.local}</time></p>`,
    markup`<p>${strings.withdrawnNote}</p>`,
    withdrawal.reason !== '' &&
      markup`<h2>${strings.reason}</h2>\n<p class="reason">${withdrawal.reason}</p>`,
  ]);
}

/** What an error page is made from; what is not given comes from the strings of the site's language. */
export type ErrorNotice = {
  readonly site: Site;
  /** HTTP status. */
  readonly status: number;
  readonly title?: string;
  readonly detail?: string;
  readonly requestId?: string;
};

/** An error, for people. */
export function errorPage({ site, status, title, detail, requestId }: ErrorNotice): string {
  const strings = stringsOf(site);
  // What is not told apart is the address's fault below 500, and ours from there on.
  const text = strings.errors[status] ?? (status < 500 ? strings.errors[400] : undefined) ?? strings.error;
  return notice(site, title ?? text.title, [
    markup`<p>${detail ?? text.detail}</p>`,
    requestId !== undefined && markup`<p class="quiet">${strings.request} <code>${requestId}</code>.</p>`,
    markup`<p class="quiet">HTTP ${status}</p>`,
  ]);
}

/** A page that says one thing and leads on; kept out of search. */
export function notice(site: Site, title: string, parts: readonly (PageMarkup | false)[]): string {
  return layout({
    site,
    title,
    head: markup`<meta name="robots" content="noindex">\n`,
    main: markup`<section class="notice">
<h1>${title}</h1>
${parts.map((part) => markup`${part}\n`)}<p><a href="${localLink(site, '/')}">${stringsOf(site).toHome}</a></p>
</section>`,
  });
}
