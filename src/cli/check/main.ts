import { type FolderCollection, openFolderCollection } from '../../runtime/node/folder-collection.ts';
import { CommandError, type ParsedArgs } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { createProgress } from '../progress.ts';
import { reportText } from './report.ts';

/** Reports; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const folder = contentFolder(args);
  const json = args.flag('json') === true;
  const { SITE_URL } = process.env;
  const quiet = args.flag('quiet') === true;
  const bar = createProgress({ stream: process.stderr, label: 'Reading articles', quiet });
  const content = await openFolderCollection({
    dir: folder,
    siteUrl: SITE_URL || undefined,
    progress: bar.show,
  });
  try {
    const { problems } = content.report;
    const place = args.one('against');
    const against = place === undefined ? undefined : await compared(content, place);
    const names = args.flag('partners') ? [] : args.all('partner');
    const wantsPartners = args.flag('partners') || names.length > 0;
    const partners = wantsPartners ? await offered({ content, names, folder }) : undefined;
    const all = [...problems, ...(against?.found ?? []), ...(partners?.found ?? [])];
    console.log(json ? JSON.stringify(all, null, 2) : await reportText(content, folder));
    if (against && !json) console.log(`\n${against.text}`);
    if (partners && !json) console.log(`\n${partners.text}`);
    return all.some(({ severity }) => severity === 'error') ? 1 : 0;
  } finally {
    content.close();
  }
}

/** What would change for readers. */
async function compared(content: FolderCollection, place: string) {
  const [{ differences }, { NotPublished, readPublished }, { reportAgainst }] = await Promise.all([
    import('./against.ts'),
    import('./published.ts'),
    import('./against-report.ts'),
  ]);
  try {
    const published = await readPublished(place);
    const found = await differences(content, published, new Date());
    return { found, text: reportAgainst(found, published) };
  } catch (error) {
    if (error instanceof NotPublished) throw new CommandError(error.message, 2);
    throw error;
  }
}

type Offer = {
  readonly content: FolderCollection;
  /** None: all of them. */
  readonly names: readonly string[];
  readonly folder: string;
};

/** What partners would refuse. */
async function offered({ content, names, folder }: Offer) {
  const [{ NoSuchPartner, partnerProblems }, { partnerReport }] = await Promise.all([
    import('./partner.ts'),
    import('./partner-report.ts'),
  ]);
  try {
    const found = await partnerProblems(content, folder, names, new Date());
    return { found, text: partnerReport(found, folder) };
  } catch (error) {
    if (error instanceof NoSuchPartner) throw new CommandError(error.message, 2);
    throw error;
  }
}
