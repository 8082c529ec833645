import { type Html, trustedHtml } from '../../domain/html.ts';
import { type Answers, prefixOf, renderPlain } from '../body/plain.ts';
import { withDateline } from './dateline.ts';

/** A body to be rendered when it is wanted, with all that it takes; or one that had to be rendered to be judged. */
export type Body =
  | { readonly kind: 'plain'; readonly text: string; readonly answers: Answers }
  | { readonly kind: 'ready'; readonly html: Html };

export type Printing = {
  /** What the document is: its ids are marked by it. */
  readonly id: string;
  /** Absolute URL of the document. */
  readonly base: string;
  readonly dateline?: string | undefined;
};

/** The body as safe HTML. */
export function printed(body: Body, { id, base, dateline }: Printing): Html {
  if (body.kind === 'ready') return body.html;
  const { text, answers } = body;
  return dated(renderPlain({ text, answers, prefix: prefixOf(id), base }), dateline);
}

/** The body opening with its dateline, if it has one. */
export const dated = (html: Html, dateline: string | undefined): Html =>
  dateline ? withDateline(html, dateline) : trustedHtml(html);
