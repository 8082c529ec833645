import { Session } from 'node:inspector/promises';

/** How often each function of this program is called while something is done, by its name. */
export async function callCounts(work: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  const counts = new Map<string, number>();
  const own = result.filter(({ url }) => url.includes('/src/')).flatMap(({ functions }) => functions);
  for (const { functionName, ranges } of own)
    counts.set(functionName, (counts.get(functionName) ?? 0) + (ranges[0]?.count ?? 0));
  return counts;
}
