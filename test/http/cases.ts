import { addresses } from './cases/addresses.ts';
import { caching } from './cases/caching.ts';
import { conditions } from './cases/conditions.ts';
import { files } from './cases/files.ts';
import { hostile } from './cases/hostile.ts';
import { methods } from './cases/methods.ts';
import { moves } from './cases/moves.ts';
import { negotiation } from './cases/negotiation.ts';
import { selections } from './cases/selections.ts';
import type { Case } from './exchange.ts';

/** The HTTP contract, line by line, for every runtime. */
export const groups: Readonly<Record<string, readonly Case[]>> = {
  addresses,
  caching,
  conditions,
  files,
  hostile,
  methods,
  moves,
  negotiation,
  selections,
};
