/** On paper: what only a screen can use is left out, and links are spelt out. Comes last, to have the last word. */
export const print = `
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --line: #999; --accent: #000; }
  body { font-size: 11pt; }
  .skip, .tools, .breadcrumb, .player, .follow, .neighbours, .topics, .share, .callout, .subscribe, .contents, .pages, .arrival:target { display: none; }
  .body a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; }
  h1, h2, h3, figure { break-inside: avoid; break-after: avoid; }
}
`;
