/** The page that shows everything side by side. */
export const overviewStyle = `:root{color-scheme:light dark;--line:light-dark(#d8d5cf,#3a3a3a);--soft:light-dark(#5c5850,#a8a49c)}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f6f4ef,#161616);color:light-dark(#1b1a17,#eae7e0)}
header{padding:1.25rem 1.5rem;border-bottom:1px solid var(--line);background:light-dark(#fff,#1e1e1e)}
h1{margin:0;font:600 1.4rem/1.25 Georgia,serif;text-wrap:balance}
header p{margin:.4rem 0 0;color:var(--soft)}
header ul{margin:.75rem 0 0;padding:0;list-style:none}
header li{margin:.35rem 0;padding:.4rem .75rem;border-left:4px solid;background:light-dark(#faf8f3,#262626)}
.error{border-color:#c0342b}
.warning{border-color:#c98a14}
.good{color:light-dark(#2a6b36,#8fd09c)}
code{font:.9em ui-monospace,monospace}
main{display:grid;gap:1.25rem;padding:1.25rem 1.5rem}
section{min-width:0}
h2{margin:0 0 .4rem;font-size:.95rem}
a{color:inherit}
iframe,pre{width:100%;height:70vh;margin:0;border:1px solid var(--line);border-radius:6px;background:light-dark(#fff,#1e1e1e)}
pre{overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;padding:1rem;background:#101418;color:#d7dde3;font:clamp(10px,.93vw,13px)/1.45 ui-monospace,monospace}
@media(min-width:70rem){main{grid-template-columns:1fr 1fr}.page{grid-row:span 2}.page iframe{height:calc(140vh + 3rem)}}
`;
