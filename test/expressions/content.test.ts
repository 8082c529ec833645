import { judge } from './judge.ts';

judge((file) => file.startsWith('content/'));
