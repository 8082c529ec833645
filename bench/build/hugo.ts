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

/** The feed of a section as the newest 20 of it and of all below, whole. */
const layout = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Title }}</description>
{{ range first 20 .RegularPagesRecursive }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Params.id }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Content | html }}</description></item>
{{ end }}</channel></rss>
`;

/** Hugo making one full-text feed a section of a folder, and nothing else. */
export async function hugo(dir: string): Promise<Measured> {
  const site = mkdtempSync(join(tmpdir(), 'dateline-hugo-'));
  try {
    writeFileSync(join(site, 'config.toml'), config);
    mkdirSync(join(site, 'layouts/_default'), { recursive: true });
    writeFileSync(join(site, 'layouts/_default/rss.xml'), layout);
    writeFileSync(join(site, 'layouts/_default/list.rss.xml'), layout);
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
