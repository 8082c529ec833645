import { expect, test } from 'vitest';
import { direction } from '../../src/pages/parts/direction.ts';

const languages =
  'af am ar ar-EG ar-Latn ary arz az az-IR bn ca ckb cs da de dv el en en-US es eu fa fa-AF fi fr ga gu ha he hi hr hu hy id ' +
  'it ja ka kk kk-CN km kn ko ks ks-IN ku ku-IQ ky lo lrc lt lv mk ml mn mr ms my mzn nb ne nl nqo pa pa-Arab pa-PK pl pnb prs ps pt-BR ro ru sd ' +
  'sd-Deva sd-IN si sk sl so sq sr sr-Latn sv sw syr ta te tg tg-PK th ti tk tr ug uk ur ur-IN uz uz-AF uz-Arab vi yi zh zh-Hant zu';

test.for(languages.split(' '))('%s is written as Unicode says', (language) => {
  expect(direction(language)).toBe(new Intl.Locale(language).getTextInfo().direction);
});
