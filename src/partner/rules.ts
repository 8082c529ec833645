import { htmlText } from '../domain/words.ts';
import type { PartnerRule } from './profile.ts';

type TextSeverity = PartnerRule['severity'];

/** Characters as people count them, near enough: code points. */
const length = (text: string): number => [...text].length;

/** Titles have so many characters. */
export function titleLength(
  severity: TextSeverity,
  least: number,
  most: number,
  clause: string,
): PartnerRule {
  return {
    of: 'article',
    code: 'title-length',
    severity,
    clause,
    field: 'title',
    breach: ({ item }) => {
      const characters = length(item.title);
      if (characters >= least && characters <= most) return undefined;
      return `the title has ${characters} characters; write ${least} to ${most}`;
    },
  };
}

/** Descriptions are there, with so many characters at least. */
export function descriptionLength(severity: TextSeverity, least: number, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'description-length',
    severity,
    clause,
    field: 'description',
    breach: ({ item: { description = '' } }) => {
      const characters = length(description);
      if (characters >= least) return undefined;
      return characters === 0
        ? 'no description; write one'
        : `the description has ${characters} characters; write ${least} or more`;
    },
  };
}

/** The whole text is in the feed. */
export function fullText(severity: TextSeverity, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'full-text',
    severity,
    clause,
    field: 'syndication',
    breach: ({ item }) =>
      item.content === undefined
        ? 'its text may not be in this feed; settle that with its source, or leave the article out'
        : undefined,
  };
}

/** Somebody signs. */
export function byline(severity: TextSeverity, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'byline',
    severity,
    clause,
    field: 'authors',
    breach: ({ article }) => (article.authors.length === 0 ? 'nobody signs it; write authors:' : undefined),
  };
}

const DAY = 86_400_000;

/** Articles are at most so many days old. */
export function age(severity: TextSeverity, days: number, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'too-old',
    severity,
    clause,
    field: 'date',
    breach: ({ item, now }) => {
      const old = Math.floor((now.getTime() - item.published.getTime()) / DAY);
      return old < days ? undefined : `it is ${old} days old, ${days} or more; choose newer ones by hours:`;
    },
  };
}

/** Links lead to the feed's own site, by https. */
export function ownLink(severity: TextSeverity, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'link-elsewhere',
    severity,
    clause,
    field: 'url',
    breach: ({ item, site }) =>
      item.elsewhere && new URL(item.link).host !== new URL(site.url).host
        ? `its link leads to ${new URL(item.link).host}; leave the article out of this feed`
        : undefined,
  };
}

/** Links carry nothing that counts where readers come from. */
export function canonicalLink(severity: TextSeverity, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'link-parameters',
    severity,
    clause,
    field: 'url',
    breach: ({ item }) => {
      const counted = [...new URL(item.link).searchParams.keys()].find((name) => COUNTING.test(name));
      return counted && `its link has ${counted}, so it is not the canonical one; take that out of url:`;
    },
  };
}

const COUNTING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id)$/i;

const HOUR = 3_600_000;

/** Where an article expires, so many hours are left at least. */
export function expiry(severity: TextSeverity, hours: number, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'expires-soon',
    severity,
    clause,
    field: 'expires',
    breach: ({ article: { until }, now }) =>
      until !== undefined && until.getTime() - now.getTime() < hours * HOUR
        ? `it expires in less than ${hours} hours; let it expire later, or leave it out of this feed`
        : undefined,
  };
}

/** Elements nest so deep at most. */
export function nesting(severity: TextSeverity, most: number, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'nesting',
    severity,
    clause,
    field: 'body',
    breach: ({ item }) => {
      const deepest = depth(item.content ?? '');
      return deepest > most ? `its elements nest ${deepest} deep; ${most} at most are shown` : undefined;
    },
  };
}

const VOID = /^(?:area|br|col|embed|hr|img|input|source|track|wbr)$/;

function depth(html: string): number {
  let now = 0;
  let deepest = 0;
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/g)) {
    if (VOID.test(name)) continue;
    now += closing ? -1 : 1;
    deepest = Math.max(deepest, now);
  }
  return deepest;
}

/** Frames are of services that it shows. */
export function frameHosts(severity: TextSeverity, hosts: RegExp, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'frame-host',
    severity,
    clause,
    field: 'body',
    breach: ({ item }) => {
      const sources = [...(item.content ?? '').matchAll(/<iframe(?: [^<>]*)? src="([^"]*)"/g)];
      const other = sources.map(([, src = '']) => new URL(src).hostname).find((host) => !hosts.test(host));
      return other && `its frame from ${other} is taken out there; say in the text what it shows`;
    },
  };
}

/** How the story was made allows it there. */
export function generated(severity: TextSeverity, advice: string, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'ai-generated',
    severity,
    clause,
    field: 'made',
    breach: ({ article }) =>
      article.made?.made === 'ai-generated' ? `the story is generated by AI; ${advice}` : undefined,
  };
}

/** There is text enough to be a story. */
export function textLength(severity: TextSeverity, least: number, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'text-length',
    severity,
    clause,
    field: 'body',
    breach: ({ item }) => {
      if (item.content === undefined) return undefined;
      const characters = length(htmlText(item.content).trim());
      return characters < least
        ? `its text has ${characters} characters; ${least} at least are shown`
        : undefined;
    },
  };
}
