import * as z from 'zod';
import { choice } from './field.ts';

const level = () => choice('full', 'summary', 'headline', 'none');

/** How much feeds may carry: the same for everybody, or by name of a partner beside a default. */
export const syndication = () => policy(level());

/** Whether other papers may publish articles under their license: text and pictures, the text alone, or nothing. */
export const republish = () => choice('full', 'text', 'none');

/** Whether feeds may show a picture: the same for everybody, or by name of a partner beside a default. */
export const pictureSyndication = () => policy(choice('full', 'none'));

const policy = <T extends z.ZodType<string>>(value: T) =>
  z.union([value, z.record(z.string(), value)], {
    error: 'should be full, summary, headline or none, or one of these for default and for partners by name',
  });

/** What somebody says of rights, for everybody or for some. */
export type Policy<Level extends string = 'full' | 'summary' | 'headline' | 'none'> =
  | Level
  | Readonly<Record<string, Level>>;
