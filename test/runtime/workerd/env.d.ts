/** What tests inside workerd use of its own modules. The package's types would bring Workers' globals over Node's. */
declare module 'cloudflare:test' {
  export type D1Migration = { readonly name: string; readonly queries: readonly string[] };
  export const env: {
    readonly DB: import('../../../src/store/sql/handle.ts').Handle;
    readonly BARE: import('../../../src/store/sql/handle.ts').Handle;
    readonly MEDIA: import('../../../src/runtime/worker/media.ts').MediaBucket & {
      put(key: string, bytes: Uint8Array): Promise<unknown>;
      delete(key: string): Promise<void>;
    };
    readonly MIGRATIONS: readonly D1Migration[];
  };
  export function applyD1Migrations(database: unknown, migrations: readonly D1Migration[]): Promise<void>;
}
