import type { Problem } from '../../content/problems/problem.ts';
import { NO_HASHES, revisionOf } from '../../content/site/revision.ts';
import type { PublicationChange, Writer } from '../../store/sql/write/writer.ts';
import type { LinkContext } from '../library.ts';
import type { SyncSession } from '../session.ts';
import type { SiteSetting } from '../site-setting.ts';
import type { LastSync } from '../sync-state.ts';
import { listNames } from './names.ts';
import { serveAddresses } from './served-addresses.ts';

type PublishOptions = {
  readonly session: SyncSession;
  readonly writer: Writer;
  readonly setting: SiteSetting;
  readonly links: LinkContext;
  readonly last: LastSync | undefined;
  /** What readers see now, and by which program. */
  readonly published: { readonly revision: string; readonly program: string };
  readonly program: string;
};

/** What there is to publish; `publication` is absent where readers would see no difference. */
export async function publish(options: PublishOptions): Promise<{
  readonly publication?: PublicationChange;
  readonly last: Pick<LastSync, 'names' | 'addresses'>;
  readonly problems: readonly Problem[];
}> {
  const { session, writer, links, last, published, program } = options;
  const { site, subjects, shows } = options.setting;
  const isSameSite =
    last?.site === site.hash && last.language === site.language && published.program === program;
  const { names, hash } = await listNames({
    ...{ session, source: links.source, language: site.language },
    published: isSameSite ? last.names : undefined,
  });
  const served = await serveAddresses({
    ...{ session, writer, links, shows },
    ...{ showedBefore: last?.shows ?? [], sum: last?.addresses ?? NO_HASHES },
  });
  const { sum } = session;
  const revision = revisionOf({ site, sections: subjects, names: hash, addresses: served.sum, sum });
  // A file that lies elsewhere than before is the same to readers, but has to be found there.
  const isChanged = served.isChanged || revision !== published.revision || program !== published.program;
  return {
    publication: isChanged ? { site, revision, sections: subjects, ...names, program } : undefined,
    last: { names: hash, addresses: served.sum },
    problems: served.problems,
  };
}
