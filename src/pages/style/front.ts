/** The front page: everything that has a feed. */
export const front = `
.sections{margin-top:2.5rem}
.sections>ul{columns:17rem 3;column-gap:3rem;margin-top:.4rem}
.sections>ul>li{padding-block:.9rem 1.1rem;break-inside:avoid;border-bottom:1px solid var(--line)}
.sections>ul>li>a{font:700 1.35rem/1.2 var(--serif)}
.sections p{margin-top:.1rem;font:1rem/1.35 var(--serif);text-wrap:pretty}
.sections>ul>li>p{font-size:1.0625rem}
.sections>ul>li>p a{font-weight:400}
.sections ul ul{margin-top:.55rem;padding-inline-start:0}
.sections ul ul ul{margin-block:.2rem;padding-inline-start:.9rem;border-inline-start:1px solid var(--line)}
.sections ul ul a{font-weight:600}
.sections ul ul p{font-size:.9375rem}
.sections ul ul p a{color:var(--soft);font-weight:400}
.authors p,.tags p{margin-top:.3rem;font:.9375rem/1.5 var(--sans)}
.authors>ul,.tags>ul{display:flex;flex-wrap:wrap;gap:0 1.1rem}
`;
