import { defineConfig } from 'vitest/config';

/** Tests that need Chromium, where `npm test` needs only npm: `vitest run --config test/browser/vitest.config.ts`. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
