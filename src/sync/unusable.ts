import { type Problem, problem } from '../content/problems/problem.ts';
import { siteFile } from '../content/source/role.ts';
import type { Report } from './report.ts';

const none = { changed: false, more: { errors: 0, warnings: 0 }, skipped: [], kept: [] };

/** Nothing can be read; `served`: what was read before still is served. */
export const unusable = (one: Problem, served = false): Report => ({
  ...none,
  problems: [one],
  usable: served,
});

export const noFolder = (dir: string): Problem =>
  problem(siteFile, {
    code: 'site-missing',
    field: 'file',
    message: `there is no folder “${dir}”; make it, or name another`,
  });

export const badUrl = (siteUrl: string): Problem =>
  problem(siteFile, {
    code: 'site-url',
    field: 'url',
    message: `SITE_URL “${siteUrl}” is no absolute http or https URL; write it whole, https://…`,
  });
