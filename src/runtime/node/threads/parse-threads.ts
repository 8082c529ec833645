import { availableParallelism } from 'node:os';
import type { ParsedArticle, Task } from '../../../content/article/parsed-article.ts';
import type { RenderContext } from '../../../content/site/render-context.ts';
import type { ParseWorkers } from '../../../sync/source/parse-pool.ts';
import { roomFor } from './garbage.ts';
import { siblingScript } from './sibling-script.ts';
import { createThread, share, type Thread } from './threads.ts';

/** What a thread is told before it reads. */
export type ParseData = {
  readonly root: string;
  /** Folders of which nothing can be told. */
  readonly away: readonly string[];
  readonly context: RenderContext;
};

/** Fewer files are read on the thread at hand before others would have started. */
const worthThreads = 400;

/** With more files than these a second thread is worth its start and 60 MiB even where there are but two cores: whoever stores has time to spare. */
const worthSecond = 20_000;

/** Threads at work, so that a large machine does not read faster than one thread can store. */
const most = 8;

/** Threads that read articles of a folder, named by its real path; none is started yet. */
export function createParseThreads(root: string, away: readonly string[]): ParseWorkers {
  let threads: readonly Thread<ParseData, Task, ParsedArticle>[] = [];
  return {
    start(files) {
      if (files < worthThreads) return false;
      if (threads.length > 0) return true;
      // One core is for whoever stores what they read.
      const cores = availableParallelism();
      const least = files < worthSecond ? 1 : Math.min(cores, 2);
      const length = Math.min(Math.max(cores - 1, least), most);
      // Of very many files the list takes room too.
      const young = files < worthSecond ? Math.max(64 / length, 16) : undefined;
      const script = siblingScript(import.meta.url, './parse-thread');
      threads = Array.from({ length }, () => createThread(script, { room: roomFor(files, length), young }));
      return true;
    },
    parse(context, tasks) {
      for (const thread of threads) thread.begin({ root, away, context });
      return share(threads, tasks);
    },
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
}
