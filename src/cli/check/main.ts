import { type CompileCache, type Compiled, compile, compileCache } from '../../content/compile/compile.ts';
import { CommandError, type Given } from '../command/run.ts';
import { compiling } from '../compiling.ts';
import { report } from './report.ts';

/** Reports; the exit code. */
export async function main(given: Given): Promise<number> {
  const folder = given.positionals[0] ?? (process.env.CONTENT_DIR || 'content');
  const json = given.flag('json') === true;
  const { SITE_URL } = process.env;
  const cache = compileCache();
  const compiled = await compile({
    dir: folder,
    cache,
    progress: compiling(given.flag('quiet') === true),
    ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
  });
  const { problems } = compiled;
  const place = given.one('against');
  const against = place === undefined ? undefined : await compared(compiled, place);
  const names = given.flag('partners') ? [] : given.all('partner');
  const asks = given.flag('partners') || names.length > 0;
  const partners = asks ? await offered({ compiled, cache, names, folder }) : undefined;
  const all = [...problems, ...(against?.found ?? []), ...(partners?.found ?? [])];
  console.log(json ? JSON.stringify(all, null, 2) : report(compiled, folder));
  if (against && !json) console.log(`\n${against.text}`);
  if (partners && !json) console.log(`\n${partners.text}`);
  return all.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What would change for readers. */
async function compared(compiled: Compiled, place: string) {
  const [{ differences }, { NotPublished, readPublished }, { reportAgainst }] = await Promise.all([
    import('./against.ts'),
    import('./published.ts'),
    import('./against-report.ts'),
  ]);
  try {
    const published = await readPublished(place);
    const found = await differences(compiled, published, new Date());
    return { found, text: reportAgainst(found, published) };
  } catch (error) {
    if (error instanceof NotPublished) throw new CommandError(error.message, 2);
    throw error;
  }
}

type Offer = {
  readonly compiled: Compiled;
  readonly cache: CompileCache;
  /** None: all of them. */
  readonly names: readonly string[];
  readonly folder: string;
};

/** What partners would refuse. */
async function offered({ compiled, cache, names, folder }: Offer) {
  const [{ NoSuchPartner, partnerProblems }, { partnerReport }] = await Promise.all([
    import('./partner.ts'),
    import('./partner-report.ts'),
  ]);
  try {
    const found = await partnerProblems(compiled, cache, names, new Date());
    return { found, text: partnerReport(found, folder) };
  } catch (error) {
    if (error instanceof NoSuchPartner) throw new CommandError(error.message, 2);
    throw error;
  }
}
