import { attribute, elementsIn, type HtmlNode, htmlOf, isElement, isText, treeOf } from '../markdown/tree.ts';
import { plain } from '../plain.ts';

/** What opens a text and has keys of its own. */
export type Opening = {
  /** The text without it. */
  readonly html: string;
  /** Texts of the corrections that Dateline prints first. */
  readonly corrections: readonly string[];
  /** What the text says of the picture that it opened with. */
  readonly picture?: { readonly alt?: string; readonly caption?: string };
  /** Plain text of the first paragraph of the story. */
  readonly firstParagraph: string;
};

/** Takes the corrections of a Dateline feed, its line on how the story was made (`hasNote`) and the picture `src` from the beginning of a text. */
export function openingOf(
  html: string,
  src: string | undefined,
  { isDateline, hasNote = false }: { readonly isDateline: boolean; readonly hasNote?: boolean },
): Opening {
  const [first, ...others] = blocksIn(treeOf(html));
  const direction = isDateline && first !== undefined ? directionIn(first) : undefined;
  const nodes = direction
    ? [...blocksIn(direction), ...others]
    : first === undefined
      ? []
      : [first, ...others];
  let at = 0;
  const corrections: string[] = [];
  for (let text = correctionIn(nodes[at]); isDateline && text !== undefined; text = correctionIn(nodes[at])) {
    corrections.push(text);
    at += 1;
  }
  if (isDateline && hasNote && emphasisIn(nodes[at]) !== undefined) at += 1;
  const picture = pictureIn(nodes[at], src);
  if (picture !== undefined) at += 1;
  const paragraph = nodes
    .slice(at)
    .find((node) => isElement(node) && node.tagName === 'p' && plain(htmlOf([node])) !== '');
  return {
    html:
      at === 0 && direction === undefined
        ? html
        : nodes
            .slice(at)
            .map((node) => htmlOf([node]))
            .join('\n'),
    corrections,
    picture,
    firstParagraph: paragraph === undefined ? plain(html).slice(0, 500) : plain(htmlOf([paragraph])),
  };
}

const blocksIn = ({ childNodes }: { readonly childNodes: readonly HtmlNode[] }): readonly HtmlNode[] =>
  childNodes.filter((node) => !isText(node) || node.value.trim() !== '');

/** What Dateline puts around a text that is written from right to left. */
const directionIn = (node: HtmlNode) =>
  isElement(node) && node.tagName === 'div' && attribute(node, 'dir') === 'rtl' ? node : undefined;

/** `<p><em>Correction, September 26, 2019, 7:05pm: …</em></p>`. */
function correctionIn(node: HtmlNode | undefined): string | undefined {
  const text = emphasisIn(node) ?? '';
  const [, word = '', correction] =
    /^(\p{L}{4,20})(?:[,،] [^:]{4,40}(?::\d\d[^:]{0,12})?)?: (.+)$/u.exec(text) ?? [];
  return word === '' ? undefined : correction;
}

/** The plain text of a paragraph that is emphasized as a whole. */
function emphasisIn(node: HtmlNode | undefined): string | undefined {
  if (node === undefined || !isElement(node) || node.tagName !== 'p' || node.childNodes.length !== 1)
    return undefined;
  const [only] = node.childNodes;
  return only === undefined || !isElement(only) || only.tagName !== 'em' ? undefined : plain(htmlOf([only]));
}

/** A figure or paragraph that has this picture and no other text than its caption. */
function pictureIn(node: HtmlNode | undefined, src: string | undefined) {
  if (
    node === undefined ||
    src === undefined ||
    !isElement(node) ||
    !/^(?:figure|p|a|img|div)$/.test(node.tagName)
  )
    return undefined;
  const all = node.tagName === 'img' ? [node] : [...elementsIn(node)];
  const images = all.filter(({ tagName }) => tagName === 'img');
  const [image] = images;
  if (image === undefined || images.length > 1 || !isSamePicture(attribute(image, 'src') ?? '', src))
    return undefined;
  const captions = all.filter(({ tagName }) => tagName === 'figcaption').map((each) => plain(htmlOf([each])));
  const caption = captions.join(' ');
  if (plain(htmlOf([node])) !== caption) return undefined;
  return { alt: attribute(image, 'alt') || undefined, caption: caption || undefined };
}

/** Whether two addresses are of one picture, in whatever size. */
function isSamePicture(one: string, other: string): boolean {
  const [a, b] = [one, other].map((src) => {
    const path = URL.parse(src, 'http://localhost/')?.pathname ?? src;
    return path.replace(/-\d{1,5}x\d{1,5}(?=\.[a-z]{3,4}$)/i, '');
  });
  return a === b;
}
