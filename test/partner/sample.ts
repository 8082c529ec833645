import { createApp } from '../../src/app/app.ts';
import type { Partner } from '../../src/domain/partner.ts';
import { compressors } from '../../src/runtime/node/serve.ts';
import { SAMPLE } from '../sample.ts';
import { collectionOf, compile } from '../support/compiled.ts';

const url = 'https://www.columbialantern.example';

/** The feed that each partner of the sample collection gets, as of the sample’s newest day, or another. */
export async function partnerFeeds(
  now = new Date('2026-11-24T12:00:00Z'),
): Promise<readonly { readonly partner: Partner; readonly xml: string }[]> {
  const collection = collectionOf(await compile({ dir: SAMPLE, siteUrl: url }));
  const app = createApp({
    collection: () => collection,
    compressors,
    now: () => now,
    secrets: () => 'name:key',
  });
  const keys = { basic: `Basic ${btoa('name:key')}`, bearer: 'Bearer name:key', key: '', public: '' };
  return Promise.all(
    (collection.site.partners ?? []).map(async (partner) => {
      const { name, format, access } = partner;
      const path = `/partners/${name}/${format}.xml`;
      const response = await app.request(url + path, { headers: { authorization: keys[access.kind] } });
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      return { partner, xml: await response.text() };
    }),
  );
}
