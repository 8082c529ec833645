import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, watched } from './measured.ts';

/** `hugo v0.111.3`, or undefined where there is none. */
export function hugoVersion(): string | undefined {
  try {
    return /hugo v[\d.]+/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[0];
  } catch {
    return undefined;
  }
}

const config = `baseURL = "https://bench.example/"
title = "The Bench Record"
disableKinds = ["taxonomy", "term", "sitemap", "robotsTXT", "404", "home"]
[outputs]
section = ["RSS"]
page = []
`;

/**
 * What a section's feed has: all its own articles, as Hugo's own template does unless told otherwise, so that every page is rendered;
 * or the newest 20 of it and of all below, so that most are not.
 */
const ranges = { whole: '.RegularPages', newest: 'first 20 .RegularPagesRecursive' } as const;

const layout = (range: string): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Title }}</description>
{{ range ${range} }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Params.id }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Content | html }}</description></item>
{{ end }}</channel></rss>
`;

/** Hugo making one full-text feed a section of a folder, and nothing else. */
export async function hugo(dir: string, range: keyof typeof ranges): Promise<Measured> {
  const site = mkdtempSync(join(tmpdir(), 'dateline-hugo-'));
  try {
    writeFileSync(join(site, 'config.toml'), config);
    mkdirSync(join(site, 'layouts/_default'), { recursive: true });
    for (const name of ['rss.xml', 'list.rss.xml'])
      writeFileSync(join(site, 'layouts/_default', name), layout(ranges[range]));
    symlinkSync(dir, join(site, 'content'));
    const { child, ended } = watched('hugo', ['--quiet', '--cleanDestinationDir', '--contentDir', dir], {
      cwd: site,
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const measured = await ended;
    if (child.exitCode !== 0) throw new Error(said);
    return measured;
  } finally {
    rmSync(site, { recursive: true });
  }
}
