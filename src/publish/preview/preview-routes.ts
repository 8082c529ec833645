import { Hono } from 'hono';
import { roleOf } from '../../content/source/role.ts';
import { requireWrite } from '../access.ts';
import type { ApiContext, ApiEnv } from '../api-context.ts';
import { fileNamed } from '../file-path.ts';
import { problemOf, RefusedError } from '../problem-response.ts';
import type { Carried } from '../publisher.ts';
import { answer } from '../request/answer.ts';
import { LIMITS, readBody, requireSize } from '../request/body.ts';
import { noParameters, readFields, readParameters } from '../request/read-fields.ts';
import { previewRequest } from '../request/schemas.ts';

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
