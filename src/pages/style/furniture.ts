/** Masthead, navigation, foot, notices. */
export const furniture = `
.masthead, main, .foot { max-width: 72rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
body { border-top: 6px solid var(--accent); }
.masthead { position: relative; padding-block: 1.1rem .9rem; text-align: center; }
.masthead::after { content: ""; display: block; margin-top: .9rem; border-top: 3px double var(--ink); }
.name { font-size: clamp(1.6rem, 5vw, 2.4rem); font-weight: 700; line-height: 1.1; letter-spacing: -.01em; }
h1.name { font-size: clamp(2.2rem, 8vw, 4.2rem); }
.name a { text-decoration: none; color: inherit; }
.logo { margin-inline: auto; width: auto; max-height: 3rem; }
h1 .logo { max-height: 5.5rem; }
.tagline { margin-top: .35rem; font-style: normal; }
.to-feeds { margin-top: .35rem; }
.to-feeds a { display: inline-block; padding: .15rem .3rem; color: var(--accent); }
.breadcrumb { margin-bottom: 1.25rem; }
.breadcrumb ol { display: flex; flex-wrap: wrap; list-style: none; }
.breadcrumb li + li::before { content: "/"; margin-inline: .5em; color: var(--soft); }
.breadcrumb a { color: var(--accent); font-weight: 600; text-decoration: none; }
.breadcrumb a:hover { text-decoration: underline; }
main { padding-block: 1.25rem 3rem; }
.foot { padding-bottom: 2.5rem; text-align: center; }
.foot::before { content: ""; display: block; margin-bottom: 1rem; border-top: 1px solid var(--line); }
.notice { max-width: 36rem; margin: 2rem auto; }
.notice h1 { font-size: clamp(1.8rem, 5vw, 2.6rem); margin-bottom: 1rem; }
.notice h2 { margin-top: 1.75rem; font-size: 1.15rem; }
.notice p { margin-top: .6rem; }
.notice p:last-child { margin-top: 1.8rem; }
.notice .reason { padding-inline-start: 1rem; border-inline-start: 3px solid var(--accent); }
@media (min-width: 48rem) {
  .to-feeds { position: absolute; inset-inline-end: clamp(1rem, 4vw, 2.5rem); top: 1.1rem; margin: 0; }
}
@media (prefers-color-scheme: dark) {
  .logo { padding: .35rem .7rem; background: #fff; border-radius: 3px; }
}
`;
