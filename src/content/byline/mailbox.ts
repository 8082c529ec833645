/** Somebody who is named with an e-mail address, as RFC 5322 §3.4 writes it and as people do. */
export type Mailbox = {
  /** Empty where there is an address alone. */
  readonly name: string;
  /** As it is written to be published: `Jane Doe <jane@paper.example>`. */
  readonly email?: string | undefined;
  /** What is left out, as it stands within the name, or is not an address. */
  readonly omitted?: string | undefined;
};

const ADDRESS =
  /^([\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*)@([^\s@/?#<>(),;:".]+(?:\.[^\s@/?#<>(),;:".]+)+)$/;

/** An e-mail address as feeds may have it (RFC 5322 §3.4.1), in ASCII: a domain in other letters as DNS knows it. Undefined: it is none. */
export function mailAddress(text: string): string | undefined {
  const [, local, domain = ''] = ADDRESS.exec(text) ?? [];
  if (local === undefined) return undefined;
  if (/^[\w.-]+$/.test(domain)) return text;
  const host = /[^\x00-\x7f]/.test(domain) ? URL.parse(`https://${domain}`)?.hostname : undefined;
  return host === undefined ? undefined : `${local}@${host}`;
}

/** Whether a text is an e-mail address with a domain. */
export const isMailAddress = (text: string): boolean => mailAddress(text) !== undefined;

/** The people that a byline names with their addresses, in order; without any address it is one name as it stands. */
export function mailboxesIn(text: string): readonly Mailbox[] {
  if (!text.includes('@')) return [{ name: text }];
  const found: { lead: string; address: string; isAngled: boolean }[] = [];
  let rest = '';
  const parts = text.split(/([\s<>()[\]{},;:"]+)/);
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 1 || !/^[^@]+@[^@]+$/.test(part)) {
      rest += part;
      continue;
    }
    const isAngled = parts[at - 1]?.endsWith('<') === true && parts[at + 1]?.startsWith('>') === true;
    found.push({ lead: rest, address: part, isAngled });
    rest = '';
  }
  if (found.length === 0) return [{ name: text }];
  const leads = found.map(({ lead }) => nameIn(lead));
  // `jane@paper.example (Jane Doe)`, as RSS has it.
  const isFirst = leads[0] === '' && found.length > 0 && nameIn(rest) !== '';
  const names = isFirst ? [...leads.slice(1), nameIn(rest)] : leads;
  const people = found.map(({ address, isAngled }, at): Mailbox => {
    const name = names[at] ?? '';
    const email = isAngled && name !== '' ? mailAddress(address) : undefined;
    return email === undefined ? { name, omitted: address } : { name, email };
  });
  const last = isFirst ? '' : nameIn(rest);
  return last === '' ? people : [...people, { name: last }];
}

/** A name without what stands around it: separators, quotation marks, brackets, and comments in them. */
function nameIn(text: string): string {
  const plain = (part: string) =>
    part
      .replace(/mailto:|[<>()[\]{}"]/gi, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[,;:\s-]+|(?<![,;:\s-])[,;:\s-]+$/g, '')
      .replace(/^(?:and|&)(?:\s+|$)/i, '');
  return plain(text.replace(/\([^()]*\)/g, ' ')) || plain(text);
}
