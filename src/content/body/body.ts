import type { Redacted } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import type { Recorder } from '../article/dependencies.ts';
import { type Body, dated } from '../article/printed.ts';
import type { Finding } from '../problems/problem.ts';
import type { Answer, Answers } from './plain.ts';
import { type Asking, scan } from './references.ts';
import { renderWhole } from './render.ts';

export type BodyOptions = {
  /** Markdown. */
  readonly text: string;
  /** Line of the file on which the text begins. */
  readonly line: number;
  /** What the document is: its ids are marked by it. */
  readonly id: string;
  /** Absolute URL of the document. */
  readonly base: string;
  readonly embeds: readonly string[];
  readonly refer: Recorder;
  readonly dateline?: string | undefined;
};

/** What becomes of a text, with what is wrong with it. */
export function bodyOf(options: BodyOptions): {
  readonly body: Body;
  readonly redacted?: readonly Redacted[];
  readonly findings: readonly Finding[];
} {
  const { text, refer } = options;
  const askings = scan(text);
  const answers = askings && answersTo(askings, refer);
  if (answers) return { body: { kind: 'plain', text, answers }, findings: [] };
  const { html, redacted, findings } = renderWhole(options);
  const opened = (each: Html) => dated(each, options.dateline);
  const made = redacted.map(({ from, body }) => ({ from, body: opened(body) }));
  return {
    body: { kind: 'ready', html: opened(html) },
    ...(made.length > 0 && { redacted: made }),
    findings,
  };
}

/** Undefined where there is something to report of one of them, which rendering places, or one is withheld from somebody. */
function answersTo(askings: readonly Asking[], refer: Recorder): Answers | undefined {
  // No reference is a name that every object has.
  const answers: Record<string, Answer> = Object.create(null);
  for (const [kind, reference] of askings) {
    const found = refer.resolve(kind, reference);
    if (found.kind === 'problem' || found.withheld || (found.kind === 'url' && found.note)) return undefined;
    const { width, height } = found.kind === 'file' && kind === 'source' ? found.facts : {};
    // A picture may also be linked to; what it says of its size is of use to the picture alone.
    if (width && height) answers[reference] = [found.url, width, height];
    else answers[reference] ??= found.kind === 'url' && found.shown ? [found.url, found.shown] : [found.url];
  }
  return answers;
}
