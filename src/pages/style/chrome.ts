/** Masthead, navigation, foot, notices. */
export const chrome = `
.masthead,main,.foot{max-width:72rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
body{border-top:6px solid var(--accent)}
.masthead{padding-block:1.1rem .9rem;text-align:center}
.masthead::after{content:"";display:block;margin-top:.9rem;border-top:3px double var(--ink)}
.name{font-size:clamp(1.6rem,5vw,2.4rem);font-weight:700;line-height:1.1;letter-spacing:-.01em;text-wrap:balance}
h1.name{font-size:clamp(2.2rem,6vw,3.4rem)}
.name a{color:inherit}
.logo{margin-inline:auto;width:auto;max-height:3rem}
h1 .logo{max-height:5.5rem}
.tagline{margin-top:.35rem}
.tools{display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:center;justify-content:center;margin-top:.8rem;font:.875rem/1.5 var(--sans)}
.shortcuts{display:flex;gap:1.1rem}
.shortcuts a{padding-block:.3rem}
.search{display:flex;flex:0 1 10rem;min-width:0}
.search input{width:4rem;flex:1 1 auto;border-start-end-radius:0;border-end-end-radius:0;border-inline-end:0}
.search button{border-start-start-radius:0;border-end-start-radius:0}
input,button{padding:.3rem .6rem;border:1px solid var(--edge);border-radius:3px;background:var(--paper);color:var(--ink);font:inherit;font-size:.875rem;line-height:1.5}
button{flex:none;cursor:pointer}
button:hover{border-color:var(--accent);color:var(--accent)}
input::placeholder{color:var(--soft);opacity:1}
.button{display:inline-block;padding:.5rem 1rem;background:var(--accent);color:var(--paper);border-radius:3px;font:600 .9375rem/1.4 var(--sans);text-decoration:none}
.button:hover{color:var(--paper);text-decoration:underline}
.breadcrumb{margin-bottom:1.25rem}
.breadcrumb ol{display:flex;flex-wrap:wrap;list-style:none}
.breadcrumb li + li::before{content:"/";margin-inline:.5em;color:var(--soft)}
main{padding-block:1.25rem 3rem}
.foot{padding-bottom:2.5rem;text-align:center}
.foot::before{content:"";display:block;margin-bottom:1rem;border-top:1px solid var(--line)}
.notice{max-width:36rem;margin:2rem auto}
.notice h1{font-size:clamp(1.8rem,5vw,2.6rem);margin-bottom:1rem}
.notice h2{margin-top:1.75rem;font-size:1.15rem}
.notice p{margin-top:.6rem}
.notice p:last-child{margin-top:1.8rem}
.notice .reason{padding-inline-start:1rem;border-inline-start:3px solid var(--accent)}
@media (min-width:48rem){
.masthead{display:grid;grid-template-columns:1fr auto 1fr;gap:0 1.5rem;align-items:start}
.masthead::after,.tagline{grid-column:1 / -1}
.name{grid-area:1 / 2}
.tools{display:contents}
.search{grid-area:1 / 1;min-width:max-content}
.shortcuts{grid-area:1 / 3;justify-content:end}
.search input{flex:none;width:8.5rem}
}
@media (prefers-color-scheme:dark){
.logo{padding:.35rem .7rem;background:#f6f4ee;border-radius:3px}
}
`;
