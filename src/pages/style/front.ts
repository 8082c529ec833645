/** The front page: everything that has a feed. */
export const front = `
.directory { margin-top: 3rem; }
.directory > nav + nav { margin-top: 2.5rem; }
.directory h2 { padding-top: .5rem; border-top: 2px solid var(--ink); font: 700 .8rem/1.4 var(--sans); letter-spacing: .06em; text-transform: uppercase; }
.directory .sections > ul { columns: 18rem 3; column-gap: 3rem; margin-top: .4rem; }
.directory .sections > ul > li { padding-block: .9rem 1rem; break-inside: avoid; border-bottom: 1px solid var(--line); }
.directory .sections > ul > li > a { font: 700 1.3rem/1.2 var(--serif); }
.directory p { margin-top: .15rem; font: 1rem/1.35 var(--serif); text-wrap: pretty; }
.directory .sections p a { color: var(--soft); }
.directory .sections > ul > li > p { font-size: 1.0625rem; }
.directory .sections > ul > li > p a { color: var(--ink); }
.directory ul ul { margin-top: .5rem; padding-inline-start: 0; }
.directory ul ul ul { padding-inline-start: .9rem; border-inline-start: 1px solid var(--line); }
.directory ul ul a { font-weight: 600; }
.directory ul ul p { font-size: .9375rem; }
.directory ul ul p a { font-weight: 400; }
.authors > ul, .tags > ul { display: flex; flex-wrap: wrap; gap: .1rem 1.3rem; margin-top: .5rem; }
`;
