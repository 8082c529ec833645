import * as z from 'zod';
import { prose, reference, text, url } from './field.ts';

/** What a newsroom asks of readers at the end of an article: Markdown or HTML, or its parts. */
export const callout = () =>
  z.union(
    [
      prose(),
      z.strictObject({
        text: prose().describe('Markdown or HTML').optional(),
        image: reference().optional(),
        alt: text().optional(),
        link: url().optional(),
        label: text().describe('What the link says').optional(),
      }),
    ],
    { error: 'should be text, or text, image, alt, link and label' },
  );

export type CalloutFields = z.output<ReturnType<typeof callout>>;
