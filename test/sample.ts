import { join } from 'node:path';

/**
 * The sample collection as tests read it: a copy of what content/ holds in Dateline's own repository. content/ belongs to
 * the newsroom, which puts its own stories there, so no test may depend on it.
 */
export const SAMPLE = join(import.meta.dirname, 'sample');

/** A small paper that uses every key of its front matter and of site.yaml, so that a new key meets every validator and reader. */
export const EVERYTHING = join(import.meta.dirname, 'everything');
