import { expect, test } from 'vitest';
import { article } from '../content/folder.ts';
import { paper } from './paper.ts';

const text = article('', 'About the ferry.\n');
const draft = article('draft: true\n', 'Later.\n').replace(':a\n', ':d\n');

type Row = readonly [
  call: string,
  body: unknown,
  status: number,
  detail: string,
  headers?: Readonly<Record<string, string>>,
];

/** What a newcomer does wrong, and what each is told: where it is, what it is, what to do. */
const ROWS: readonly Row[] = [
  // Parameters.
  [
    'PUT /files/news/x.md?dryrun',
    text,
    400,
    '“dryrun” is not a parameter of this call; did you mean “dry-run”? It takes dry-run and strict.',
  ],
  ['PUT /files/news/x.md?dry_run=1', text, 400, 'did you mean “dry-run”?'],
  ['PUT /files/news/x.md?Dry-Run', text, 400, 'did you mean “dry-run”?'],
  [
    'PUT /files/news/x.md?dry-run=flase',
    text,
    400,
    'The parameter “dry-run” must be empty or one of 1, true, yes, 0, false, no.',
  ],
  [
    'PUT /files/news/x.md?dry-run=false&dry-run=true',
    text,
    400,
    'The parameter “dry-run” is there twice; send it once.',
  ],
  ['DELETE /files/news/a.md?dry', undefined, 400, 'did you mean “dry-run”?'],
  [
    'DELETE /files/news/a.md?reason=old',
    undefined,
    400,
    '“reason” is not a parameter of this call; it takes dry-run and strict.',
  ],
  ['POST /batch?dryRun=true', { delete: ['news/a.md'] }, 400, 'did you mean “dry-run”?'],
  ['POST /articles/news/a.md/withdraw?stirct', { reason: 'x' }, 400, 'did you mean “strict”?'],
  ['POST /articles/news/a.md/move?to=news/b.md', { to: 'news/b.md' }, 400, '“to” is not a parameter'],
  ['POST /keys?dry-run', { name: 'x' }, 400, '“dry-run” is not a parameter of this call, which takes none.'],
  ['DELETE /keys/x?dry-run', undefined, 400, 'which takes none'],
  ['POST /preview?dry-run', { path: 'news/a.md', content: text }, 400, 'which takes none'],
  [
    'GET /files/news/a.md?version=1',
    undefined,
    400,
    '“version” is not a parameter of this call, which takes none.',
  ],
  [
    'GET /articles?sate=draft',
    undefined,
    400,
    '“sate” is not a parameter of this call; did you mean “state”?',
  ],
  [
    'GET /articles?state=drafts',
    undefined,
    400,
    'The parameter “state” must be one of draft, problems, scheduled, public, withdrawn, expired.',
  ],
  ['GET /articles?limit=1000', undefined, 400, 'The parameter “limit” must be at most 200.'],
  ['GET /articles?limit=none', undefined, 400, 'The parameter “limit” must be a number.'],
  ['GET /log?file=news/a.md', undefined, 400, 'it takes path, key, before and limit.'],
  // Bodies.
  [
    'POST /articles/news/a.md/withdraw',
    undefined,
    400,
    'The field “reason” is missing: why, as readers who had it are told.',
  ],
  ['POST /articles/news/a.md/withdraw', { reason: ' ' }, 400, 'The field “reason” is empty'],
  [
    'POST /articles/news/a.md/withdraw',
    { resaon: 'x', reason: 'y' },
    400,
    '“resaon” is not a field of this call; did you mean “reason”? It takes reason and notice.',
  ],
  ['POST /articles/news/a.md/withdraw', { reason: 5 }, 400, 'The field “reason” must be text.'],
  ['POST /articles/news/a.md/withdraw', 'reason=x', 400, 'is not valid JSON); send {"reason": "…"}.'],
  ['POST /articles/news/a.md/correct', '[]', 400, 'The body must be an object.'],
  ['POST /articles/news/d.md/publish', { at: 'tomorrow' }, 400, 'The field “at” is not a time'],
  ['POST /batch', undefined, 400, 'The batch is empty: list files in “files”'],
  [
    'POST /batch',
    { files: [{ path: 'news/x.md', contents: 'x' }] },
    400,
    '“contents” is not a field of “files[0]”; did you mean “content”?',
  ],
  [
    'POST /batch',
    { files: [{ path: 'news/x.md', base64: '!!' }] },
    400,
    'The field “files[0].base64” is not base64.',
  ],
  [
    'POST /batch',
    { files: [{ content: 'x' }] },
    400,
    'The field “files[0].path” is missing: relative to the content folder',
  ],
  [
    'POST /batch',
    { delete: [{ path: 'news/a.md', ifmatch: '*' }] },
    400,
    '“ifmatch” is not a field of “delete[0]”; did you mean “ifMatch”?',
  ],
  ['POST /batch', { files: [{ path: 'news/x.md' }] }, 400, 'must have either content, its text, or base64'],
  ['POST /keys', { name: '', write: 'news' }, 400, 'The field “write” must be a list.'],
  // Paths.
  ['GET /files', undefined, 400, '“”: Name a file'],
  ['PUT /files/', text, 400, '“”: Name a file'],
  ['GET /files/files/none.md', undefined, 404, 'There is no file “files/none.md”; check its path'],
  ['PUT /files/news/x.mdx', text, 400, 'name it .md.'],
  ['PUT /files/news/node_modules/x.md', text, 400, 'node_modules and recycle bins are never read'],
  [
    'PUT /files/news',
    text,
    415,
    '“news”: No file of this kind is read. Send an article (its name ends with .md)',
  ],
  // What is there.
  [
    'POST /batch',
    { delete: ['news/none.md'] },
    412,
    'There is no file “news/none.md”. Nothing has changed; check its path, or go on without it.',
  ],
  ['PUT /files/news/x.md', text, 412, 'There is no file “news/x.md”.', { 'If-Match': '*' }],
  ['PUT /files/news/a.md', text, 412, 'is there already, as "', { 'If-None-Match': '*' }],
  ['POST /articles/news/a.md/move', { to: 'news/d.md' }, 412, '“news/d.md” is there already, as "'],
  [
    'PUT /files/news/a.md',
    text,
    412,
    'read it again, and take what has changed into yours.',
    { 'If-Match': '"0"' },
  ],
  ['POST /articles/news/a.md/publish', undefined, 409, 'It is public already; its date stays what it is.'],
  [
    'POST /articles/news/old.md/publish',
    undefined,
    409,
    'It has expired; take expires out of its front matter',
  ],
  ['GET /source', undefined, 404, 'The sources are a folder on the server here'],
  ['DELETE /keys/none', undefined, 404, 'GET /api/keys lists all by their ids.'],
  // Addresses and methods.
  ['GET /articles/news/a.md', undefined, 404, 'the text of an article is at /api/files/PATH.'],
  ['POST /articles/news/a.md/withdrew', {}, 404, '/api/articles/PATH/withdraw'],
  ['GET /batch', undefined, 405, '/api/batch takes POST, not GET.'],
  ['PATCH /keys', undefined, 405, '/api/keys takes GET, POST, HEAD, not PATCH.'],
  ['PUT /keys/abc/rotate', undefined, 405, '/api/keys/abc/rotate takes POST, not PUT.'],
  ['DELETE /log', undefined, 405, '/api/log takes GET, HEAD, not DELETE.'],
  ['GET /nothing', undefined, 404, 'There is no /api/nothing; /api/docs lists every call.'],
];

test('each mistake of a newcomer is named, with what to do, and changes nothing', async () => {
  const files = {
    'news/a.md': text,
    'news/d.md': draft,
    'news/old.md': article('expires: 2019-09-26\n').replace(':a\n', ':old\n'),
  };
  const { api } = await paper(files);
  for (const [call, body, status, detail, headers] of ROWS) {
    const [method = '', path = ''] = call.split(' ');
    const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const answer = await api(path, { method, body: sent ?? null, headers: headers ?? {} });
    const refusal = await answer.json();
    expect([answer.status, refusal.detail], call).toEqual([status, expect.stringContaining(detail)]);
    expect([answer.headers.get('content-type'), answer.headers.has('allow')], call).toEqual([
      'application/problem+json',
      status === 405,
    ]);
  }
  expect(await (await api('/log')).json()).toEqual({ entries: [], next: null });
});

test('a file that the API removed says who did, to whoever deletes it again', async () => {
  const { api } = await paper({ 'news/a.md': text });
  await api('/files/news/a.md', { method: 'DELETE' });
  const again = await api('/batch', { method: 'POST', body: JSON.stringify({ delete: ['news/a.md'] }) });
  expect((await again.json()).detail).toContain('There is no file “news/a.md”: “a test” removed it at 20');
});
