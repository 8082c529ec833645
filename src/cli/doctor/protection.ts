import { programPaths } from '../../domain/addresses.ts';
import { type Exchange, textOf } from './look/exchange.ts';

type Protection = {
  readonly name: string;
  readonly isSeen: (response: {
    readonly fields: Exchange['fields'];
    readonly status: number;
    readonly text: string;
  }) => boolean;
  readonly advice: (paths: string) => string;
};

/** Services that put a challenge before a site, as they are known from their answers. */
const protections: readonly Protection[] = [
  {
    name: 'Cloudflare',
    isSeen: ({ fields, status, text }) =>
      fields['cf-mitigated'] !== undefined ||
      (String(fields.server).toLowerCase() === 'cloudflare' &&
        (/_cf_chl_|challenge-platform|cf-error-details|Just a moment/.test(text) ||
          (status === 403 && fields['cf-ray'] !== undefined))),
    advice: cloudflare,
  },
  {
    name: 'AWS WAF',
    isSeen: ({ fields }) => fields['x-amzn-waf-action'] !== undefined,
    advice: (paths) => `In AWS WAF, put a rule with action Allow first, on the URI path: ${paths}.`,
  },
  {
    name: 'Vercel',
    isSeen: ({ fields }) => fields['x-vercel-mitigated'] !== undefined,
    advice: (paths) =>
      `In Vercel’s Firewall, add a custom rule with action Bypass, on the request path: ${paths}.`,
  },
  {
    name: 'DataDome',
    isSeen: ({ fields }) => fields['x-datadome'] !== undefined || fields['x-dd-b'] !== undefined,
    advice: (paths) => `In DataDome, exclude the paths ${paths} from protection.`,
  },
  {
    name: 'Imperva',
    isSeen: ({ fields, text }) => fields['x-iinfo'] !== undefined || text.includes('_Incapsula_Resource'),
    advice: (paths) => `In Imperva, add an exception to bot protection for the paths ${paths}.`,
  },
  {
    name: 'Akamai',
    isSeen: ({ fields, status }) => /^AkamaiGHost/i.test(String(fields.server)) && status === 403,
    advice: (paths) => `In Akamai’s Bot Manager, set the paths ${paths} to be monitored, not denied.`,
  },
  {
    name: 'Sucuri',
    isSeen: ({ fields }) => fields['x-sucuri-block'] !== undefined,
    advice: (paths) => `In Sucuri’s firewall, allow the URL paths ${paths}.`,
  },
  {
    name: 'Anubis',
    isSeen: ({ text }) => /anubis_challenge|Making sure you(?:'|&#39;|’)re not a bot/.test(text),
    advice: (paths) => `In Anubis’s policy, add a rule with action ALLOW and a path_regex for ${paths}.`,
  },
];

const challenged =
  /captcha|are you (?:a )?(?:human|robot)|enable javascript and cookies|checking your browser|verify (?:that )?you are (?:a )?human/i;

/** Which protection stands before a site, with what to do for these feeds; undefined where an answer is no challenge. */
export function protectionIn(
  exchange: Exchange,
  feeds: readonly string[],
): { readonly name: string; readonly advice?: string } | undefined {
  const text = textOf(exchange).slice(0, 20_000);
  const isPage =
    /html/.test(String(exchange.fields['content-type'])) || /^\s*<(?:!doctype )?html/i.test(text);
  const protection = protections.find(({ isSeen }) =>
    isSeen({ fields: exchange.fields, status: exchange.status, text }),
  );
  if (protection && (isPage || exchange.status >= 400))
    return { name: protection.name, advice: protection.advice(pathsOf(feeds).join(', ')) };
  return isPage && challenged.test(text) ? { name: 'a bot protection' } : undefined;
}

const pathsOf = (feeds: readonly string[]): readonly string[] => [
  ...new Set(feeds.map((feed) => new URL(feed).pathname)),
];

/** https://developers.cloudflare.com/waf/custom-rules/skip/ and /ruleset-engine/rules-language/functions/#ends_with */
function cloudflare(paths: string): string {
  const { endings, branch } = programPaths();
  const others = paths.split(', ').filter((path) => !endings.some((end) => path.endsWith(end)));
  const expression = [
    ...endings.map((end) => `ends_with(http.request.uri.path, ${JSON.stringify(end)})`),
    `(http.request.uri.path contains ${JSON.stringify(branch)})`,
    ...others.map((path) => `(http.request.uri.path eq ${JSON.stringify(path)})`),
  ].join(' or ');
  return [
    'In Cloudflare, Security → Security rules (or WAF) → Custom rules, create a rule, first in the order, with the expression',
    `  ${expression}`,
    'and the action Skip: tick all remaining custom rules, all rate limiting rules, all managed rules, all Super Bot Fight Mode rules,',
    'and under more components Browser Integrity Check, Security Level and User Agent Blocking. Bot Fight Mode (of the free plan) cannot',
    'be skipped: turn it off under Security → Settings (or Bots). “Under attack” mode must be off, or raised by a rule that leaves feeds out.',
  ].join('\n');
}
