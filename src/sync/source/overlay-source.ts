import { hash } from '../../content/article/hash.ts';
import { mediaPath } from '../../content/source/media-file.ts';
import { folded } from '../../content/source/named-file.ts';
import type { Source, SourceFile } from '../../content/source/source.ts';

/** A file as it is to be; without bytes it is to go. Relative, forward slashes. */
export type FileEdit = { readonly file: string; readonly bytes?: Uint8Array };

/** A source as it will be once some edits are made. */
export function overlaySource(source: Source, edits: readonly FileEdit[]): Source {
  const written = new Map(
    edits.flatMap(({ file, bytes }) => (bytes === undefined ? [] : [[file, writtenFile(file, bytes)]])),
  );
  const removed = new Set(edits.filter(({ bytes }) => bytes === undefined).map(({ file }) => file));
  const keep = (file: string | undefined) => (file === undefined || removed.has(file) ? undefined : file);
  const findWritten = (isMeant: (file: string) => boolean) => [...written.keys()].find(isMeant);
  return {
    files: {
      get: (file) => written.get(file) ?? (removed.has(file) ? undefined : source.files.get(file)),
      spelled: (file) =>
        findWritten((each) => folded(each) === folded(file)) ?? keep(source.files.spelled(file)),
      served: (path) => keep(source.files.served(path)) ?? findWritten((each) => mediaPath(each) === path),
    },
    at: (file) => written.get(file) ?? source.at(file),
    async names() {
      const { files, ...rest } = await source.names();
      const kept = files.filter((file) => !removed.has(file));
      return { ...rest, files: [...new Set([...kept, ...written.keys()])].sort() };
    },
    stat(file) {
      const found = written.get(file);
      if (found) return { file, ...found.state() };
      return removed.has(file) ? { kind: 'absent' } : source.stat(file);
    },
    mountOf: source.mountOf,
    entries(folder) {
      const start = folder === '' || folder === '.' ? '' : `${folder}/`;
      const nameOf = (file: string) => file.slice(start.length).split('/')[0] ?? '';
      const more = [...written.keys()].filter((file) => file.startsWith(start)).map(nameOf);
      const kept = source.entries(folder).filter((name) => !removed.has(`${start}${name}`));
      return [...new Set([...kept, ...more])];
    },
  };
}

function writtenFile(file: string, bytes: Uint8Array): SourceFile {
  const state = { stamp: `edit ${hash(bytes)}`, size: bytes.length };
  return { file, state: () => state, read: (length) => bytes.subarray(0, length) };
}
