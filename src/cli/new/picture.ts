import { constants, copyFileSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, extname, join, posix, relative, resolve, sep } from 'node:path';
import { slug } from '../../content/site/slug.ts';
import { UsageError } from '../command/run.ts';
import { typedPath } from '../path.ts';
import { firstFree } from './draft.ts';

/** Where a picture is, and where it is to be: both absent for one that stays where it is. */
export type NewPicture = {
  readonly reference: string;
  readonly copy?: { readonly from: string; readonly to: string };
};

/** What feeds and pages can show. */
const IMAGES = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

/**
 * How an article in `folder` refers to a picture: a URL stays one, a file of the content folder stays where it is, any other
 * is to be copied beside the article. Throws a UsageError for what is not there or no picture.
 */
export function pictureFor(
  image: string,
  { dir, folder }: { readonly dir: string; readonly folder: string },
): NewPicture {
  if (/^https?:\/\//i.test(image)) return { reference: image };
  const home = process.env.HOME ?? process.env.USERPROFILE ?? '~';
  const found = [resolve(image.replace(/^~(?=[\\/])/, () => home)), resolve(dir, folder, image)].find(
    (path) => existsSync(path),
  );
  if (found === undefined) throw new UsageError(`There is no picture ${image}.`);
  if (!IMAGES.test(found)) throw new UsageError(`${image} is not a JPEG, PNG, GIF, WebP, AVIF or SVG.`);
  const real = realpathSync(found);
  if (real.startsWith(dir + sep)) {
    const inside = typedPath(relative(dir, real));
    return { reference: posix.dirname(inside) === folder ? posix.basename(inside) : `/${inside}` };
  }
  const extension = extname(real).toLowerCase();
  const target = (name: string) => join(dir, folder, `${name}${extension}`);
  const name = firstFree(
    slug(basename(real, extname(real))),
    (each) => existsSync(target(each)) && !same(target(each), real),
  );
  const to = target(name);
  return { reference: basename(to), copy: existsSync(to) ? undefined : { from: real, to } };
}

/** Puts a picture in its place; overwrites nothing. */
export function place({ copy }: NewPicture): void {
  if (copy) copyFileSync(copy.from, copy.to, constants.COPYFILE_EXCL);
}

function same(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other));
}
