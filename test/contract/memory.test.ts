import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { contract } from './collection.ts';
import { sourceOf } from './paper.ts';

contract('the store in memory', async (paper) => createMemoryCollection(paper.snapshot, sourceOf(paper)));
