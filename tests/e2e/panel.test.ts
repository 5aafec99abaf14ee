/** The panel's tab "On this page": the words of a page, where they stand, and every state a page can be in. */
import { expect, test } from 'vitest';
import { inEachBrowser, SITE } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { until } from './driver/wait.ts';

/** The text that is shown for a moment in the top frame, or in the frame at this address; null while none is. */
const flashed = (opened: Opened, url = opened.page.url()): Promise<string | null> =>
  opened.page
    .frames()
    .find((frame) => frame.url() === url)!
    .evaluate(() => {
      const [range] = CSS.highlights.get('plainword-flash') ?? [];
      if (!range) return null;
      return (range.startContainer as Text).data.slice(range.startOffset, range.endOffset);
    });

inEachBrowser('panel', (the) => {
  test('lists every word of a visit summary in the order of the page, with one sentence each, or by kind', async () => {
    const opened = await the.reader.open(`${the.server.origin}/portal-visit.html`);
    const underlined = new Set(
      (await opened.allWords()).flatMap(({ entries }) => entries.map(({ term }) => term)),
    );
    const panel = await the.reader.panel(opened);
    await until('all words', async () => (await panel.names()).length === underlined.size);
    const words = await panel.words();
    expect(new Set(words.map(({ name }) => name))).toEqual(underlined);
    expect(await panel.count()).toBe(`${underlined.size} different words on this page`);
    expect(words.slice(0, 4).map(({ name }) => name)).toEqual([
      'oncology',
      'HER2-low',
      'ER-positive',
      'invasive ductal carcinoma',
    ]);
    expect(words[0]!.more).toBe('The branch of medicine that deals with cancer.');

    await panel.press('By kind');
    await until('the kinds', async () => (await panel.words())[0]!.kind !== null);
    const kinds = [...new Set((await panel.words()).map(({ kind }) => kind!.replace(/ \(\d+\)$/, '')))];
    expect(kinds.slice(0, 3)).toEqual([
      'Tests and scans',
      'Words in reports',
      'Kinds of breast cancer and markers',
    ]);
    expect(await panel.names()).toHaveLength(underlined.size);
    await until('the choice to be kept', async () => (await the.reader.stored()).panelOrder === 'kind');
  });

  test('goes to each place of a word: scrolls the page, shows it for a moment, and leaves the document alone', async () => {
    const far = '<p style="height: 3000px"></p>';
    const opened = await the.reader.open(
      the.server.put(
        '/far',
        `<p>letrozole</p>${far}<p>HER2 or Letrozole</p>${far}<p>with letrozole daily</p>`,
      ),
    );
    await opened.waitForWord('letrozole');
    const panel = await the.reader.panel(opened);
    await panel.waitForNames(['letrozole', 'HER2']);
    const before = await opened.html();
    await panel.open('letrozole');
    await until('place 1', async () => (await panel.place()).number === 'Place 1 of 3');
    await panel.press('Next');
    await until('place 2', async () => (await panel.place()).number === 'Place 2 of 3');
    await until('the words around', async () => (await panel.place()).around === 'HER2 or Letrozole');
    await until('the word to be shown', async () => (await flashed(opened)) === 'Letrozole');
    const top = () => opened.page.evaluate(() => scrollY);
    expect(await top()).toBeGreaterThan(2000);
    await panel.press('Previous');
    await until('the first', async () => (await top()) < 300);
    await panel.press('Previous');
    await until('the last', async () => (await panel.place()).around === 'with letrozole daily');
    expect(await top()).toBeGreaterThan(4000);
    await until('the flash to end', async () => (await flashed(opened)) === null);
    expect(await opened.html()).toBe(before);

    await panel.press('Back');
    await panel.open('HER2');
    await until('its one place', async () => (await panel.place()).number === 'Stands once on this page');
  });

  test('frames and shadow roots in the order of the page, and only what can be seen', async () => {
    the.server.put('/inner', '<p>exemestane and letrozole</p>');
    the.server.put('/second', '<p>anastrozole</p>');
    const inner = `${the.server.otherOrigin}/inner`;
    const opened = await the.reader.open(
      the.server.put(
        '/mixed',
        `<p id="first">tamoxifen</p>
         <iframe src="${the.server.origin}/second"></iframe>
         <div><template shadowrootmode="open"><p>trastuzumab <slot></slot></p></template>pertuzumab</div>
         <p>letrozole</p>
         <iframe style="display: none" src="${the.server.origin}/second"></iframe>
         <p style="display: none">fulvestrant</p>
         <p style="visibility: hidden">capecitabine</p>
         <div id="folded" style="height: 0; overflow: hidden"><p>paclitaxel</p></div>
         <details id="more"><summary>More</summary><p>docetaxel</p></details>
         <script>
           // Made last, and stands before the others.
           const frame = document.createElement('iframe');
           frame.src = '${inner}';
           document.getElementById('first').after(frame);
         </script>`,
      ),
    );
    await opened.waitForWord('tamoxifen');
    const panel = await the.reader.panel(opened);
    const SEEN = ['tamoxifen', 'exemestane', 'letrozole', 'anastrozole', 'trastuzumab', 'pertuzumab'];
    await panel.waitForNames(SEEN);

    await panel.open('letrozole');
    await until('two places', async () => (await panel.place()).number === 'Place 1 of 2');
    await until('it to be shown in its frame', async () => (await flashed(opened, inner)) === 'letrozole');
    await panel.press('Next');
    await until('it to be shown in the page', async () => (await flashed(opened)) === 'letrozole');

    await opened.page.evaluate(() => {
      document.getElementById('folded')!.style.height = '';
      document.querySelector<HTMLDetailsElement>('#more')!.open = true;
    });
    await panel.waitForNames([...SEEN, 'paclitaxel', 'docetaxel']);
  });

  test('follows a page that changes, says so politely, and knows when an open word is gone', async () => {
    const opened = await the.reader.open(the.server.put('/app', '<div id="app">letrozole</div>'));
    await opened.waitForWord('letrozole');
    const panel = await the.reader.panel(opened);
    await panel.waitForNames(['letrozole']);
    await until('it to be said', async () => (await panel.said()) === '1 word on this page');
    await opened.page.evaluate(() => {
      document.getElementById('app')!.innerHTML = '<p>tamoxifen</p><p>letrozole</p>';
    });
    await panel.waitForNames(['tamoxifen', 'letrozole']);
    await until(
      'the change to be said',
      async () => (await panel.said()) === 'The page has changed: 2 different words on this page',
    );
    await panel.open('letrozole');
    await opened.page.evaluate(() => document.querySelector('#app p:last-child')!.remove());
    await panel.waitForText('This word is not on the page now.');
    await opened.page.goto(the.server.put('/other', '<p>anastrozole</p>'));
    await panel.waitForNames(['anastrozole']);
    await opened.page.goto(the.server.put('/plain', '<p>Nothing here.</p>'));
    await panel.press('Back');
    await panel.waitForText('There are no words to explain on this page.');
  });

  test('leaves out the words that the reader knows, and says how many', async () => {
    const opened = await the.reader.open(the.server.put('/known', '<p>letrozole, tamoxifen</p>'));
    await opened.waitForWord('letrozole');
    const panel = await the.reader.panel(opened);
    await panel.waitForNames(['letrozole', 'tamoxifen']);
    await panel.open('letrozole');
    await panel.press('I know this word');
    await panel.press('Back');
    await panel.waitForNames(['tamoxifen']);
    await panel.waitForText('1 more word is not shown');
  });

  test('words that can frighten show their topic first', async () => {
    const opened = await the.reader.open(
      the.server.put('/gentle', '<p>letrozole, tamoxifen, HER2, and hospice</p>'),
    );
    await opened.waitForWord('letrozole');
    const panel = await the.reader.panel(opened);
    const TOPIC = 'Sensitive: Care and daily life';
    await panel.waitForNames(['letrozole', 'tamoxifen', 'HER2', TOPIC]);
    expect((await panel.words())[3]!.more).toBe('');
    await panel.open(TOPIC);
    expect((await panel.place()).heading).toBe('Care and daily life');
    await panel.press('Show the explanation');
    await until('the explanation', async () => (await panel.place()).heading === 'hospice');
    await panel.press('Back');
    await panel.waitForNames(['letrozole', 'tamoxifen', 'HER2', 'hospice']);
  });

  test('a site that is off, a pause, and turning on again', async () => {
    const opened = await the.reader.open(the.server.put('/off', '<p>letrozole</p>'));
    await opened.waitForWord('letrozole');
    const panel = await the.reader.panel(opened);
    await panel.waitForNames(['letrozole']);
    await the.reader.store({ 'site:localhost': 'off' });
    await panel.waitForText('No words are underlined on this site.');
    expect(await panel.names()).toEqual([]);
    await panel.press(`${SITE}Turn this on to have words underlined here.`);
    await panel.waitForNames(['letrozole']);
    await opened.waitForWord('letrozole');
    await the.reader.store({ pausedUntil: 'forever' });
    await panel.waitForText('No words are underlined on any site.');
    await panel.press('Explain words everywherePaused everywhere until you turn it on.');
    await panel.waitForNames(['letrozole']);
  });

  test('a page that takes no extension', async () => {
    const opened = await the.reader.openTab();
    const panel = await the.reader.panel(opened);
    await panel.waitForText('This page belongs to the browser');
    await opened.page.goto(the.server.put('/readable', '<p>letrozole</p>'));
    await panel.waitForNames(['letrozole']);
  });

  test('in a tab of its own it brings the page to the front to show a place', async () => {
    const opened = await the.reader.open(the.server.put('/tab', '<p>You take letrozole.</p>'));
    await opened.waitForWord('letrozole');
    const panel = await the.reader.panel(opened, { isBeside: false });
    await panel.page.bringToFront();
    await panel.open('letrozole');
    await until('the words around', async () => (await panel.place()).around === 'You take letrozole.');
    const isInFront = () => the.reader.own(async (id) => (await chrome.tabs.get(id)).active, opened.tabId);
    await until('the panel in front', async () => !(await isInFront()));
    await panel.press('Show on the page');
    await until('the page in front', isInFront);
    await until('the word to be shown', async () => (await flashed(opened)) === 'letrozole');
    await panel.page.close();
  });
});
