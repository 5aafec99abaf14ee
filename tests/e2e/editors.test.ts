/**
 * What a reader writes is theirs: typing, undo, selection and what gets saved are the same with us and without, in every
 * kind of editor. In Firefox also with words as elements.
 */
import { expect, test } from 'vitest';
import { marked, OLDER } from './apps/pages.ts';
import { inEachBrowser, type Setting } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { untilStill } from './driver/wait.ts';

/**
 * As code editors do it: the text is kept in the script, drawn as one element for each token, and changed by the script
 * alone. What anyone else does to its elements counts as typed.
 */
const CODE_EDITOR = `{
  const code = document.getElementById('code');
  let text = 'const HER2 = letrozole';
  window.strangers = 0;
  const observer = new MutationObserver(({ length }) => { strangers += length; });
  const draw = () => {
    code.replaceChildren(...text.split(/(?<= )/).map((token) => Object.assign(document.createElement('span'), { textContent: token })));
    observer.takeRecords();
  };
  const offsetOf = (node, offset) => {
    const before = new Range();
    before.selectNodeContents(code);
    before.setEnd(node, offset);
    return String(before).length;
  };
  const putCaret = (offset) => {
    let rest = offset;
    for (const { firstChild } of code.children) {
      if (rest <= firstChild.length) return getSelection().collapse(firstChild, rest);
      rest -= firstChild.length;
    }
  };
  code.addEventListener('beforeinput', (event) => {
    event.preventDefault();
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    let [start, end] = [offsetOf(anchorNode, anchorOffset), offsetOf(focusNode, focusOffset)].sort((a, b) => a - b);
    if (start === end && event.inputType === 'deleteContentForward') end++;
    text = text.slice(0, start) + (event.data ?? '') + text.slice(end);
    draw();
    putCaret(start + (event.data ?? '').length);
  });
  observer.observe(code, { subtree: true, childList: true, characterData: true, attributes: true });
  draw();
}`;

const PAGE = `<p>letrozole</p>
  <div id="rich" contenteditable>HER2 and <b>letrozole</b></div>
  <div id="plain" contenteditable="plaintext-only">HER2 and letrozole</div>
  <textarea id="area">HER2 and letrozole</textarea>
  <input id="line" value="HER2 and letrozole">
  <div id="code" contenteditable spellcheck="false"></div>
  <p id="later">HER2 and letrozole, which is edited when it is pressed</p>
  <iframe id="whole" srcdoc="<html lang=en><body>HER2 and letrozole</body></html>"></iframe>
  <script>${CODE_EDITOR}</script>
  <script>
    document.getElementById('later').onclick = ({ currentTarget }) => { currentTarget.contentEditable = 'true'; currentTarget.focus(); };
    const frame = document.getElementById('whole');
    frame.onload = () => { frame.contentDocument.designMode = 'on'; };
  </script>`;

/** What the page would save, and where the caret is. */
const state = ({ page }: Opened) =>
  page.evaluate(() => {
    const value = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`)!;
    const { anchorNode, anchorOffset, focusOffset } = getSelection()!;
    const frame = document.querySelector('iframe')!.contentDocument!;
    return {
      html: ['rich', 'plain', 'code'].map((id) => value(id).innerHTML),
      strangers: (window as unknown as { strangers: number }).strangers,
      // Before it is edited it is text like any other.
      later: value('later').isContentEditable ? value('later').innerHTML : value('later').textContent,
      values: ['area', 'line'].map((id) => value(id).value),
      frame: frame.body.innerHTML,
      caret: [anchorNode?.nodeName, anchorNode?.textContent, anchorOffset, focusOffset],
      field: ['area', 'line'].map((id) => [value(id).selectionStart, value(id).selectionEnd]),
    };
  });

/** A reader writes in each editor, takes it back, and selects. Answers all states on the way. */
async function write(opened: Opened, settle: () => Promise<unknown>) {
  const { page } = opened;
  const states: unknown[] = [];
  const note = async () => states.push(await state(opened));
  const undo = async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
  };
  await settle();
  await note();
  for (const id of ['rich', 'plain', 'area', 'line', 'code', 'later', 'whole']) {
    const { x, y } = (await page.$eval(`#${id}`, (element) => {
      const { x, y } = element.getBoundingClientRect();
      return { x: x + 60, y: y + 12 };
    })) as { x: number; y: number };
    await page.mouse.click(x, y);
    await note();
    await page.keyboard.press('End');
    await page.keyboard.type(' tamoxifen HER2');
    await note();
    await settle();
    await note();
    await undo();
    await note();
    await page.keyboard.press('Home');
    await page.keyboard.type('AI ');
    await page.keyboard.down('Shift');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    await note();
    await page.keyboard.press('Delete');
    await note();
  }
  return states;
}

async function compare(the: Setting, settle: (opened: Opened) => Promise<unknown>): Promise<void> {
  await the.reader.store({ 'site:127.0.0.1': 'off' });
  const path = new URL(the.server.put('/editors', PAGE)).pathname;
  const isLoaded = ({ page }: Opened) => page.waitForFunction(() => document.readyState === 'complete');
  const without = await the.reader.open(the.server.otherOrigin + path);
  await isLoaded(without);
  const expected = await write(without, async () => {});
  const opened = await the.reader.open(the.server.origin + path);
  await isLoaded(opened);
  expect(await write(opened, () => settle(opened))).toEqual(expected);
}

inEachBrowser('editors', (the) => {
  test('are untouched', () => compare(the, (opened) => opened.allWords()));
});

inEachBrowser(
  'editors, words as elements',
  (the) => {
    test('are untouched', () => compare(the, (opened) => untilStill(() => marked(opened), 1500)));
  },
  { only: 'firefox', preferences: OLDER },
);
