/** The menu of the card, and what the reader chose about its look and the underline. */
import axe, { type AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';

inEachBrowser('card and choices', (the) => {
  const open = async (
    body = '<p style="margin: 40px">Take letrozole, then tamoxifen.</p>',
  ): Promise<Opened> => {
    const opened = await the.reader.open(the.server.put('/choices', body));
    await opened.waitForWord('letrozole');
    return opened;
  };

  /** How many words are underlined, also in a tab behind others. */
  const underlined = (opened: Opened) =>
    opened.page.evaluate(() => CSS.highlights.get('plainword')?.size ?? 0);

  test('a known word is not underlined any more, in no tab, and can be taken back on the spot', async () => {
    const other = await open();
    const opened = await open();
    await expect.poll(() => underlined(other)).toBe(2);
    await opened.click('letrozole');
    await opened.waitForCard();
    await opened.press('I know this word');
    await expect.poll(() => underlined(other)).toBe(1);
    expect(Object.keys(await the.reader.stored())).toContain('known:letrozole');
    await opened.press('Underline it again');
    await expect.poll(() => underlined(other)).toBe(2);
    expect(Object.keys(await the.reader.stored())).not.toContain('known:letrozole');
  });

  test('a saved word is remembered', async () => {
    const opened = await open();
    await opened.click('letrozole');
    await opened.waitForCard();
    await opened.press('Save to my words');
    await expect.poll(async () => Object.keys(await the.reader.stored())).toContain('saved:letrozole');
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    await opened.click('letrozole');
    await expect
      .poll(async () => (await opened.card())?.buttons.map(({ name }) => name))
      .toContain('Remove from my words');
  });

  test('text size and colors are the reader’s', async () => {
    await the.reader.store({ textSize: 200, theme: 'dark' });
    const opened = await open();
    await opened.click('letrozole');
    await opened.waitForCard();
    await the.reader.installed.revealShadowRoot(opened.page, '[popover="manual"]');
    const look = await opened.page.evaluate(() => {
      const card = document.querySelector('[popover="manual"]')!.shadowRoot!.querySelector('.card')!;
      const { fontSize, backgroundColor } = getComputedStyle(card);
      return { fontSize, backgroundColor };
    });
    expect(look).toEqual({ fontSize: '34px', backgroundColor: 'rgb(30, 37, 43)' });
  });

  test.for([
    ['quiet', ['plainword']],
    ['clear', ['plainword-clear', 'plainword-clear-edge']],
    ['strong', ['plainword-strong', 'plainword-edge']],
  ] as const)('the underline can be %s, and changes at once', async ([strength, names]) => {
    const opened = await open();
    await the.reader.store({ strength });
    await expect
      .poll(() =>
        opened.page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('plainword'))),
      )
      .toEqual(names);
  });

  test('axe finds nothing in any state, also of contrast, and does find a planted fault', async () => {
    const body = `<div id="box" popover="manual" style="width: 900px; height: 700px"><p>letrozole, hospice, palliative
      care, neutropenia, metastatic breast cancer</p></div><script>box.showPopover()</script>`;
    const opened = await open(body);
    await opened.page.evaluate(axe.source);
    const HOST = '#box > [popover="manual"]';
    const faults = async () => {
      await the.reader.installed.revealShadowRoot(opened.page, HOST);
      const json = await opened.page.evaluate(async (selector) => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') };
        const rules = { 'color-contrast-enhanced': { enabled: true }, region: { enabled: false } };
        return JSON.stringify(await axe.run(document.querySelector(selector)!, { rules }));
      }, HOST);
      const { violations, passes } = JSON.parse(json) as AxeResults;
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    };
    const words = await opened.allWords();
    const gentle = words.find(({ entries }) => entries[0]!.sensitive)!;
    const urgent = words.find(({ entries }) => entries[0]!.urgent)!;
    for (const theme of ['light', 'dark']) {
      await the.reader.store({ theme });
      for (const { text } of [gentle, urgent]) {
        await opened.click(text);
        await opened.waitForCard();
        expect(await faults(), `${text}, ${theme}`).toEqual([]);
        await opened.page.keyboard.press('Escape');
        await opened.waitForNoCard();
      }
      await opened.click('letrozole');
      await opened.waitForCard();
      await opened.press('More');
      expect(await faults(), theme).toEqual([]);
      await opened.page.keyboard.press('Escape');
      await opened.waitForNoCard();
    }
    await opened.click('letrozole');
    await opened.waitForCard();
    await the.reader.installed.revealShadowRoot(opened.page, HOST);
    await opened.page.evaluate((selector) => {
      const root = document.querySelector(selector)!.shadowRoot!;
      root.querySelector<HTMLElement>('.plain')!.style.color = '#777';
      root.querySelector('.close')!.removeAttribute('aria-label');
    }, HOST);
    expect((await faults()).join()).toMatch(/(?=.*button-name)(?=.*color-contrast)/s);
  });
});
