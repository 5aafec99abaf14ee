/** The panel as a screen reader has it: the browser's accessibility tree. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { until } from './driver/wait.ts';

interface Heard {
  role: string;
  name: string;
  description: string;
  level?: number;
}

async function heard(page: Page): Promise<Heard[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => {
      const level = properties.find((one) => one.name === 'level')?.value.value as number | undefined;
      return {
        role: String(role?.value),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        ...(level !== undefined && { level }),
      };
    });
}

// Only Chromium gives its tree to a driver.
inEachBrowser(
  'the panel, heard',
  (the) => {
    test('headings, the words as buttons with what they mean, and each place of the open word', async () => {
      const opened = await the.reader.open(
        the.server.put('/heard', '<p>HER2, tamoxifen, letrozole, hospice</p><p>more letrozole</p>'),
      );
      await opened.waitForWord('letrozole');
      const panel = await the.reader.panel(opened);
      await panel.waitForText('4 different words');
      const of = async (role: string) => (await heard(panel.page)).filter((one) => one.role === role);
      const names = async (role: string) => (await of(role)).map(({ name }) => name);

      expect(await names('tablist')).toEqual(['Parts of this panel']);
      expect((await names('tab'))[0]).toBe('On this page');
      expect(await names('tabpanel')).toEqual(['On this page']);
      expect(await of('heading')).toMatchObject([
        { name: 'Plainword', level: 1 },
        { name: '4 different words on this page', level: 2 },
      ]);
      expect(await names('radiogroup').then(() => names('radio'))).toEqual(['As on the page', 'By kind']);
      const letrozole = (await of('button')).find(({ name }) => name === 'letrozole')!;
      expect(letrozole.description).toMatch(/^A .+\. ?2 places$/);
      expect(await names('button')).toContain('Sensitive: Care and daily life');
      expect(await names('button')).not.toContain('hospice');

      await panel.press('By kind');
      await panel.waitForText('Drugs (2)');
      expect(await of('heading')).toMatchObject([
        { level: 1 },
        { level: 2 },
        { name: 'Kinds of breast cancer and markers (1)', level: 3 },
        { name: 'Drugs (2)', level: 3 },
        { name: 'Care and daily life (1)', level: 3 },
      ]);

      await panel.open('letrozole');
      await panel.waitForText('Place 1 of 2');
      const [, word] = await of('heading');
      expect(word).toMatchObject({ name: 'letrozole', level: 2 });
      // The list below is not there for anybody while a word is open.
      expect(await names('button')).not.toContain('tamoxifen');
      expect(await names('button')).toEqual(
        expect.arrayContaining(['Back', 'Previous', 'Next', 'Show on the page', 'I know this word']),
      );
      expect(await panel.page.evaluate(() => document.activeElement?.textContent)).toBe('letrozole');

      await panel.press('Next');
      await panel.waitForText('Place 2 of 2');
      const texts = async () => (await of('StaticText')).map(({ name }) => name);
      await until('the words around to be there', async () => (await texts()).includes('more '));

      await panel.page.keyboard.press('Escape');
      const focused = () => panel.page.evaluate(() => document.activeElement?.textContent);
      await until('the focus on its row', async () => (await focused()) === 'letrozole');
    });
  },
  { only: 'chromium' },
);
