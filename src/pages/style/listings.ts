/** The pages of the site, its sections, authors and tags. */
export const listings = `
.heading{margin-bottom:1.5rem;overflow:hidden}
.heading h1{font-size:clamp(2rem,6vw,3.2rem);letter-spacing:-.012em}
.heading img{float:inline-end;max-width:40%;max-height:9rem;width:auto;margin-inline-start:1.2rem}
.heading figure{float:inline-end;max-width:40%;margin-inline-start:1.2rem}.heading figure img{float:none;max-width:100%;margin:0}
.heading .quiet{margin-top:.4rem}
.columns>*>h2,.contents h2,.side h2{padding-top:.5rem;border-top:2px solid var(--ink);font:700 .8rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase}
.headlines{list-style:none}
.headlines>li{padding-block:1.1rem;border-bottom:1px solid var(--line)}
.headlines>li:last-child{border-bottom:0}
.headlines article{position:relative}
.headlines article:has(>img){display:grid;grid-template:auto auto 1fr / minmax(0,1fr) min(30%,11rem);column-gap:1.1rem}
.headlines h3{font-size:1.25rem;line-height:1.2}
.headlines h3 a::after{content:"";position:absolute;inset:0}
.kicker a{position:relative;z-index:1}
.headlines div p{margin-top:.35rem;font-size:1rem;line-height:1.45;color:var(--soft);text-wrap:pretty}
.headlines .quiet{margin-top:.4rem;font-size:.8rem}
.headlines img{grid-area:1 / 2 / span 3;width:100%;margin-top:.2rem;aspect-ratio:3 / 2;object-fit:cover;background:var(--sheet)}
.headlines .tall{width:75%;justify-self:end;aspect-ratio:1}
.led>li:first-child h3{font-size:clamp(1.7rem,4.6vw,2.5rem);line-height:1.1;letter-spacing:-.012em}
.led>li:first-child div p{font-size:1.15rem}
.headlines.led>li:first-child article{display:block}
.headlines.led>li:first-child img{width:100%;aspect-ratio:auto;max-height:30rem;margin:0 0 .9rem}
.kicker{margin-bottom:.2rem}
.empty{margin-block:1.2rem;color:var(--soft)}
.side{display:grid;grid-template-columns:minmax(0,1fr);gap:2rem;margin-top:2rem}
.side h2{margin-bottom:.5rem}
.contents ul{list-style:none;font:1rem/1.5 var(--sans)}
.contents li{padding-block:.2rem}
.contents ul ul{padding-inline-start:1.1rem;font-size:.9375rem}
.contents>ul>li>a{font-weight:600}
.authors>ul>li>a,.tags>ul>li>a{font-weight:400}
.pages{display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between;margin-top:1rem;padding-top:1rem;border-top:1px solid var(--line);font:600 .9375rem/1.5 var(--sans)}
.pages a{color:var(--accent)}
.pages [rel="next"]{margin-inline-start:auto}
.below{margin-top:2.5rem}
.side .below{margin-top:0}
.below>ul{columns:14rem 4;column-gap:3rem;margin-top:.4rem}
.below li{break-inside:avoid}
.contents small{margin-inline-start:.2em;font-variant-numeric:tabular-nums}
@media (min-width:60rem){
.columns{display:grid;grid-template-columns:minmax(0,1fr) 20rem;gap:3.5rem}
.side{margin-top:0;align-content:start}
}
`;
