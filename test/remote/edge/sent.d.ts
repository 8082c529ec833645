/** A worker that wrangler has sent. */
declare const sent: {
  fetch(request: Request, env: Readonly<Record<string, unknown>>): Response | Promise<Response>;
};
export const version: number;
export default sent;
