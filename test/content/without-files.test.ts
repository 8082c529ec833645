import { expect, test } from 'vitest';
import { withoutFiles } from '../../src/content/article/without-files.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import { article, at } from '../contract/paper.ts';

const big = 'https://x.example/big.mp4?a=1&b=2';
const small = 'https://x.example/small.png';
const urls = new Set([big]);
const written = big.replace('&', '&amp;');

const bodies: readonly (readonly [string, string, string])[] = [
  [
    'a link keeps its text',
    `<p>a <a href="${written}">the <em>film</em></a> b</p>`,
    '<p>a the <em>film</em> b</p>',
  ],
  ['a picture goes', `<p>a <img src="${written}" alt="x"/> b</p>`, '<p>a  b</p>'],
  [
    'a film goes with what is in it',
    `<video src="${written}"><a href="${small}">x</a></video><p>b</p>`,
    '<p>b</p>',
  ],
  ['so does one that only a source leads to', `<audio><source src="${written}"/></audio>`, '<audio></audio>'],
  [
    'a caption stays',
    `<figure><img src="${written}"/><figcaption>c</figcaption></figure>`,
    '<figure><figcaption>c</figcaption></figure>',
  ],
  ['a picture with a rendition that is too large goes', `<img src="${small}" srcset="${written} 2x"/>`, ''],
  ['a film whose poster it is goes', `<video src="${small}" poster="${written}"></video>`, ''],
  [
    'a link around a picture that goes',
    `<a href="${small}"><img src="${written}"/></a>`,
    `<a href="${small}"></a>`,
  ],
  [
    'a picture in a link that goes',
    `<a href="${written}"><img src="${small}"/></a>`,
    `<img src="${small}"/>`,
  ],
  [
    'everything else is untouched',
    `<p>&amp; <img src="${small}"/> &lt;</p>`,
    `<p>&amp; <img src="${small}"/> &lt;</p>`,
  ],
];

test.each(bodies)('%s', (_, body, left) => {
  const given = article({ id: 'a', published: at(1), body: trustedHtml(body), callout: trustedHtml(body) });
  const made = withoutFiles(given, urls);
  expect([made.body, made.callout]).toEqual([left, left]);
});

const file = (url: string) => ({ url, type: 'video/mp4', length: 1 });

test('fields that name it go, with a transcript or chapters of what stays', () => {
  const given = article({
    id: 'a',
    published: at(1),
    image: { url: big },
    audio: { ...file(small), transcript: { url: big, type: 'text/vtt' }, chapters: big },
    video: file(big),
    attachments: [file(big), file(small)],
  });
  const { image, audio, video, attachments } = withoutFiles(given, urls);
  expect({ image, audio, video, attachments }).toEqual({ audio: file(small), attachments: [file(small)] });
});
