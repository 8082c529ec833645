/** A story's page. The measure is about 66 characters. */
export const story = `
.breadcrumb:has(+ .story),.story>*,.follow,.neighbours{max-width:38rem;margin-inline:auto}
.story>.lead{max-width:48rem}
.lead figcaption{max-width:38rem;margin-inline:auto}
.story h1{font-size:clamp(1.9rem,5.6vw,3rem);line-height:1.1;letter-spacing:-.012em}
.standfirst{margin-top:.7rem;font-size:clamp(1.15rem,2.6vw,1.35rem);line-height:1.4;color:var(--soft);text-wrap:pretty}
.story header .meta{margin-top:1.1rem;padding-top:.7rem;border-top:1px solid var(--line)}
.byline{font-weight:600;color:var(--ink)}
.dates span{display:inline-block;margin-inline-end:.9em}
.correction{margin-top:1.1rem;padding:.8rem 1rem;background:var(--sheet);border-inline-start:4px solid var(--accent);font-size:1rem;line-height:1.5}
.correction p:first-child{font-family:var(--sans);font-size:.875rem;color:var(--soft)}
.correction strong{margin-inline-end:.4em;color:var(--accent);text-transform:uppercase;letter-spacing:.04em;font-size:.8rem}
.story>figure{margin-top:1.5rem}
.story .lead{margin-bottom:.25rem}
.lead img{width:100%;max-height:40rem;object-fit:contain;background:var(--sheet)}
.story>.tall{max-width:38rem}
figcaption{margin-top:.5rem}
.credit{font-style:italic}
.player{padding:.9rem 1rem 1rem;background:var(--sheet)}
.player figcaption{margin:0 0 .6rem;color:var(--ink)}
.player figcaption b{margin-inline-end:.35em;color:var(--accent)}
.player audio,.player video{display:block;width:100%}
.player video{aspect-ratio:16 / 9;height:auto;background:#000}
.player>p{margin-top:.5rem}
.body{margin-top:1.5rem}
.body>*{margin-block:0 1.15em}
.body p{hanging-punctuation:first last;text-wrap:pretty}
.body h2{margin-top:1.8em;font-size:1.4rem}
.body h3{margin-top:1.6em;font-size:1.15rem}
.body :is(h4,h5,h6){font-size:1rem}
.body :is(ul,ol){padding-inline-start:1.4em}
.body li{margin-top:.3em}
.body blockquote{margin-inline:0;padding-inline-start:1.2rem;border-inline-start:3px solid var(--accent);font-size:1.1em;font-style:italic}
[dir="rtl"] :is(h1,h3){letter-spacing:0}
[dir="rtl"] blockquote{font-style:normal}
.body blockquote>* + *{margin-top:.7em}
.body img{margin-inline:auto}
.body hr{width:6rem;margin:2rem auto;border:0;border-top:1px solid var(--soft)}
.body iframe{display:block;width:100%;height:auto;aspect-ratio:16 / 9;border:0;background:var(--sheet)}
.body pre{padding:.8rem 1rem;overflow-x:auto;background:var(--sheet);font-size:.85rem}
.body table{display:block;width:fit-content;max-width:100%;overflow-x:auto;border-collapse:collapse;border-top:2px solid var(--ink);font:.9rem/1.4 var(--sans);font-variant-numeric:tabular-nums}
.body :is(th,td){padding:.45rem 0;padding-inline-end:.9rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
.body [align="right"]{text-align:end}
.body [align="center"]{text-align:center}
.body sup,.body sub{font-size:.7em;line-height:0}
.body .footnotes{font-size:.9rem;line-height:1.5;color:var(--soft)}
.callout{overflow:hidden;margin-top:2rem;padding:1rem 1.2rem;background:var(--sheet);border-top:3px solid var(--accent);font-size:1rem;line-height:1.5}
.callout>* + *{margin-top:.6rem}
.callout hr{display:none}
.callout img{float:inline-end;max-width:30%;max-height:6.5rem;width:auto;margin-inline-start:1.2rem}
.story>.meta{margin-top:2rem}
.attachments h2{font-size:.95rem}
.attachments ul{margin:.4rem 0 1rem;list-style:none}
.attachments li{padding-block:.35rem;border-top:1px solid var(--line)}
.credit-line{color:var(--soft)}
.credit-line a + a{margin-inline-start:.9em}
.topics ul{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.9rem;list-style:none}
.topics a{display:block;padding:.2rem .75rem;border:1px solid var(--line);border-radius:1rem;text-decoration:none}
.topics a:hover{border-color:var(--accent)}
.share ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;align-items:center;margin-top:1.3rem;padding-top:.8rem;border-top:1px solid var(--line);list-style:none}
.share a{display:inline-block;padding-block:.15rem}
.follow span{white-space:nowrap}
.follow{margin-top:2rem;padding-block:.8rem;border-block:1px solid var(--line);color:var(--soft)}
.neighbours{display:grid;gap:1.2rem;margin-top:1.5rem}
.neighbours a{line-height:1.3}
.neighbours span{display:block;margin-bottom:.2rem;color:var(--soft)}
.neighbours b{display:block;text-wrap:balance}
@media (max-width:40rem){
.lead img{width:100vw;max-width:none;margin-inline:calc(50% - 50vw)}
}
@media (min-width:40rem){
.neighbours{grid-template-columns:1fr 1fr}
.neighbours .next{grid-column:2;text-align:end}
}
`;
