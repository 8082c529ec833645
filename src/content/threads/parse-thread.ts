import { createArticleParser, type ParsedArticle, type Task } from '../article/parse-article.ts';
import { diskFiles } from '../source/disk.ts';
import { createByteArena } from './byte-arena.ts';
import type { ParseData } from './parse-threads.ts';
import { serveTasks } from './serve-tasks.ts';

const arena = createByteArena();
serveTasks<ParseData, Task, ParsedArticle>(
  ({ root, context }) => createArticleParser(context, diskFiles(root), arena),
  {
    passing: arena.release,
  },
);
