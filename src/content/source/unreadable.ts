import { basename } from 'node:path';

/** A file of which nothing can be told now, as it cannot be read: it may be there all the same. */
export class UnreadableError extends Error {}

/** Where there is no such file, not where that cannot be told. A link that leads to itself leads to none; a name with a NUL is refused by Node itself. */
const absent: ReadonlySet<unknown> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ERR_INVALID_ARG_VALUE',
]);

/** Whether the system's error says that there is no such file; any other (EACCES, EIO, ESTALE, EMFILE …) leaves that open. */
export const isAbsent = (error: unknown): boolean => absent.has(codeOf(error));

/** `EIO`, for messages. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** Stands where the system's code of an error does. */
export const NOT_MOUNTED = 'its disk or share is not mounted';

/** What is said of a file that cannot be read, with what to do: permissions are of no use where its disk is away, which is reported by itself. */
export const withAdvice = (message: string): string =>
  message.endsWith(`(${NOT_MOUNTED})`) ? message : `${message}; check its permissions`;

/** What `read` gives; undefined where there is no such file. Throws an UnreadableError where that cannot be told. */
export function ifPresent<T>(file: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw new UnreadableError(`“${basename(file)}” cannot be read (${codeOf(error)})`, { cause: error });
  }
}
