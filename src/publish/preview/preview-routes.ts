import { Hono } from 'hono';
import { z } from 'zod';
import { roleOf } from '../../content/source/role.ts';
import { requireWrite } from '../access.ts';
import type { ApiContext, ApiEnv } from '../api-context.ts';
import { answer } from '../edit.ts';
import { fileNamed } from '../file-path.ts';
import { problemOf, RefusedError } from '../problem-response.ts';
import { LIMITS, readBody, requireSize } from '../request/body.ts';
import { noParameters, readFields, readParameters } from '../request/read-fields.ts';
import type { Carried } from './carried.ts';

/** An article to be shown as readers would have it. */
export const previewRequest = z.strictObject({
  path: z.string().max(2_000).describe('Where it would be: news/northwest/ferry.md'),
  content: z.string().describe('The file as text'),
});

/** `/api/preview`: an article as its page, as each format carries it and as each partner gets it; nothing is stored. */
export function previewRoutes({ publisher }: ApiContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', async ({ req, var: { key } }) => {
    readParameters(noParameters, req.raw);
    // JSON may write each character as six.
    const { path, content } = readFields(previewRequest, await readBody(req.raw, 6 * LIMITS.article));
    const file = fileNamed(path);
    requireWrite(key, [file]);
    if (roleOf(file) !== 'article')
      throw new RefusedError({ status: 400, detail: `“${file}” is not an article; its name ends with .md.` });
    const bytes = new TextEncoder().encode(content);
    requireSize(file, bytes);
    const { problems, shown } = await publisher.preview({ file, bytes });
    return answer({
      path: file,
      title: shown?.title ?? null,
      state: shown?.state ?? null,
      at: shown?.at.toISOString() ?? null,
      page: shown?.page ?? null,
      formats: shown?.carried.filter(({ isPartner }) => !isPartner).map(view) ?? [],
      partners: shown?.carried.filter(({ isPartner }) => isPartner).map(view) ?? [],
      problems: problems.map(problemOf),
    });
  });
}

const view = ({ feed, name, item, notes }: Carried) => ({ feed, name, item: item ?? null, notes });
