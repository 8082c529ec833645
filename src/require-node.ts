import { nodeProblem } from './node-version.js';

// Imported first by what a package exports, so that an older Node says what is wrong before anything else fails.
const problem = nodeProblem();
if (problem !== undefined) throw new Error(problem);
