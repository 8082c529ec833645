/** A text that breaks what was not made for it. */
export type Hostile = { readonly what: string; readonly text: string };

const codes = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, place) => from + place));

/** Texts for every text field; the letters around them show that neighbours survive. */
export const strings: readonly Hostile[] = [
  { what: 'C0 controls', text: `a${codes(0, 0x1f)}z` },
  { what: 'DEL and C1 controls', text: `a${codes(0x7f, 0x9f)}z` },
  { what: 'lone surrogates', text: 'a\ud800b\udfffc\udc00\ud800z' },
  { what: 'U+FFFE and U+FFFF', text: 'a\ufffeb\uffffz' },
  {
    what: 'non-characters',
    text: `a${codes(0xfdd0, 0xfdef)}${codes(0x1fffe, 0x1ffff)}${codes(0x10fffe, 0x10ffff)}z`,
  },
  {
    what: 'bidi overrides',
    text: 'a\u202e\u202d\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061cz',
  },
  { what: 'zero-width', text: 'a\u200b\u200c\u200d\u2060\ufeff\u00ad\u180ez' },
  { what: 'kinds of white space', text: 'a\u00a0\u2003\u3000\u2028\u2029\u0085z' },
  { what: 'the end of a CDATA section', text: 'a]]>b]]]]>>]]&gt;z' },
  { what: 'the start of a CDATA section', text: 'a<![CDATA[b' },
  { what: 'comments', text: 'a<!-- b --!> c <!--> <!---> -- z' },
  { what: 'an XML declaration', text: '<?xml version="1.1" encoding="utf-7"?><?php echo 1 ?>' },
  { what: 'a document type', text: '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;' },
  { what: 'escaped escapes', text: '&amp;amp; &amp;lt;b&amp;gt; &lt; &#60; &#x3c; &nbsp; &copy &notin; &' },
  { what: 'the end of a title and a script', text: '</title><script>alert(1)</script>' },
  {
    what: 'the ends of everything',
    text: '</channel></feed></rss></html></body></style></script></textarea>"]}',
  },
  { what: 'the end of an attribute', text: `"'\`> <img src=x onerror=alert(1)> " onmouseover="alert(1)` },
  { what: 'a link that is a script', text: 'javascript:alert(1)' },
  { what: 'the ends of JSON in HTML', text: '</script><script>alert(1)//\u2028\u2029<!--<script>' },
  { what: 'templates', text: '$' + '{alert(1)} {{7*7}} <%= 1 %> #{1} [[x]] %s %00 \\u003cscript\\u003e' },
  { what: 'Markdown', text: '# a *b* **c** `d` [e](javascript:f) ![g](h) <https://i.example> ~~j~~ [^1]' },
  { what: 'YAML', text: "--- a: &b *b !!js/function '>' | - [ ] { } # c" },
  { what: 'right-to-left and combining marks', text: 'שלום مرحبا بالعالم Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂' },
  { what: 'more marks on a letter than any script has', text: `a${'\u0301\u0316'.repeat(40)}z` },
  { what: 'emoji sequences', text: '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 👍🏿 🇺🇸🇲 ☺️ 1️⃣' },
  { what: 'a prototype', text: '__proto__' },
  { what: 'lines', text: 'a\r\nb\rc\nd\te\u000bf\u000cg' },
  { what: 'a line of 100,000 characters', text: 'long '.repeat(20_000).trim() },
];

const megabyte = (unit: string) => unit.repeat(Math.ceil(1_000_000 / unit.length));

/** A megabyte each, for the fields that a file of the largest size has room for. */
export const floods: readonly Hostile[] = [
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?xml',
  '&amp;amp;',
  '</title><script>',
].map((unit) => ({ what: `a megabyte of ${unit}`, text: megabyte(unit) }));

/**
 * What comes out: a line of plain text. Line ends and other white space are one space, and what XML 1.0 forbids or
 * discourages, controls and non-characters, is U+FFFD, unless Windows means a sign by it; a letter has 30 marks at most (docs/reference/standards.md).
 */
export function asLine(text: string): string {
  return [...text]
    .map(asWindowsSign)
    .map((character) => (isRefused(character.codePointAt(0) ?? 0) ? '\ufffd' : character))
    .join('')
    .split(/[\s\u0085]+/)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/(\p{M}{30})\p{M}+/gu, '$1');
}

/** What Windows means by the number of a control, but for U+0085, which ends a line. */
function asWindowsSign(character: string): string {
  return /^[\u0080-\u0084\u0086-\u009f]$/.test(character)
    ? new TextDecoder('windows-1252').decode(Uint8Array.of(character.charCodeAt(0)))
    : character;
}

function isRefused(code: number): boolean {
  const space = (code >= 0x09 && code <= 0x0d && code !== 0x0b && code !== 0x0c) || code === 0x85;
  const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  const noncharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return (control && !space) || surrogate || noncharacter;
}
