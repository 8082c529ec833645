import { codeRanges, outsideOf } from './code-ranges.ts';

/** The text without kramdown's and Goldmark's attributes (`{: .wide}`, `## Title {#id}`, `{:toc}`); ids become anchors. */
export function withoutAttributeLists(text: string): {
  readonly text: string;
  readonly hasContents: boolean;
} {
  if (!/\{[:#.]/.test(text)) return { text, hasContents: false };
  let hasContents = false;
  const result = outsideOf(text, codeRanges(text, 'markdown'), (piece) =>
    piece
      .replace(
        /^[ \t]{0,3}(?:[*+-]|\d{1,2}\.)[ \t][^\n]{1,80}\n[ \t]{0,8}\{:[^{}\n]{0,200}?\btoc\b[^{}\n]{0,200}\}[ \t]*$/gm,
        () => {
          hasContents = true;
          return '';
        },
      )
      .replace(/\{::(?:nomarkdown|options|comment)\b[^{}\n]{0,200}\/?\}|\{:\/(?:nomarkdown|comment)?\}/g, '')
      .replace(/^(#{1,6}[ \t][^\n{]{0,400})\{(:?[ \t]*[.#\w][^{}\n]{0,300})\}[ \t]*$/gm, (_, heading, list) =>
        anchored(String(heading), String(list)),
      )
      .replace(/^[ \t]{0,8}\{:[^{}\n]{0,300}\}[ \t]*(?:\n|$)/gm, (list) =>
        idOf(list) ? `${anchor(idOf(list))}\n` : '',
      )
      .replace(/\{:[^{}\n]{0,300}\}/g, (list) => anchor(idOf(list))),
  );
  return { text: result, hasContents };
}

const idOf = (list: string): string | undefined => /#([\w:.-]+)/.exec(list.replace(/"[^"\n]*"/g, ''))?.[1];

const anchor = (id: string | undefined): string => (id === undefined ? '' : `<a id="${id}"></a>`);

function anchored(heading: string, list: string): string {
  const id = idOf(list);
  const hashes = /^#*/.exec(heading)?.[0] ?? '';
  const words = heading.slice(hashes.length).trim();
  return `${hashes} ${anchor(id)}${words}`;
}
