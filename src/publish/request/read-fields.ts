import * as z from 'zod';
import { RefusedError } from '../problem-response.ts';
import { exampleOf, faultsOf } from './fault-text.ts';

/** A call without parameters. */
export const noParameters = z.strictObject({});

/** The query of a request by its schema, which allows no other names; throws a RefusedError that names every parameter at fault. */
export function readParameters<Fields>(schema: z.ZodType<Fields>, { url }: { readonly url: string }): Fields {
  const written = [...new URL(url).searchParams];
  const names = written.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new RefusedError({ status: 400, detail: `The parameter “${twice}” is there twice; send it once.` });
  return read(schema, { written: Object.fromEntries(written), of: 'parameter' });
}

/** The fields of a JSON body by their schema, none where it is empty; throws a RefusedError that names every field at fault. */
export function readFields<Fields>(schema: z.ZodType<Fields>, bytes: Uint8Array): Fields {
  return read(schema, { written: bytes.length === 0 ? {} : readJson(schema, bytes), of: 'field' });
}

function read<Fields>(
  schema: z.ZodType<Fields>,
  { written, of }: { readonly written: unknown; readonly of: 'parameter' | 'field' },
): Fields {
  const result = schema.safeParse(written, { reportInput: true });
  if (result.success) return result.data;
  const errors = faultsOf(result.error.issues, { schema, of });
  const detail = `${errors.map(({ message }) => message).join('. ')}.`;
  throw new RefusedError({ status: 400, detail, extensions: { errors } });
}

function readJson(schema: z.ZodType, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const example = exampleOf(schema);
    const detail = `The body is not JSON (${reason})${example === undefined ? '' : `; send ${example}`}.`;
    throw new RefusedError({ status: 400, detail });
  }
}
