import { type Handle, integer, query } from '../handle.ts';

/** Articles in the site's feeds at the last publication, at the cost of one row; 0 before the first. */
export async function articleCount(handle: Handle): Promise<number> {
  const [rows = []] = await query(handle, [[COUNT]]);
  return integer(rows[0]?.count ?? 0);
}

const COUNT = "SELECT count FROM subject WHERE kind = 'site' AND known = 1";
