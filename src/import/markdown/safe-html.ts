import type { Remark, SanitizeContext } from '../../content/body/markup.ts';
import { rewritten } from '../../content/body/rewrite.ts';
import { sanitise } from '../../content/body/sanitise.ts';
import { tokensOf } from '../../content/body/tokens.ts';

export type SafeHtml = {
  /** As Dateline shows it, with addresses that are absolute where there is a base. */
  readonly html: string;
  /** What was taken out, and what else there is to say of it. */
  readonly remarks: readonly Remark[];
};

/** HTML of the old site as Dateline would show it: pictures by their true addresses, and nothing that acts. Every frame of the Web stays one. */
export function safeHtml(html: string, base: string | undefined): SafeHtml {
  const remarks: Remark[] = [];
  const url = (reference: string) => ({ kind: 'url', url: absolute(reference, base) }) as const;
  const context: SanitizeContext = {
    ...{ prefix: '', base: '', embeds: frameHosts(html) },
    remark: (remark) => void remarks.push(remark),
    link: (reference) => refused(reference) ?? url(reference),
    source: (reference) => refused(reference) ?? url(reference),
  };
  return { html: sanitise(rewritten(html, context), context, false), remarks };
}

/** An address that readers must not have. */
function refused(reference: string) {
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(reference.replace(/[\0- ]/g, '')) ?? [];
  if (scheme === undefined || /^(?:https?|mailto|tel)$/i.test(scheme)) return undefined;
  const message = `“${reference.trim().slice(0, 60)}” is not an address that feeds may have`;
  return { kind: 'problem', code: 'unsafe-link', message } as const;
}

/** Fragments and addresses of their own kind stay; what has no base stays relative. */
function absolute(reference: string, base: string | undefined): string {
  const written = reference.trim();
  if (written === '' || written.startsWith('#') || base === undefined) return written;
  return URL.parse(written, base)?.href ?? written;
}

/** Hosts of the frames of a text, as it is site.yaml that decides which are shown. */
function frameHosts(html: string): readonly string[] {
  if (!/<(?:iframe|embed|object)/i.test(html)) return playerHosts;
  const hosts = tokensOf(html).flatMap(({ name, attributes }) => {
    const src = /^(?:iframe|embed)$/.test(name) ? Object.values(attributes) : [];
    return src.flatMap((each) => URL.parse(each.startsWith('//') ? `https:${each}` : each)?.hostname ?? []);
  });
  return [...new Set([...playerHosts, ...hosts.filter((host) => host !== '')])];
}

/** Hosts of the players that an address alone on a line stands for (content/body/embeds.ts). */
export const playerHosts: readonly string[] = [
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'w.soundcloud.com',
  'open.spotify.com',
];
