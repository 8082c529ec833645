import { createArticleParser } from '../../../content/article/parse-article.ts';
import type { ParsedArticle, Task } from '../../../content/article/parsed-article.ts';
import { createByteArena } from '../../../content/source/byte-arena.ts';
import { sourceWithout } from '../../../sync/source/mounts-away.ts';
import { folderSource } from '../source/folder-source.ts';
import type { ParseData } from './parse-threads.ts';
import { serveTasks } from './serve-tasks.ts';

const arena = createByteArena();
serveTasks<ParseData, Task, ParsedArticle>(
  ({ root, away, context }) => createArticleParser(context, sourceWithout(folderSource(root), away), arena),
  {
    passing: arena.release,
  },
);
