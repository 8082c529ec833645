/** How long requests under way may take to finish, in seconds; below the 10 that Docker waits before it kills. */
const grace = 8;

/** npm passes on the signal that a terminal has sent to all its programs, so one Ctrl-C may arrive twice. Milliseconds. */
const echo = 500;

type Closing = { close(graceSeconds: number): Promise<void> };

/** Resolves once SIGTERM or Ctrl-C came and everything is finished; a second one, well after the first, ends the process at once. */
export function stopOnSignal(running: Closing, onStop: () => void): Promise<void> {
  return new Promise((resolve) => {
    let since: number | undefined;
    const stop = () => {
      const now = performance.now();
      if (since !== undefined && now - since > echo) process.exit(1);
      if (since !== undefined) return;
      since = now;
      onStop();
      running.close(grace).then(resolve);
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
  });
}
