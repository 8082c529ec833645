import type { Finding } from '../problems/problem.ts';
import { slug } from '../site/slug.ts';

/** An article's names as they are written. */
export type Naming = {
  readonly file: string;
  readonly authors: readonly { readonly name: string }[];
  readonly tags: readonly { readonly name: string }[];
};

/** Names that lead to the same feed but are spelt another way than where they first stand. */
export function spellings<Article extends Naming>(
  articles: readonly Article[],
): readonly { readonly article: Article; readonly slug: string; readonly finding: Finding }[] {
  const first = new Map<string, { readonly name: string; readonly file: string }>();
  return articles.flatMap((article) =>
    namesOf(article).flatMap(({ key, name, path }) => {
      const own = slug(name);
      const address = `${key}/${own}`;
      const firstUse = first.get(address);
      if (!firstUse) first.set(address, { name, file: article.file });
      if (!firstUse || firstUse.name === name) return [];
      const message = `“${name}” is “${firstUse.name}” in ${firstUse.file}, and both have the feed /${address}; spell them alike`;
      return [{ article, slug: own, finding: { code: 'spelling', path, message } as const }];
    }),
  );
}

type NamedSubject = {
  readonly key: 'authors' | 'tags';
  readonly name: string;
  readonly path: readonly (string | number)[];
};

const namesOf = ({ authors, tags }: Naming): readonly NamedSubject[] => [
  ...authors.map(({ name }, index): NamedSubject => ({ key: 'authors', name, path: ['authors', index] })),
  ...tags.map(({ name }, index): NamedSubject => ({ key: 'tags', name, path: ['tags', index] })),
];
