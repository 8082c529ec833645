// What a program of another's own types against; .ci/package compiles and runs it where the package is installed.
import {
  type AppOptions,
  type CompiledFolder,
  compile,
  createApp,
  type LogRecord,
  type Problem,
} from '@dateline-news/dateline';
import { compressors, type Running, type ServeOptions, serve } from '@dateline-news/dateline/node';
import worker, { type Bindings } from '@dateline-news/dateline/worker';
import d1, { type DatabaseBindings } from '@dateline-news/dateline/worker-d1';
import { Hono } from 'hono';

const records: LogRecord[] = [];
const paper: CompiledFolder = await compile({ dir: 'content', siteUrl: 'https://www.example.com/feeds' });
const problems: readonly Problem[] = paper.problems();
const options: AppOptions = {
  collection: paper.collection,
  compressors,
  log: (record) => records.push(record),
};
const app = new Hono().route('/feeds', createApp(options));
const response = await app.request('https://www.example.com/feeds/rss.xml');
const place: ServeOptions = { collection: paper.collection, port: 0, host: 'localhost' };
const running: Running = await serve(place);
const served = await fetch(`${running.url}/feeds/atom.xml`);
await running.close(1);
paper.close();
const bindings: Pick<Bindings & DatabaseBindings, 'MEDIA'> = {};
console.log(
  response.status,
  served.status,
  problems.length,
  typeof worker.fetch,
  typeof d1.fetch,
  bindings.MEDIA,
);
