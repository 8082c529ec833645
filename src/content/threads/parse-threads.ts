import { availableParallelism } from 'node:os';
import type { ParsedArticle, Task } from '../article/parse-article.ts';
import type { RenderContext } from '../site/render-context.ts';
import { roomFor } from './garbage.ts';
import { siblingScript } from './sibling-script.ts';
import { createThread, type Thread } from './threads.ts';

/** What a thread is told before it reads. */
export type ParseData = { readonly root: string; readonly context: RenderContext };

/** Threads that read articles, started when they are first of use. */
export type ParseThreads = {
  /** None where so few files are read sooner without. Starts them, which takes as long as reading hundreds of files. */
  for(files: number): readonly Thread<ParseData, Task, ParsedArticle>[];
  close(): Promise<void>;
};

/** Fewer files are read on the thread at hand before others would have started. */
const worthThreads = 400;

/** With more files than these a second thread is worth its start and 60 MiB even where there are but two cores: whoever stores has time to spare. */
const worthSecond = 20_000;

/** Threads at work, so that a large machine does not read faster than one thread can store. */
const most = 8;

/** Starts none yet. */
export function createParseThreads(): ParseThreads {
  let threads: readonly Thread<ParseData, Task, ParsedArticle>[] = [];
  return {
    for(files) {
      if (files < worthThreads) return [];
      if (threads.length > 0) return threads;
      // One core is for whoever stores what they read.
      const cores = availableParallelism();
      const least = files < worthSecond ? 1 : Math.min(cores, 2);
      const length = Math.min(Math.max(cores - 1, least), most);
      // Of very many files the list takes room too.
      const young = files < worthSecond ? { young: Math.max(64 / length, 16) } : {};
      const options = { room: roomFor(files, length), ...young };
      const script = siblingScript(import.meta.url, './parse-thread');
      threads = Array.from({ length }, () => createThread(script, options));
      return threads;
    },
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
}
