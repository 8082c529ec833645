import { createMemoryCollection } from '../../../src/store/memory/memory.ts';
import { contract } from '../../contract/collection.ts';
import { openPacked } from '../../contract/packed.ts';
import { sourceOf } from '../../contract/paper.ts';

contract('the store in memory', async (paper) => createMemoryCollection(paper.snapshot, sourceOf(paper)));
contract('a bundle', (paper) => openPacked(paper, 20));
