import { defineConfig } from 'vitest/config';

/** Tests that need Chromium, where `npm test` needs only npm: `vitest run --config test/browser/vitest.config.ts`. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['test/browser/**/*.browser.ts'],
    // Each waits for a Chromium of its own.
    maxWorkers: 3,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
