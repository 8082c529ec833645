import type { Demand } from './demand.ts';
import { largeDemands } from './large.ts';
import { otherDemands } from './others.ts';

/** What each aggregator asks of its feed, beside what a check of the articles can say. */
export const demands: readonly Demand[] = [...largeDemands, ...otherDemands];
