/** On paper: what only a screen can use is left out, and links are spelt out. Comes last, to have the last word. */
export const print = `
.address{display:none}
@media print{
@page{margin:18mm}
:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#333;--line:#999;--accent:#000}
html{font-size:10pt}
body{border-top:0;font-size:1.1rem}
.masthead,main,.foot{padding-inline:0}
.skip,.tools,.breadcrumb,.player,.follow,.neighbours,.topics,.share,.callout,.subscribe,.contents,.pages,.letters,.arrival:target{display:none}
.headlines article img{display:none}
.names.contents,.headlines article:has(>img),.address{display:block}
.story>*,.story>.lead{max-width:none}
.lead img,.body img{width:auto;max-width:100%;max-height:9cm;margin-inline:0;background:none}
.lead figcaption{max-width:none}
.body a[href^="http"]:not([href*="#"])::after{content:" (" attr(href) ")";font-size:.8em;overflow-wrap:anywhere}
h1,h2,h3,figure{break-inside:avoid;break-after:avoid}
p{orphans:3;widows:3}
li,tr,blockquote,.correction{break-inside:avoid}
}
`;
