/** The pages that name all authors or all topics. */
export const names = `
.letters{margin-bottom:1.5rem;padding-block:.5rem;border-block:1px solid var(--line);font:600 1rem/1.5 var(--sans)}
.letters ul{display:flex;flex-wrap:wrap;gap:.2rem .9rem;list-style:none}
.letters a{display:block;min-width:1.5rem;padding-block:.15rem;text-align:center}
.letters + .names{padding-top:0;border-top:0}
.names{columns:15rem 4;column-gap:3rem;padding-top:1.1rem;border-top:2px solid var(--ink)}
.names section:not(:has(li:nth-child(9))){break-inside:avoid}
.names section{margin-bottom:1.4rem}
.contents.names h2{margin-bottom:.2rem;padding:0;border:0;font:700 1.35rem/1.2 var(--serif);color:var(--accent);break-after:avoid}
.names li{break-inside:avoid}
.names>section>ul>li>a{font-weight:400}
`;
