import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createThread } from '../../src/content/threads.ts';

const missing = pathToFileURL('/nowhere/thread.ts');

test('whoever asks a thread that cannot start is told, sooner or later', async () => {
  const thread = createThread<string, string, string>(missing);
  thread.begin('data');
  await expect(thread.ask(['a'])).rejects.toThrow(/Cannot find module|ENOENT/);
  await expect(thread.ask(['b'])).rejects.toThrow(/Cannot find module|ENOENT/);
  await thread.close();
});
