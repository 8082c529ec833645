/** Colours, type, and what every element starts from. */
export const foundation = `
:root{
color-scheme:light dark;
--paper:#fdfcf9;
--sheet:#f6f4ee;
--ink:#1b1a18;
--soft:#5b5851;
--line:#d8d3c8;
--edge:#858178;
--accent:#8c1c13;
--serif:"Iowan Old Style","Charter","Palatino Linotype",Georgia,"Liberation Serif",serif;
--sans:system-ui,sans-serif;
}
@media (prefers-color-scheme:dark){
:root{
--paper:#17181a;
--sheet:#1e2023;
--ink:#e9e6df;
--soft:#aaa69d;
--line:#3a3b3f;
--edge:#84868c;
--accent:#f0958c;
}
}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{
margin:0;
background:var(--paper);
color:var(--ink);
font:1.125rem/1.6 var(--serif);
overflow-wrap:break-word;
}
h1,h2,h3,h4,h5,h6{margin:0;line-height:1.15;font-weight:700;text-wrap:balance}
p{margin:0}
a{color:inherit;text-decoration-color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{color:var(--accent);text-decoration-thickness:2px}
.name a,.shortcuts a,.breadcrumb a,.kicker a,.letters a,.contents li a,.headlines h3 a,.neighbours a{text-decoration:none}
:is(.shortcuts,.breadcrumb,.kicker,.letters) a{color:var(--accent);font-weight:600}
:is(.shortcuts,.breadcrumb,.kicker,.letters,.contents li,.headlines h3,.neighbours) a:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
img,video{display:block;max-width:100%;height:auto}
figure{margin:0}
ol,ul{margin:0;padding:0}
.quiet,.dates,.byline,.breadcrumb,.kicker,figcaption,.contents small,.tagline,.shortcuts,.foot,.meta,.follow,.neighbours span{font-family:var(--sans);font-size:.875rem;line-height:1.5}
.quiet,.dates,figcaption,.tagline,.foot,.contents small{color:var(--soft)}
.skip{position:absolute;inset-inline-start:1rem;top:-4rem;z-index:1;padding:.6rem 1rem;background:var(--ink);color:var(--paper);font-family:var(--sans)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none}
.skip:focus{top:0;color:var(--paper)}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
