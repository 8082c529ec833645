/** What wrangler has sent last; this, before it has sent anything. Written anew by `cloudflare.ts`. */
export const version = 0;
export default { fetch: () => new Response('nothing was sent yet') };
