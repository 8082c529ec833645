import { createRequire } from 'node:module';
import type * as HtmlParser from 'htmlparser2';
import type { imageSize as ImageSize } from 'image-size';
import type * as Parse5 from 'parse5';
import type SanitizeHtml from 'sanitize-html';
import type * as Yaml from 'yaml';

/**
 * Libraries that few articles need, loaded by the first that does: together they take as long to load as hundreds of
 * articles to read, and every thread loads its own. A bundler finds `require` by its name, and puts them into a Worker's
 * script, where they are begun by the first that needs them as well; a module that Node runs has no such name.
 */
const isBundled = typeof require === 'function';

const load = (name: string): unknown => createRequire(import.meta.url)(name);

export const sanitizeHtml = (): typeof SanitizeHtml =>
  // The types are those of the package itself, here and below.
  (isBundled ? require('sanitize-html') : load('sanitize-html')) as typeof SanitizeHtml;

/** The tokenizer and parser that the sanitizer reads with. */
export const htmlParser = (): typeof HtmlParser =>
  (isBundled ? require('htmlparser2') : load('htmlparser2')) as typeof HtmlParser;

/** HTML as browsers read it. */
export const parse5 = (): typeof Parse5 => (isBundled ? require('parse5') : load('parse5')) as typeof Parse5;

/** The parser that knows positions. */
export const yaml = (): typeof Yaml => (isBundled ? require('yaml') : load('yaml')) as typeof Yaml;

export const imageSize = (): typeof ImageSize => {
  const library = (isBundled ? require('image-size') : load('image-size')) as {
    readonly imageSize: typeof ImageSize;
  };
  return library.imageSize;
};
