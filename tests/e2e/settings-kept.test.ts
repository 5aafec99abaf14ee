/** No choice is lost: not when sync is full, not when the browser starts anew, not when an older version wrote it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { launch } from './driver/browser.ts';
import { Reader } from './driver/reader.ts';
import { sleep } from './driver/wait.ts';

inEachBrowser('choices are kept', (the) => {
  const account = () => the.reader.own(() => chrome.storage.sync.get(null));
  const sites = (count: number, of = 'example.org') =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`site:s${i}.${of}`, 'off']));

  test('sync: what is chosen travels, what the account has no room for waits, and off takes it back', async () => {
    await the.reader.store({ sync: true, density: 'page', 'known:biopsy': true });
    await expect.poll(account).toEqual({ density: 'page' });

    // An account holds 512 items.
    const many = sites(600);
    await the.reader.own((many) => chrome.storage.local.set(many), many);
    await expect.poll(async () => (await the.reader.stored()).syncTrouble, { timeout: 20_000 }).toBe('full');
    expect(await the.reader.stored()).toMatchObject({ ...many, density: 'page', 'known:biopsy': true });

    const some = Object.keys(many).slice(0, 300);
    await the.reader.own((some) => chrome.storage.local.remove(some), some);
    await expect.poll(async () => Object.keys(await account()).length, { timeout: 20_000 }).toBe(301);
    await expect.poll(async () => (await the.reader.stored()).syncTrouble).toBeUndefined();

    await the.reader.own(() => chrome.runtime.sendMessage({ type: 'change', settings: { sync: false } }));
    await expect.poll(account, { timeout: 20_000 }).toEqual({});
    expect(Object.keys(await the.reader.stored()).filter((key) => key.startsWith('site:'))).toHaveLength(300);
  });

  test('sync: a choice made on another device arrives, and a removed one goes', async () => {
    await the.reader.store({ sync: true, 'site:a.org': 'off' });
    await expect.poll(account).toEqual({ 'site:a.org': 'off' });
    await the.reader.own(async () => {
      await chrome.storage.sync.set({ 'site:b.org': 'off', theme: 'sepia', later: 1 });
      await chrome.storage.sync.remove('site:a.org');
    });
    await expect
      .poll(async () => {
        const { syncBase: _, ...stored } = await the.reader.stored();
        return stored;
      })
      .toEqual({ sync: true, 'site:b.org': 'off' });
    await the.reader.own(() => chrome.storage.sync.clear());
  });

  test('with the browser started anew, and from an older version', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'plainword-'));
    try {
      const choices = { theme: 'dark', mode: 'only', 'only:localhost': 'on', 'known:biopsy': true };
      let reader = await Reader.launch(the.browser, { profile });
      await reader.store({ ...choices, everywhere: false });
      await reader.close();
      reader = await Reader.launch(the.browser, { profile });
      await expect.poll(() => reader.stored()).toEqual({ ...choices, pausedUntil: 'forever' });
      await reader.close();
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  test('the first steps open once, after installation', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'plainword-'));
    const start = async () => {
      const installed = await launch(the.browser, { profile });
      const own = await installed.openOwnPage('icon.svg');
      const welcomes = () =>
        own.evaluate(async () => {
          const tabs = await chrome.tabs.query({});
          return tabs.filter(({ url }) => url?.endsWith('/welcome.html')).length;
        });
      return { own, welcomes, end: () => installed.browser.close() };
    };
    try {
      const first = await start();
      await expect.poll(first.welcomes).toBe(1);
      // It could yet open a second one.
      await sleep(1000);
      expect(await first.welcomes()).toBe(1);
      await first.own.evaluate(() => chrome.storage.local.set({ theme: 'dark' }));
      await first.end();
      // Tests install the extension at every start; what was chosen tells that it is not the first time.
      const second = await start();
      await sleep(1500);
      expect(await second.welcomes()).toBe(0);
      await second.end();
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
