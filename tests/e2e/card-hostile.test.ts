/** The card on pages that get in its way: they listen first, trap the focus, style everything, close things on clicks. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { sleep, untilStill } from './driver/wait.ts';

inEachBrowser('card on hostile pages', (the) => {
  const open = async (path: string, body: string): Promise<Opened> => {
    const opened = await the.reader.open(the.server.put(path, body));
    await opened.waitForWord('letrozole');
    return opened;
  };
  const heard = (opened: Opened) =>
    opened.page.evaluate(() => (window as unknown as { heard: string[] }).heard);

  test('Escape closes the card, though the page listens first and swallows every key', async () => {
    const opened = await open(
      '/first',
      `<script>
         window.heard = [];
         for (const type of ['keydown', 'keyup', 'keypress']) {
           window.addEventListener(type, (event) => {
             heard.push(type + ' ' + event.key);
             event.stopImmediatePropagation();
             event.preventDefault();
           }, true);
         }
       </script><p>letrozole</p>`,
    );
    await opened.hover('letrozole');
    await opened.waitForCard();
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    expect(await heard(opened)).toEqual([]);
    await opened.page.keyboard.press('Escape');
    await expect.poll(() => heard(opened)).toEqual(['keydown Escape', 'keyup Escape']);
  });

  test('presses in the card are not seen by the page', async () => {
    const opened = await open(
      '/presses',
      `<script>
         window.heard = [];
         for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'focusin']) {
           window.addEventListener(type, () => heard.push(type), true);
         }
       </script><p>letrozole</p>`,
    );
    await opened.hover('letrozole');
    await opened.waitForCard();
    await opened.press('More');
    const [entry] = (await opened.waitForWord('letrozole')).entries;
    await expect.poll(async () => (await opened.card())?.text).toContain(entry!.more);
    expect(await heard(opened)).toEqual([]);
  });

  test('a page that traps the focus leaves it in the card', async () => {
    const opened = await open(
      '/trap',
      `<div id="trap"><input id="field"><p>letrozole</p></div>
       <script>
         const back = (event) => {
           const to = event.type === 'focusout' ? event.relatedTarget : event.target;
           if (!trap.contains(to)) field.focus();
         };
         document.addEventListener('focusin', back, true);
         document.addEventListener('focusout', back, true);
         field.focus();
       </script>`,
    );
    await opened.step(1);
    await opened.waitForCard();
    await sleep(200);
    expect((await opened.card())?.focus).not.toBeNull();
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    expect(await opened.page.evaluate(() => document.activeElement?.id)).toBe('field');
  });

  test.for([
    [
      'a modal dialog',
      '<dialog id="box"><p style="margin: 40px 40px 400px">letrozole</p></dialog>',
      'box.showModal()',
      'dialog',
    ],
    [
      'a popover',
      '<div id="box" popover><p style="margin: 40px 40px 400px">letrozole</p></div>',
      'box.showPopover()',
      'div',
    ],
  ] as const)(
    'in %s the card can be used, and Escape closes the card only',
    async ([, html, show, parent]) => {
      const opened = await open('/top', `${html}<script>${show}</script>`);
      await opened.click('letrozole');
      const card = await opened.waitForCard();
      expect(card.hostParent).toBe(parent);
      await opened.press('More');
      const [entry] = (await opened.waitForWord('letrozole')).entries;
      await expect.poll(async () => (await opened.card())?.text).toContain(entry!.more);
      await opened.page.keyboard.press('Escape');
      await opened.waitForNoCard();
      await sleep(200);
      expect(
        await opened.page.evaluate(() => document.querySelector('#box')!.matches(':modal, :popover-open')),
      ).toBe(true);
    },
  );

  test('a modal dialog that opens elsewhere takes the place of the card, which could not be used under it', async () => {
    const opened = await open('/later', '<p>letrozole</p><dialog id="box">Stay signed in?</dialog>');
    await opened.click('letrozole');
    await opened.waitForCard();
    await sleep(600);
    expect(await opened.card()).not.toBeNull();
    await opened.page.evaluate(() => (document.querySelector('#box') as HTMLDialogElement).showModal());
    await opened.waitForNoCard();
    expect(await opened.page.evaluate(() => document.querySelector('#box')!.matches(':modal'))).toBe(true);
  });

  test('in fullscreen the card stands in the element that fills the screen', async () => {
    const opened = await open(
      '/full',
      '<div id="full" style="background: #fff"><button onclick="full.requestFullscreen()">Fill</button><p>letrozole</p></div>',
    );
    await opened.page.click('button');
    await opened.page.waitForFunction(() => document.fullscreenElement !== null);
    // The page grows to the screen's size.
    await untilStill(() => opened.pointOf('letrozole'), 600);
    await opened.hover('letrozole');
    const { hostParent } = await opened.waitForCard();
    expect(hostParent).toBe('div');
    const top = await opened.page.evaluate(() =>
      document.fullscreenElement!.lastElementChild!.matches(':popover-open'),
    );
    expect(top).toBe(true);
  });

  test('the host is all there is, and it goes with the card', async () => {
    const opened = await open('/clean', '<p>letrozole</p>');
    const before = await opened.html();
    await opened.click('letrozole');
    await opened.waitForCard();
    const during = await opened.html();
    expect(during.replace(/<div popover="manual"[^>]*><\/div>/, '')).toBe(before);
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    expect(await opened.html()).toBe(before);
  });

  test('no style of the page changes its look', async () => {
    const plain = await open(
      '/plain',
      '<p style="position: absolute; top: 40px; left: 40px; margin: 0; font: 16px/1.5 serif">letrozole</p>',
    );
    await plain.click('letrozole');
    const { width, height } = (await plain.waitForCard()).box;
    const styled = await open(
      '/styled',
      `<style>* { all: unset !important; letter-spacing: 9px !important; text-transform: uppercase !important; transition: all 9s !important }
        html { font-size: 4px !important } p { display: block !important; position: absolute !important; top: 40px !important; left: 40px !important; font: 16px/1.5 serif !important; letter-spacing: 0 !important; text-transform: none !important }</style>
       <p>letrozole</p>`,
    );
    await styled.click('letrozole');
    const { box, text } = await styled.waitForCard();
    expect(box.width).toBeCloseTo(width, 0);
    expect(box.height).toBeCloseTo(height, -1);
    expect(text).not.toContain('LETROZOLE');
  });
});
