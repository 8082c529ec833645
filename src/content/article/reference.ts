import { aliasTargets, parsePath } from '../../domain/addresses.ts';
import { scheduledAttribute, slotAttribute } from '../../domain/scheduled-links.ts';
import { decodedPart } from '../../domain/uri.ts';
import { isAnchor } from '../body/anchors.ts';
import { absolute } from '../schema/address.ts';
import { type AbsentList, absentList, isServed, isUnpublishedAt, servedAt } from '../site/service/served.ts';
import type { Service } from '../site/service/service.ts';
import type { Facts, MediaMemory } from '../source/facts.ts';
import { inspect, mediaPath } from '../source/media-file.ts';
import { fileNamed, isSource, joinPaths, type NamedFile, nearestName } from '../source/named-file.ts';
import type { SourceFile } from '../source/source.ts';
import { UnreadableError, withAdvice } from '../source/unreadable.ts';
import type { Library, ReferenceKind, Resolved } from './library.ts';

/** A link's attribute, which opens by itself where what it leads to is not public yet; of what is not known yet, the slot for one. */
export function linkAttribute(
  name: 'href' | 'cite',
  target: Resolved | undefined,
): readonly [name: string, value: string] | undefined {
  if (target === undefined || target.kind === 'problem') return undefined;
  const { shown, slot } = target.kind === 'url' ? target : {};
  if (slot !== undefined) return slotAttribute(name, slot);
  return shown ? scheduledAttribute(name, target.url, shown) : [name, target.url];
}

const scheme = /^([a-z][a-z0-9+.-]*):/i;

/** A link (`kind: 'link'`), or the address of a picture, sound, video or frame, as it stands in `from`, made absolute. `#fragment` alone is not for here. */
export function resolveReference(
  kind: ReferenceKind,
  reference: string,
  from: string,
  library: Library,
): Resolved {
  const { service } = library;
  const address = ownSpelling(stripped(reference), service);
  const isExternal = /^(?:https?:)?\/\//i.test(address);
  // A line end is not part of a web address; in a file's name it is a slip. Percent-encoded, it is like every other character.
  if (control.test(isExternal ? address : reference.trim()))
    return lost(
      kind,
      `“${printable(reference.trim())}” has a line end or a control character in it; take it out`,
    );
  const home = isExternal ? service.homes.find((each) => isBelow(address, each)) : undefined;
  if (home !== undefined) {
    const path = address.slice(home.length).replace(/^(?!\/)/, '/');
    const named = fileNamed(path, from, library);
    return local(kind, path, { reference, from, library, named, written: address });
  }
  if (isExternal) return external(address.startsWith('//') ? `https:${address}` : address);
  const named = fileNamed(address, from, library);
  const [, protocol] = named && 'name' in named ? [] : (scheme.exec(address) ?? []);
  if (protocol !== undefined) return schemed(kind, address, protocol.toLowerCase());
  const withoutScheme = named && 'name' in named ? undefined : unschemed(kind, address);
  return withoutScheme === undefined
    ? local(kind, address, { reference, from, library, named })
    : external(withoutScheme);
}

/** As the URL standard reads it: no control characters or spaces around, no tabs or line ends inside. */
const stripped = (reference: string): string =>
  reference.replace(/^[\u0000- ]+|(?<![\u0000- ])[\u0000- ]+$/g, '').replace(/[\t\n\r]/g, '');

/** An address of this site as the site writes its own: without the usual port; others as they are. */
function ownSpelling(address: string, service: Service): string {
  if (!/^https?:\/\/[^/?#]*:\d/i.test(address) || isOfService(address, service)) return address;
  const plain = URL.parse(address)?.href ?? address;
  return isOfService(plain, service) ? plain : address;
}

const control = /[\u0000-\u001f\u007f-\u009f]/;
const printable = (text: string): string => short(text.replace(new RegExp(control, 'g'), '\ufffd'));
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Whether an address is one of this site, whatever is there. */
export const isOfService = (address: string, { homes }: Service): boolean =>
  homes.some((home) => isBelow(address, home));

const isBelow = (address: string, home: string): boolean =>
  address.toLowerCase().startsWith(home.toLowerCase()) && /^(?:[/?#]|$)/.test(address.slice(home.length));

function schemed(kind: ReferenceKind, address: string, protocol: string): Resolved {
  const isContact = kind === 'link' && (protocol === 'mailto' || protocol === 'tel');
  if (isContact && !/^(?:mailto:[^?]*@|mailto:\?[^?]+=|tel:[^\d]*\d)/is.test(decodedPart(address))) {
    const message = `“${short(address)}” names nobody; write an address or a number after ${protocol}:`;
    return { kind: 'problem', code: 'unsafe-link', message };
  }
  if (isContact) return { kind: 'url', url: URL.parse(address)?.href ?? address };
  if (protocol === 'http' || protocol === 'https') return external(address);
  const advice =
    kind === 'link'
      ? 'link to http, https, mailto or tel'
      : 'use a file of the collection or an https address';
  return { kind: 'problem', code: 'unsafe-link', message: `“${short(address)}” was left out; ${advice}` };
}

/** An address of the Web or of a person whose scheme was left out; undefined where it is none. */
function unschemed(kind: ReferenceKind, address: string): string | undefined {
  if (/^www\.(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?#]|$)/i.test(address)) return `https://${address}`;
  const isMail = kind === 'link' && /^[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\?[^#]*)?$/i.test(address);
  return isMail ? `mailto:${address}` : undefined;
}

function external(address: string): Resolved {
  if (address.startsWith('mailto:')) return { kind: 'url', url: address };
  const url = absolute(address);
  if (url) return { kind: 'url', url };
  return {
    kind: 'problem',
    code: 'unsafe-link',
    message: `“${short(address)}” is not an address; correct it`,
  };
}

type Local = {
  readonly reference: string;
  readonly from: string;
  readonly library: Library;
  readonly named: NamedFile | undefined;
  /** The whole address, where it was one of this site. */
  readonly written?: string;
};

/** What is within the site: a file, a page of one, or a path that the service answers; else of the newsroom's website. */
function local(
  kind: ReferenceKind,
  address: string,
  { reference, from, library, named, written }: Local,
): Resolved {
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  if (named && 'name' in named && !library.pages.has(named.name))
    return media(kind, named.name, named.anchor, library);
  if (path === '' && !named) return lost(kind, pathless(reference));
  const file = path.startsWith('/') ? library.files.served(decodedPart(path).toLowerCase()) : undefined;
  if (file !== undefined && !isSource(file))
    return media(kind, file, suffix.replace(/^\?[^#]*/, ''), library);
  // A picture that is no file of the collection stands outside of it, whatever articles there are: their addresses have no such end.
  if (
    kind === 'source' &&
    /\.[a-z0-9]{2,5}$/i.test(path) &&
    articleAt(decodedPart(path), library) === undefined
  ) {
    const outside = beyond(path, suffix, { address, library, named, written });
    if (outside) return outside;
  }
  if (library.elsewhere) return library.elsewhere(kind, reference);
  if (named && 'name' in named && kind === 'source')
    return lost(kind, `“${short(address)}” is an article or a section, not a file to be shown; link to it`);
  if (named && 'name' in named) {
    const page = library.pages.get(named.name);
    if (page)
      return { kind: 'url', ...page, url: page.url + named.anchor, note: noteOf(named, address, library) };
    return unpublished(address);
  }
  const served = servedAt(decodedPart(path), suffix, from, library.service);
  if (served?.shown && kind === 'source')
    return lost(kind, `“${short(address)}” is an article, not a file to be shown; link to it`);
  if (served && kind !== 'source') {
    const name = kind === 'link' && suffix.includes('#') ? articleAt(decodedPart(path), library) : undefined;
    const anchor = suffix.replace(/^[^#]*/, '');
    return { kind: 'url', ...served, note: name ? noteOf({ name, anchor }, address, library) : undefined };
  }
  if (isPageOfNone(decodedPart(path), library) || isUnpublishedAt(decodedPart(path), from, library.service))
    return unpublished(address);
  const list = absentList(decodedPart(path), suffix, from, library.service);
  // An address that is text is not for readers either where only what is not published has such a name.
  if (list && kind === 'text') return unpublished(address);
  if (list) return list.kind === 'section' ? unpublished(address) : lost(kind, emptyList(address, list));
  const outside = beyond(path, suffix, { address, library, named, written });
  if (outside) return outside;
  if (named) return lost(kind, `“${short(address)}” leads outside the content folder; put the file inside`);
  if (library.files.get(joinPaths(decodedPart(path), from)))
    return lost(kind, `“${short(address)}” is there, but is not served; link to something else`);
  return lost(kind, `“${short(address)}” is not there${nearestName(decodedPart(path), from, library)}`);
}

/** What is at an address of this host, or of the newsroom's website, that is not of the collection. */
function beyond(
  path: string,
  suffix: string,
  {
    address,
    library,
    named,
    written,
  }: Pick<Local, 'library' | 'named' | 'written'> & { readonly address: string },
): Resolved | undefined {
  if (named && 'name' in named) return undefined;
  // The host may have pages beside those of this service.
  if (written !== undefined) return external(written.startsWith('//') ? `https:${written}` : written);
  const { website } = library.service;
  if (website === undefined || !path.startsWith('/')) return undefined;
  const url = `${website}${path}${suffix}`;
  const message = `“${short(address)}” is not served here, so it leads to ${short(url)}`;
  return { kind: 'url', url: URL.parse(url)?.href ?? url, note: { code: 'website-link', message } };
}

/** What to say of a fragment that leads nowhere in an article. */
function noteOf({ name, anchor }: { name: string; anchor: string }, address: string, { anchors }: Library) {
  const anchorNames = anchor === '' ? undefined : anchors?.(name);
  if (!anchorNames || isAnchor(anchor.slice(1), anchorNames)) return undefined;
  const message = `“${short(address)}” leads to no heading or id of that article; correct it`;
  return { code: 'missing-anchor', message } as const;
}

/** The article whose name makes a path, or what the path is another name or a document of. */
function articleAt(path: string, { files }: Library): string | undefined {
  if (!path.startsWith('/')) return undefined;
  const written = path.toLowerCase();
  const names = [written, ...aliasTargets(written)].flatMap((each) => {
    const address = parsePath(each);
    const name = (address.kind === 'document' ? address.path : each).replace(/\/$/, '');
    return [`${name}.md`, `${name}.markdown`];
  });
  return names.map(files.served).find((file) => file !== undefined);
}

/** Whether a path is what the name of an article makes that is not published. */
function isPageOfNone(path: string, library: Library): boolean {
  const file = articleAt(path, library);
  return file !== undefined && library.pages.has(file) && library.pages.get(file) === undefined;
}

/** What is said of an address without a path, which would lead to whatever page it is shown on. */
const pathless = (reference: string): string =>
  reference.trim() === ''
    ? 'the address is empty; write where it leads, or remove the link'
    : `“${short(reference.trim())}” has nothing before its “?”; write the path or the file to which it leads`;

/** What is said of a list of the service in which nothing is. */
function emptyList(address: string, { kind, name }: AbsentList): string {
  const nothing = {
    author: name === '' ? 'has an author' : `is by the author “${name}”`,
    tag: name === '' ? 'has a tag' : `has the tag “${name}”`,
    month: `is of the month ${name}`,
    section: `is in the section “${name}”`,
  }[kind];
  return `“${short(address)}” is not there, as nothing that is published ${nothing}; correct the address or remove the link`;
}

const unpublished = (address: string): Resolved => ({
  kind: 'problem',
  code: 'draft-link',
  message: `“${short(address)}” is not published (a draft, or left out for an error), so the link was left out; publish it or remove the link`,
});

const lost = (kind: ReferenceKind, message: string): Resolved => ({
  kind: 'problem',
  code: kind === 'source' ? 'missing-image' : 'broken-link',
  message,
});

function media(kind: ReferenceKind, file: string, anchor: string, library: Library): Resolved {
  if (isServed(mediaPath(file), library.service)) {
    const message = `“${file}” has the address of a document of the service, ${mediaPath(file)}, which keeps it; rename the file`;
    return { kind: 'problem', code: 'duplicate-media', message };
  }
  const twin = library.twinOf?.(file);
  if (twin !== undefined) {
    const message = `“${file}” has the same address as “${twin}”, ${mediaPath(file)}, which keeps it; rename one of them`;
    return { kind: 'problem', code: 'duplicate-media', message };
  }
  const found = library.files.get(file);
  const facts = found && factsOf(found, library.media);
  if (!facts) return lost(kind, `“${file}” is not there`);
  const url = library.service.url + mediaPath(file) + anchor;
  if (!(facts instanceof UnreadableError)) return { kind: 'file', file, url, facts };
  const published = library.publishedFacts?.(file);
  const message = withAdvice(facts.message);
  return published
    ? { kind: 'file', file, url, facts: published, unread: message }
    : { kind: 'problem', code: 'file-unreadable', message };
}

function factsOf(found: SourceFile, memory: MediaMemory): Facts | UnreadableError | undefined {
  try {
    return inspect(found, memory);
  } catch (error) {
    if (error instanceof UnreadableError) return error;
    throw error;
  }
}
