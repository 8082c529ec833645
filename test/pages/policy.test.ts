import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accents, contrast, paper } from '../../src/content/schema/accents.ts';
import { script } from '../../src/pages/parts/script.ts';
import { contentSecurityPolicy } from '../../src/pages/policy.ts';
import { stylesheets } from '../../src/pages/style/stylesheet.ts';
import { find, parsed, text } from './dom.ts';
import { everyPage } from './every-page.ts';
import { site } from './sample.ts';

const policy = await contentSecurityPolicy(site());
const sha256 = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

describe('the content security policy', () => {
  it.each(Object.entries(everyPage()))('lets the %s page be styled, and nothing else run', (_, page) => {
    const { elements } = parsed(page);
    const sources = (name: string): readonly string[] =>
      policy
        .split('; ')
        .find((each) => each.startsWith(`${name} `))
        ?.split(' ')
        .slice(1) ?? [];
    const styles = find(elements, 'style').map((style) => sha256(text(style)));
    expect(styles.length).toBeGreaterThan(0);
    expect(sources('style-src')).toEqual(expect.arrayContaining(styles));
    const scripts = find(elements, 'script').filter(({ attrs }) => attrs.length === 0);
    expect(sources('script-src')).toEqual([sha256(script)]);
    expect(scripts.map(text)).toEqual([script]);
    expect(elements.filter(({ attrs }) => attrs.some(({ name }) => /^(?:style|on)/.test(name)))).toEqual([]);
    expect(
      find(elements, 'script').filter(
        ({ attrs }) => attrs.length > 0 && attrs[0]?.value !== 'application/ld+json',
      ),
    ).toEqual([]);
  });

  it.each([
    ['nothing by default', "default-src 'none'"],
    [
      'frames of the hosts that embed',
      'frame-src https://www.youtube-nocookie.com https://www.openstreetmap.org',
    ],
    ['its own pictures and those of https', "img-src 'self' https://lantern.example https:"],
    ['no base', "base-uri 'none'"],
  ])('allows %s', (_, directive) => {
    expect(policy.split('; ')).toContain(directive);
  });

  it.each([
    ['no embeds', [], "frame-src 'none'"],
    ['what is no host', ["x; script-src 'unsafe-inline'", 'a\r\nb'], "frame-src 'none'"],
  ])('with %s shows no frame', async (_, embeds, directive) => {
    const strict = await contentSecurityPolicy({ ...site(), embeds });
    expect(strict.split('; ')).toContain(directive);
    expect(strict).not.toContain('unsafe-inline');
  });

  it('of a site without a colour knows the stylesheets alone', async () => {
    const { accents: _, ...plain } = site();
    expect(await contentSecurityPolicy(plain)).toContain(
      `style-src ${Object.values(stylesheets).map(sha256).join(' ')};`,
    );
  });
});

describe('the colour of a site', () => {
  const channels = ['00', '33', '66', '99', 'cc', 'ff'];
  const colours = channels.flatMap((r) => channels.flatMap((g) => channels.map((b) => `#${r}${g}${b}`)));

  it.each(['light', 'dark'] as const)('is readable on %s paper, whatever it is', (scheme) => {
    const worst = Math.min(
      ...colours.map((colour) => contrast(accents(colour)?.[scheme] ?? '', paper[scheme])),
    );
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it('stays what it is where it can be read', () => {
    expect(accents('#0F4C5C')?.light).toBe('#0f4c5c');
  });

  it.each(['red', '#fff', '#0f4c5c}*{display:none', ''])('%j is none', (colour) => {
    expect(accents(colour)).toBeUndefined();
  });

  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
  ])('%s on %s has contrast %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });
});
