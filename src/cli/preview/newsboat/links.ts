/** What a link leads to, as the list under an article calls it. */
export type LinkKind = 'link' | 'image' | 'video' | 'audio' | 'iframe';

export type Link = { readonly url: string; readonly kind: LinkKind };

/** The links of an article, numbered from 1 in the order they are met; the same address has one number. */
export type Links = {
  /** Its number. */
  add(link: Link): number;
  all(): readonly Link[];
};

/** No links yet. */
export function createLinks(): Links {
  const links: Link[] = [];
  return {
    add: (link) => {
      const known = links.findIndex(({ url }) => url === link.url);
      return known >= 0 ? known + 1 : links.push(link);
    },
    all: () => links,
  };
}
