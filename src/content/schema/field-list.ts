import * as z from 'zod';
import { text } from './field.ts';

/** One value or a list of them, as a list. */
export const list = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item), item], { error: 'should be a value or a list' })
    .transform((value): z.output<T>[] => {
      // A union of T[] and T: an array is the first, as no item here is an array itself.
      return (Array.isArray(value) ? value : [value]) as z.output<T>[];
    });

/** Names in a list, or in one line with commas between them. */
export const names = () =>
  z.union(
    [
      z.array(text()),
      text().transform((value) =>
        value
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      ),
    ],
    { error: 'should be names' },
  );
