import { prepareBody } from '../markdown/body.ts';
import { attribute, elementsIn, type HtmlNode, htmlOf, isElement, treeOf } from '../markdown/tree.ts';
import { plain } from '../plain.ts';

type LiveUpdates = {
  /** The text before the first of them. */
  readonly html: string;
  /** As front matter has them. */
  readonly updates: readonly Readonly<Record<string, string | undefined>>[];
  readonly losses: readonly (readonly [what: string, kind: string])[];
};

/** The updates of a story in progress, as Dateline's feeds have them below its text: a heading with a name, and a line of its times. Undefined where there are none. */
export function liveUpdates(html: string): LiveUpdates | undefined {
  if (!/id="[^"]*update-/.test(html)) return undefined;
  const nodes = treeOf(html).childNodes.filter((node) => isElement(node) || plain(htmlOf([node])) !== '');
  const starts = [...nodes.keys()].filter((at) => timesAt(nodes, at) !== undefined);
  const [first] = starts;
  if (first === undefined) return undefined;
  const losses: (readonly [string, string])[] = [];
  const updates = starts.map((at, position) => {
    const [time = '', updated] = timesAt(nodes, at) ?? [];
    const name = nameOf(nodes[at]);
    const body = prepareBody(
      { format: 'html', text: htmlOf(nodes.slice(at + 2, starts[position + 1])) },
      { base: undefined },
    ).finish(new Map());
    losses.push(...body.losses.map(({ what, kind }) => [what, kind] as const));
    return {
      ...{ time, updated, title: plain(htmlOf([nodes[at]].filter((node) => node !== undefined))) },
      text: body.text || undefined,
      id: name === compact(time) ? undefined : name,
    };
  });
  return { html: htmlOf(nodes.slice(0, first)), updates, losses };
}

/** When an update was published, and last edited, where a node is its heading. */
function timesAt(nodes: readonly HtmlNode[], at: number): readonly string[] | undefined {
  const [heading, line] = [nodes[at], nodes[at + 1]];
  if (nameOf(heading) === undefined || line === undefined || !isElement(line) || line.tagName !== 'p')
    return undefined;
  const times = [...elementsIn(line)].flatMap((element) =>
    element.tagName === 'time' ? [attribute(element, 'datetime') ?? ''] : [],
  );
  return times.length === 0 ? undefined : times;
}

/** `over` of `<h2 id="f6a5e092-update-over">`. */
const nameOf = (node: HtmlNode | undefined): string | undefined =>
  node !== undefined && isElement(node) && node.tagName === 'h2'
    ? /^(?:[0-9a-f]{8}-)?update-([a-z0-9-]+)$/.exec(attribute(node, 'id') ?? '')?.[1]
    : undefined;

/** The name of an update that has none of its own: its time in UTC, with seconds where there are any. */
const compact = (time: string): string =>
  time
    .replace(/[-:]|\.\d+Z$|Z$/g, '')
    .replace(/(T\d{4})00$/, '$1')
    .toLowerCase();
