/** Stepping from word to word with the commands of the keyboard. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { until } from './driver/wait.ts';

inEachBrowser('stepping by keyboard', (the) => {
  const focused = (opened: Opened) => opened.page.evaluate(() => document.activeElement?.id ?? '');
  const heading = async (opened: Opened, wanted: string) =>
    (await opened.waitForCard({ heading: wanted })).heading;

  test('goes to the next and the previous word, in view, with the focus in the card', async () => {
    const url = the.server.put(
      '/step',
      `<button id="button">A button</button><p>letrozole</p><div style="height: 3000px"></div>
       <div style="height: 100px; overflow: auto"><div style="height: 900px"></div><p>tamoxifen</p></div>`,
    );
    const opened = await the.reader.open(url);
    await opened.allWords();
    await opened.page.focus('#button');
    await opened.step(1);
    const card = await opened.waitForCard({ heading: 'letrozole' });
    expect(card.focus).not.toBeNull();
    await opened.step(1);
    await heading(opened, 'tamoxifen');
    const box = (await opened.waitForWord('tamoxifen')).box!;
    const height = await opened.page.evaluate(() => innerHeight);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    await opened.step(-1);
    await heading(opened, 'letrozole');
    await opened.step(-1);
    await heading(opened, 'tamoxifen');
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    expect(await focused(opened)).toBe('button');
  });

  test('Tab stays in the card; its buttons are pressed with Enter', async () => {
    const opened = await the.reader.open(
      the.server.put('/tab', '<p>letrozole</p><button id="after">x</button>'),
    );
    await opened.allWords();
    await opened.step(1);
    await opened.waitForCard({ heading: 'letrozole' });
    const names = new Set<string>();
    for (let i = 0; i < 14; i++) {
      await opened.page.keyboard.press('Tab');
      names.add((await opened.card())?.focus ?? 'outside');
    }
    expect(names).toContain('Close');
    expect(names).toContain('Turn off on this site');
    expect(names).not.toContain('outside');
    await until('the focus on More', async () => {
      await opened.page.keyboard.press('Tab');
      return (await opened.card())?.focus === 'More';
    });
    await opened.page.keyboard.press('Enter');
    const [entry] = (await opened.waitForWord('letrozole')).entries;
    await expect.poll(async () => (await opened.card())?.text).toContain(entry!.more);
  });

  test('begins at what is in view', async () => {
    const url = the.server.put(
      '/view',
      '<p>letrozole</p><div style="height: 3000px"></div><p id="here">tamoxifen</p><p>anastrozole</p>',
    );
    const opened = await the.reader.open(url);
    await opened.allWords();
    await opened.page.evaluate(() => document.getElementById('here')!.scrollIntoView({ block: 'center' }));
    await opened.step(1);
    await heading(opened, 'tamoxifen');
  });

  test('comes to words in shadow roots in their place', async () => {
    const url = the.server.put(
      '/shadows',
      `<p>letrozole</p><div><template shadowrootmode="open"><p>tamoxifen</p></template></div>
       <p>anastrozole</p><p style="display: none">exemestane</p>`,
    );
    const opened = await the.reader.open(url);
    await until('all words', async () => (await opened.words()).length === 4);
    for (const word of ['letrozole', 'tamoxifen', 'anastrozole', 'letrozole']) {
      await opened.step(1);
      await heading(opened, word);
    }
  });

  test('goes on in the next frame after the last word of one, and comes round', async () => {
    the.server.put('/inner', '<p>anastrozole</p>');
    const url = the.server.put(
      '/frames',
      `<p>letrozole</p><iframe width="600" height="400" src="${the.server.otherOrigin}/inner"></iframe>`,
    );
    const opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
    await opened.waitForWord('anastrozole');
    for (const word of ['letrozole', 'anastrozole', 'letrozole']) {
      await opened.step(1);
      const card = await opened.waitForCard({ heading: word });
      expect(card.hosts).toBe(1);
      await until('the focus in the card', async () => (await opened.card())?.focus !== null);
    }
  });

  test('under a modal dialog only words of the dialog are gone to', async () => {
    const url = the.server.put(
      '/modal',
      '<p>letrozole</p><dialog><p>tamoxifen</p></dialog><script>document.querySelector("dialog").showModal()</script>',
    );
    const opened = await the.reader.open(url);
    await opened.allWords();
    await opened.step(1);
    expect((await opened.waitForCard({ heading: 'tamoxifen' })).hostParent).toBe('dialog');
    await opened.step(1);
    await heading(opened, 'tamoxifen');
  });
});
