declare module 'cloudflare:workers' {
  /** What `wrangler.toml` beside this file binds. */
  export const env: import('../../../src/runtime/worker/worker.ts').Bindings;
}
