/** How to subscribe, and what greets those who opened a feed's own address. */
export const subscribe = `
.subscribe{font:.9375rem/1.5 var(--sans);scroll-margin-top:1rem}
.subscribe>* + *{margin-top:.8rem}
.subscribe h3{padding-top:.3rem;font:600 .9375rem/1.5 var(--sans)}
.addresses{display:grid;grid:auto-flow dense / 1fr auto;gap:0 .6rem;align-items:center;margin-bottom:0}
.addresses dt{grid-column:1;font-weight:600}
.addresses dd{display:contents}
.addresses button{padding-block:.1rem}
.addresses a{grid-column:1 / -1;margin:.1rem 0 .6rem;user-select:all;overflow-wrap:anywhere;font:.8125rem/1.5 ui-monospace,"Liberation Mono",monospace}
.readers{display:flex;flex-wrap:wrap;gap:.45rem;margin-top:.4rem;list-style:none}
.readers a,.own button{display:block;padding:.3rem .8rem;border:1px solid var(--line);border-radius:1rem;background:var(--paper);color:var(--ink);text-decoration:none}
.readers a:hover,.own button:hover{border-color:var(--accent);color:var(--accent)}
.own input{width:100%;margin-top:.2rem}
.own label{display:block;margin-top:.5rem}
.own p{display:flex;gap:.45rem;margin-top:.6rem}
.subscribe pre{margin:.6rem 0;padding:.7rem .8rem;overflow-x:auto;background:var(--sheet);font-size:.75rem;line-height:1.6}
.subscribe .lists{padding-top:.8rem;border-top:1px solid var(--line);list-style:none}
.subscribe .lists li + li{margin-top:.3rem}
summary{margin-inline-start:1.1rem;padding-block:.1rem;list-style-position:outside;cursor:pointer}
details p{margin-top:.5rem;color:var(--soft)}
.arrival{display:none;scroll-margin-top:12rem;margin-bottom:2rem;padding:1.3rem 1.5rem 1.2rem;background:var(--sheet);border-top:3px solid var(--accent)}
.arrival:target{display:block;outline:none}
.arrival h2{font-size:1.4rem}
.arrival p{max-width:38rem;margin-top:.6rem;font-size:1rem;line-height:1.5}
.arrival .quiet{font-size:.875rem}
`;
