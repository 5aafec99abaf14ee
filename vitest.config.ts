/**
 * `unit` runs in Node with happy-dom, `browser` in Chromium (CHROME_PATH, or where Debian puts it), and `e2e` drives real
 * browsers with the built extension.
 */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { glossary } from './glossary/vite-plugin.ts';

const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';

/** The tests' page counts as in front, wherever its window is. */
const chromiumArgs = [
  '--no-sandbox',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
];

/** What is waited for comes soon, but not on a machine under load. */
const expect = { poll: { timeout: 15_000 } };

export default defineConfig({
  plugins: [glossary()],
  // Tests read the messages in it; nothing is served from it.
  publicDir: false,
  test: {
    // One line for each file that passes, and all about what fails.
    slowTestThreshold: 30_000,
    silent: 'passed-only',
    testTimeout: 60_000,
    expect,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // One page at a time: two cannot both be in front.
          fileParallelism: false,
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: { executablePath, args: chromiumArgs } }),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          // One browser at a time: they share the processor, and a test that waits for a card must not wait for others.
          fileParallelism: false,
          // Generous, for machines under load: what is waited for in a test has a limit of its own.
          testTimeout: 150_000,
          hookTimeout: 150_000,
          expect,
          // Browsers are parts that we did not make. What does not pass the first time is listed as such ("retry x1"):
          // a fault to be found, in the product or in the test, but not a reason to refuse a change that did not make it.
          retry: 2,
        },
      },
    ],
  },
});
