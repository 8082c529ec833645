/** What an address leads to that a reader can play. */
export type Playable = {
  /** As a link says it; much the same word in many languages. */
  readonly label: 'Video' | 'Audio';
  /** Where a person watches or listens. */
  readonly page: string;
  /** What to show: a frame, or a file to play. */
  readonly kind: 'frame' | 'audio' | 'video';
  /** Addresses of frames or of the file, the best first; shown is the first whose host is allowed. */
  readonly players: readonly string[];
};

/** Reads the address of a page or a player of YouTube, Vimeo, SoundCloud or Spotify, or of a sound or film; undefined: something else. */
export function playable(address: string): Playable | undefined {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.hostname.replace(/^(?:www|m|music)\./, '');
  const own = Object.hasOwn(hosts, host) ? hosts[host]?.(url) : undefined;
  return own ?? file(url);
}

/** The first of the players that the site allows. */
export const allowedPlayer = ({ players }: Playable, embeds: readonly string[]): string | undefined =>
  players.find((each) => embeds.includes(URL.parse(each)?.hostname ?? ''));

const hosts: Readonly<Record<string, (url: URL) => Playable | undefined>> = {
  'youtube.com': youtube,
  'youtube-nocookie.com': youtube,
  'youtu.be': youtube,
  'vimeo.com': vimeo,
  'player.vimeo.com': vimeo,
  'soundcloud.com': soundcloud,
  'open.spotify.com': spotify,
};

function youtube(url: URL): Playable | undefined {
  const path = url.pathname.split('/').filter(Boolean);
  const [first = '', second = ''] = path;
  const id = url.hostname.endsWith('youtu.be')
    ? first
    : first === 'watch'
      ? (url.searchParams.get('v') ?? '')
      : /^(?:embed|shorts|live|v)$/.test(first)
        ? second
        : '';
  if (!/^[\w-]{6,20}$/.test(id) || id === 'videoseries') return undefined;
  const start = seconds(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '');
  const more = start ? `?start=${start}` : '';
  return {
    label: 'Video',
    page: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}` : ''}`,
    kind: 'frame',
    players: ['www.youtube-nocookie.com', 'www.youtube.com'].map(
      (host) => `https://${host}/embed/${id}${more}`,
    ),
  };
}

/** `90`, `90s` or `1m30s`; 0 where it is something else. */
function seconds(text: string): number {
  const [, hours = '0', minutes = '0', rest = '0'] =
    /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

function vimeo(url: URL): Playable | undefined {
  const [, id, hash = url.searchParams.get('h') ?? ''] =
    /^\/(?:video\/|channels\/[^/]+\/|groups\/[^/]+\/videos\/)?(\d+)(?:\/([0-9a-f]+))?\/?$/.exec(
      url.pathname,
    ) ?? [];
  if (!id) return undefined;
  return {
    label: 'Video',
    page: `https://vimeo.com/${id}${hash && `/${hash}`}`,
    kind: 'frame',
    players: [`https://player.vimeo.com/video/${id}${hash && `?h=${hash}`}`],
  };
}

function soundcloud(url: URL): Playable | undefined {
  if (!/^\/[\w-]+\/(?:sets\/)?[\w-]+\/?$/.test(url.pathname)) return undefined;
  const page = url.origin + url.pathname;
  return {
    label: 'Audio',
    page,
    kind: 'frame',
    players: [`https://w.soundcloud.com/player/?url=${encodeURIComponent(page)}`],
  };
}

function spotify(url: URL): Playable | undefined {
  const [, kind, id] =
    /^\/(?:embed\/)?(?:intl-[a-z]+\/)?(track|album|playlist|episode|show)\/(\w+)\/?$/.exec(url.pathname) ??
    [];
  if (!kind || !id) return undefined;
  const player = `https://open.spotify.com/embed/${kind}/${id}`;
  return { label: 'Audio', page: `https://open.spotify.com/${kind}/${id}`, kind: 'frame', players: [player] };
}

/** A file that plays by itself, told by its name. */
function file(url: URL): Playable | undefined {
  const [, extension = ''] = /\.([a-z0-9]{2,4})$/i.exec(url.pathname) ?? [];
  const kind = /^(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i.test(extension)
    ? 'audio'
    : /^(?:mp4|m4v|webm|mov|ogv)$/i.test(extension)
      ? 'video'
      : undefined;
  if (!kind) return undefined;
  return { label: kind === 'audio' ? 'Audio' : 'Video', page: url.href, kind, players: [url.href] };
}
