/** As many of the items as fit into so many bytes, and how many do not; the first always stays. */
export function withinBudget<Item extends { readonly bytes: Uint8Array }>(
  all: readonly Item[],
  budget: number,
): { readonly items: readonly Item[]; readonly dropped: number } {
  let size = 0;
  const end = all.findIndex(({ bytes }, place) => {
    size += bytes.length;
    return place > 0 && size > budget;
  });
  return end < 0 ? { items: all, dropped: 0 } : { items: all.slice(0, end), dropped: all.length - end };
}
