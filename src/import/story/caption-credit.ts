/** A caption that ends with its credit in parentheses, `At the dock. (J. Doe / The Daily)`, in two; undefined where it ends otherwise. */
export function captionAndCredit(
  text: string,
): { readonly caption: string; readonly credit: string } | undefined {
  const at = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  const credit = at < 0 ? '' : text.slice(at + 1, -1).trim();
  return credit === '' || credit.includes(')') ? undefined : { caption: text.slice(0, at).trim(), credit };
}
