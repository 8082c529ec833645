import { immediate } from '../../http/resource.ts';
import { ownReaderPage } from '../../pages/self-hosted-reader.ts';
import type { Collection } from '../../store/collection.ts';
import { pageFields } from './page-fields.ts';

/** The last step to a reader on somebody's own server; what was typed is kept nowhere. */
export async function ownReader({
  collection: { site },
  query,
}: {
  readonly collection: Collection;
  readonly query: string;
}): Promise<Response> {
  const parameters = new URLSearchParams(query);
  const [feed = '', at = '', reader = ''] = ['feed', 'at', 'reader'].map(
    (name) => parameters.get(name) ?? '',
  );
  return immediate(ownReaderPage({ site, feed, at, reader }), 'text/html; charset=utf-8', {
    headers: await pageFields(site),
  });
}
