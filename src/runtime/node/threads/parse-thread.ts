import {
  createArticleParser,
  type ParsedArticle,
  type Task,
} from '../../../content/article/parse-article.ts';
import { createByteArena } from '../../../content/source/byte-arena.ts';
import { folderSource } from '../source/folder-source.ts';
import type { ParseData } from './parse-threads.ts';
import { serveTasks } from './serve-tasks.ts';

const arena = createByteArena();
serveTasks<ParseData, Task, ParsedArticle>(
  ({ root, context }) => createArticleParser(context, folderSource(root), arena),
  {
    passing: arena.release,
  },
);
