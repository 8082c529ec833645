import { type DoctorFinding, finding } from '../faults.ts';
import type { Visit } from '../look/visit.ts';

/** Hubs that are not there. One that is there says what is missing from the question, with any status below 500. */
export function hubFindings({ hubs }: Visit): readonly DoctorFinding[] {
  return hubs.flatMap(({ hub, answer: { last, failure } }) => {
    if (
      failure?.code === 'SPENT' ||
      (last && last.status < 500 && last.status !== 404 && last.status !== 410)
    )
      return [];
    const why = failure
      ? `${failure.message} (${failure.code})`
      : last
        ? `it answers ${last.status}`
        : 'it redirects for ever';
    return [finding('hub-unreachable', hub, `The hub cannot be used: ${why}.`)];
  });
}
