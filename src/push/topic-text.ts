/** A topic as it may be shown and logged: without the key that it may have. */
export function redactedTopic(topic: string): string {
  const url = URL.parse(topic);
  if (!url?.searchParams.has('key')) return topic;
  url.searchParams.set('key', '…');
  return decodeURI(url.href);
}
