import { site } from '../folder.ts';
import { type Row, row } from './row.ts';

export const sites: readonly Row[] = [
  row(
    'site-url',
    'no address',
    { 'site.yaml': site.replace(/^url.*\n/m, '') },
    'site.yaml:1 url',
    'SITE_URL',
  ),
  ...(
    [
      ['https://paper.example/a?x=1', 'write https://paper.example/a'],
      ['https://paper.example/#top', 'write https://paper.example'],
      ['https://paper.example?', 'write https://paper.example'],
      ['https://jane@paper.example', 'leave them out'],
    ] as const
  ).map(([url, says]) =>
    row('site-url', url, { 'site.yaml': site.replace(/^url.*$/m, `url: "${url}"`) }, 'site.yaml:3 url', says),
  ),
  row(
    'bad-value',
    'a pattern that makes no address',
    { 'site.yaml': `${site}images: {resize: "https://[bad]/{url}"}\n` },
    'site.yaml:7 images.resize',
    'makes no address',
  ),
  row(
    'site-id',
    'no site id',
    { 'site.yaml': site.replace(/^id.*\n/m, '') },
    'site.yaml:1 id',
    'id: tag:paper.example,2026:site',
  ),
  row(
    'site-default',
    'no language',
    { 'site.yaml': site.replace(/^language.*\n/m, '') },
    'site.yaml:1 language',
    'en-US',
  ),
  row(
    'bad-timezone',
    'misspelt zone',
    { 'site.yaml': site.replace('Los_Angeles', 'Los Angles') },
    'site.yaml:6 timezone',
    'America/Los_Angeles',
  ),
  row(
    'bad-timezone',
    'an offset is no zone',
    { 'site.yaml': site.replace('America/Los_Angeles', '"-07:00"') },
    'site.yaml:6 timezone',
    'IANA',
  ),
  row(
    'bad-permalink',
    'unknown part',
    { 'site.yaml': `${site}permalink: /:sektion/:slug\n` },
    'site.yaml:7 permalink',
    ':sektion',
  ),
  row(
    'bad-permalink',
    'no slug',
    { 'site.yaml': `${site}permalink: /:section/:year\n` },
    'site.yaml:7 permalink',
    ':slug',
  ),
];
