/** What tests inside workerd use of its own modules. The package's types would bring Workers' globals over Node's. */
declare module 'cloudflare:test' {
  export type D1Migration = { readonly name: string; readonly queries: readonly string[] };
  export const env: {
    readonly DB: import('../../../src/collection/sql/handle.ts').Handle;
    readonly MIGRATIONS: readonly D1Migration[];
  };
  export function applyD1Migrations(database: unknown, migrations: readonly D1Migration[]): Promise<void>;
}
