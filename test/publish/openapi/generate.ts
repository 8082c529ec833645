import { registerHooks } from 'node:module';
import type { OpenAPI3 } from 'openapi-typescript';

/** TypeScript types of an API's description. The generator needs the compiler as a library, which TypeScript 7 is not. */
export async function generatedTypes(document: unknown): Promise<string> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier === 'typescript' ? '@ts-morph/common/dist/typescript.js' : specifier, context),
  });
  try {
    const { astToString, default: openapiTS } = await import('openapi-typescript');
    // What the service answers with; the generator checks it.
    return astToString(await openapiTS(document as OpenAPI3));
  } finally {
    hooks.deregister();
  }
}
