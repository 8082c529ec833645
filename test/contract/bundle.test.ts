import { contract } from './collection.ts';
import { openPacked } from './packed.ts';

contract('a bundle', (paper) => openPacked(paper, 20));
contract('a bundle with an article a shard', (paper) => openPacked(paper, 1));
