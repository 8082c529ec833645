import { styleText } from 'node:util';
import { renderingOf } from '../../publish/preview/rendering.ts';
import { forThisMachine } from '../../runtime/node/loopback.ts';
import { type Running, serve } from '../../runtime/node/serve.ts';
import { CommandError } from '../command/run.ts';
import { stopOnSignal } from '../start/signals.ts';
import { watchFolder } from '../start/watch.ts';
import type { ArticlePlace } from './find.ts';
import { aroundPreview, type PreviewView } from './pages.ts';
import { openProofs } from './proof.ts';
import { previewText } from './text.ts';

type PreviewServerOptions = {
  readonly place: ArticlePlace;
  readonly siteUrl: string | undefined;
  /** 0: any free one. */
  readonly port: number;
  /** Of texts, in columns. */
  readonly width: number;
};

/** Serves the preview and follows the content folder until a signal; the exit code. */
export async function servePreview({ place, siteUrl, port, width }: PreviewServerOptions): Promise<number> {
  const proofs = await openProofs({ ...place, siteUrl });
  const refreshView = async (): Promise<PreviewView> => {
    const proof = await proofs.proof(new Date());
    const rendering = proof.shown && (await renderingOf(proof.shown));
    const revision = JSON.stringify([
      proof.shown?.collection.revision,
      rendering?.stateLines,
      proof.problems,
    ]);
    return { proof, rendering, revision };
  };
  let view = await refreshView();
  const stopping = new AbortController();
  const running = await listen({
    port,
    host: 'localhost',
    collection: () => collectionOf(view),
    now: () => view.proof.shown?.at ?? new Date(),
    reload: stopping.signal,
    wrap: (answer) => forThisMachine(aroundPreview(() => view)(answer)),
  });
  const notify = () => {
    const text = previewText({ dir: place.dir, ...view, width });
    // A terminal shows the article as it is now, and nothing else.
    const clear = process.stdout.isTTY ? '\x1b[2J\x1b[3J\x1b[H' : '';
    process.stdout.write(`${clear}${text}\n\n${footText(view, running.url)}\n`);
  };
  notify();
  proofs.index();
  const update = inTurn(async () => {
    const before = view;
    view = await refreshView();
    proofs.index();
    if (view.revision !== before.revision) notify();
  });
  const watch = watchFolder({
    dir: place.dir,
    onChange: update,
    onTrouble: ({ message }) => console.error(message),
  });
  await stopOnSignal(running, () => stopping.abort());
  watch.close();
  await proofs.close();
  return 0;
}

/** Pages reload when the problems change, too. */
function collectionOf({ proof: { shown }, revision }: PreviewView) {
  if (shown === undefined) throw new Error('There is nothing to show.');
  return { ...shown.collection, revision };
}

function footText({ proof: { shown } }: PreviewView, url: string): string {
  const address = styleText('cyan', `${url}/.preview`);
  return `${shown ? 'In a browser' : 'Its problems in a browser'}: ${address}, which follows the file. Ctrl-C stops.`;
}

/** One at a time; asked for meanwhile, once more. A failure is said, and the next change tries again. */
function inTurn(work: () => Promise<void>): () => void {
  let running = false;
  let isPending = false;
  const begin = async () => {
    isPending = running;
    if (running) return;
    running = true;
    try {
      await work();
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
    }
    running = false;
    if (isPending) void begin();
  };
  return () => void begin();
}

async function listen(options: Parameters<typeof serve>[0]): Promise<Running> {
  try {
    return await serve(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new CommandError(`Port ${options.port} is taken; without --port any free one will do.`);
    if (code === 'EACCES')
      throw new CommandError(`Port ${options.port} is for the system alone; choose one from 1024 on.`);
    throw error;
  }
}
