/** What of a page is read, and across what words run. */
import { afterEach, describe, expect, test } from 'vitest';
import { caughtUp, LONG, RECHECK } from './engine-clock.ts';
import { pageOf, run, stopAll, textOf, wordsIn } from './engine-kit.ts';

afterEach(stopAll);

const words = (html: string) => wordsIn(pageOf(html));

describe('words run across', () => {
  test.each([
    ['an element', '<b>HER2</b>-positive', ['HER2-positive']],
    ['a link in the middle', 'metastatic <a href="#">breast cancer</a>', ['metastatic breast cancer']],
    [
      'several, nested',
      '<i>metas<b>tatic</b> <em><u>breast</u></em></i> can<font>cer</font>',
      ['metastatic breast cancer'],
    ],
    ['text nodes of the source', 'HER2<!-- a comment -->-positive', ['HER2-positive']],
    ['wbr', 'HER2-<wbr>positive', ['HER2-positive']],
    [
      'script and style',
      'HER2<script type="text/plain">x</script><style></style>-positive',
      ['HER2-positive'],
    ],
    ['ruby annotations', '<ruby>HER2<rt>x</rt></ruby>-positive', ['HER2-positive']],
    ['superscript', 'HER2<sup>+</sup>', ['HER2+']],
    ['the mark of a footnote', 'HER2<sup>1,2</sup> and more', ['HER2']],
    ['lines of the source', 'breast\n      cancer', ['breast cancer']],
    ['lines of pre', '<pre>breast\ncancer</pre>', ['breast cancer']],
  ])('%s', async (_, html, expected) => {
    // A range's text holds what stands between its ends, read or not: here an "x".
    const found = (await words(`<p>${html}</p>`)).map((word) => word.replace(/\s+/g, ' ').replace('x', ''));
    expect(found).toEqual(expected);
  });

  test.each([
    ['elements', ['met', document.createElement('b'), 'astatic']],
    ['empty texts', ['met', '', new Text(''), 'astatic']],
    ['comments', ['met', new Comment('x'), 'astatic']],
    ['a soft hyphen', ['met\u00ad', 'astatic']],
    [
      'what is not read',
      ['met', Object.assign(document.createElement('style'), { textContent: 'x' }), 'astatic'],
    ],
  ])('two halves of one word with nothing but %s between them', async (_, nodes) => {
    const root = pageOf('<p></p>');
    root.firstElementChild!.append(...nodes, ' is');
    const [word] = await wordsIn(root);
    expect(word?.replace(/x|\u00ad/, '')).toBe('metastatic');
  });
});

describe('words never run across', () => {
  test.each([
    ['blocks', '<div>HER2</div><div>-positive</div>', ['HER2']],
    ['a block inside', 'breast<p>x</p>cancer', []],
    ['cells', '<table><tr><td>breast</td><td>cancer</td></tr></table>', []],
    ['list items', '<ul><li>breast<li>cancer</ul>', []],
    ['br', 'breast<br>cancer', []],
    ['an image', 'HER2<img>-positive', ['HER2']],
    ['a button', 'breast <button>cancer</button>', []],
    ['the end of a sentence', 'It is breast. <b>Cancer</b> is', []],
    ['a shadow root', 'breast <x-y><template shadowrootmode="open">cancer</template></x-y>', []],
    ['what is not read', 'breast<code>x</code> cancer', []],
    ['another language', 'HER2<i lang="fr">-positive</i>', ['HER2']],
  ])('%s', async (_, html, expected) => {
    const root = pageOf('');
    root.setHTMLUnsafe(html);
    expect(await wordsIn(root)).toEqual(expected);
  });

  test('letters in the next element forbid a word, signs do not', async () => {
    expect(await words('<p><b>HER2</b>x <b>HER2</b><i>7</i> y<b>HER2</b> HER2<b>.org</b></p>')).toEqual([]);
    expect(await words('<p><b>HER2</b>, (<b>HER2</b>) <i>“</i>HER2<i>”</i></p>')).toEqual([
      'HER2',
      'HER2',
      'HER2',
    ]);
  });
});

describe('is read', () => {
  test.each([
    'p',
    'div',
    'li',
    'button',
    'label',
    'summary',
    'h1',
    'a',
    'figcaption',
    'x-custom',
    'pre',
    'dialog',
    'legend',
  ])('%s', async (name) => expect(await words(`<${name}>HER2</${name}>`)).toHaveLength(1));
  test('English in any spelling', async () =>
    expect(
      await words('<p lang="en">HER2</p><p lang="en-GB">HER2</p><p lang="EN_us">HER2</p><p lang="">HER2</p>'),
    ).toHaveLength(4));
  test('English in a French page', async () =>
    expect(await words('<div lang="fr">HER2 <p lang="en">HER2 <i>HER2</i></p></div>')).toHaveLength(2));
  test('what is hidden may be shown later', async () =>
    expect(await words('<p hidden>HER2</p>')).toHaveLength(1));
  test('contenteditable=false', async () =>
    expect(await words('<p contenteditable="false">HER2</p>')).toHaveLength(1));
});

describe('is never read', () => {
  test.each([
    ['script', '<script type="text/plain">HER2</script>'],
    ['style', '<style>HER2</style>'],
    ['noscript', '<noscript>HER2</noscript>'],
    ['template', '<template><p>HER2</p></template>'],
    ['textarea', '<textarea>HER2</textarea>'],
    ['input', '<input value="HER2" placeholder="HER2">'],
    ['select', '<select><option>HER2</option></select>'],
    ['code', '<p><code>HER2</code></p>'],
    ['kbd and samp', '<p><kbd>HER2</kbd> <samp>HER2</samp></p>'],
    ['deep below code', '<code><p><b>HER2</b></p></code>'],
    ['pre that holds code', '<pre>HER2 <b>HER2</b> <code>x</code></pre>'],
    ['contenteditable', '<div contenteditable><p>HER2 <b>HER2</b></p></div>'],
    ['contenteditable=plaintext-only', '<div contenteditable="plaintext-only">HER2</div>'],
    ['svg', '<svg><text>HER2</text><title>HER2</title></svg>'],
    ['math', '<math><mi>HER2</mi></math>'],
    ['canvas, object, iframe', '<canvas>HER2</canvas><object>HER2</object><iframe srcdoc="HER2"></iframe>'],
    ['switched off', '<div data-plainword="off"><p>HER2</p></div>'],
    ['other languages', '<p lang="es">HER2</p><p lang="de-AT"><b>HER2</b></p>'],
    ['long text of any of them', `<script type="text/plain">${'x '.repeat(300)}HER2</script>`],
  ])('%s', async (_, html) => {
    expect(await words(`${html}<p>breast cancer</p>`)).toEqual(['breast cancer']);
  });
});

describe('shadow roots', () => {
  const host = (name: string, html: string) => {
    const element = document.createElement(name);
    element.attachShadow({ mode: 'open' }).innerHTML = html;
    return element;
  };
  const found = ({ engine }: ReturnType<typeof run>) => [...engine.places()].map(textOf).sort();

  test('open ones are read, and the ones in them', async () => {
    const root = pageOf('<p>HER2</p>');
    const outer = host('x-outer', '<p>breast cancer</p>');
    outer.shadowRoot!.append(host('x-inner', '<p>letrozole</p>'));
    root.append(outer);
    const running = run(root);
    await caughtUp();
    expect(found(running)).toEqual(['HER2', 'breast cancer', 'letrozole']);
    expect([...running.engine.roots()]).toContain(outer.shadowRoot);
  });

  test('changes in them are followed', async () => {
    const root = pageOf('');
    const element = host('x-y', '<p>nothing</p>');
    root.append(element);
    const running = run(root);
    await caughtUp();
    element.shadowRoot!.querySelector('p')!.textContent = 'HER2';
    await caughtUp();
    expect(found(running)).toEqual(['HER2']);
  });

  test('those that come later, and those on plain elements, are found when the page rests', async () => {
    const root = pageOf('<div></div><x-late></x-late>');
    const running = run(root);
    await caughtUp();
    for (const element of root.children) element.attachShadow({ mode: 'open' }).innerHTML = '<p>HER2</p>';
    await caughtUp(RECHECK);
    expect(found(running)).toEqual(['HER2', 'HER2']);
  });

  test('what is in them goes with their host, and comes back with it', async () => {
    const root = pageOf('<p>AI</p><section></section>');
    const element = host('x-y', '<p>letrozole</p>');
    root.lastElementChild!.append(element);
    const running = run(root);
    await caughtUp();
    expect(found(running)).toEqual(['AI', 'letrozole']);
    root.lastElementChild!.remove();
    await caughtUp();
    expect(found(running)).toEqual([]);
    expect(running.painter.painted.size).toBe(0);
    element.shadowRoot!.querySelector('p')!.append(' HER2');
    root.append(element);
    await caughtUp();
    expect(found(running)).toEqual(['AI', 'HER2', 'letrozole']);
  });
});

test('a shadow root that moves to another language takes its words out, and back', async () => {
  const root = pageOf('<x-y></x-y><div lang="fr"></div>');
  const element = root.firstElementChild!;
  element.attachShadow({ mode: 'open' }).innerHTML = '<p>HER2</p>';
  const { engine } = run(root);
  await caughtUp();
  root.lastElementChild!.append(element);
  await caughtUp();
  expect([...engine.places()]).toEqual([]);
  root.append(element);
  await caughtUp();
  expect([...engine.places()]).toHaveLength(1);
});

describe('pages that defend themselves or are large', () => {
  test('names of the page over names of the DOM', async () => {
    const names = [
      'parentNode',
      'nodeType',
      'localName',
      'namespaceURI',
      'getAttribute',
      'nextSibling',
      'previousSibling',
      'firstChild',
      'lastChild',
      'isConnected',
      'shadowRoot',
      'querySelector',
      'matches',
      'childNodes',
      'contains',
      'ownerDocument',
      'textContent',
    ];
    const root = pageOf(
      `<img name="body"><img name="documentElement"><img name="createTreeWalker"><img name="querySelectorAll">
       <form>${names.map((name) => `<input name="${name}">`).join('')}<b>HER2</b>-positive <p>letrozole</p></form>
       <form lang="fr">HER2<input name="getAttribute"></form>`,
    );
    const running = run(document);
    await caughtUp();
    expect([...running.engine.places()].map(textOf)).toEqual(['HER2-positive', 'letrozole']);
    const form = root.querySelector('form')!;
    root.append(form);
    form.append(' HER2 ');
    await caughtUp();
    expect([...running.engine.places()].map(textOf).sort()).toEqual(['HER2', 'HER2-positive', 'letrozole']);
    for (const image of root.querySelectorAll('img')) image.remove();
  });

  test('5,000 elements inside one another', async () => {
    const root = pageOf('');
    let inner: Element = root;
    for (let i = 0; i < 5000; i++) {
      const next = document.createElement(i % 2 ? 'b' : 'i');
      inner.append(next);
      inner = next;
    }
    inner.append('metastatic ');
    root.append('breast cancer');
    const running = run(root);
    await caughtUp(LONG);
    expect([...running.engine.places()].map(textOf)).toEqual(['metastatic breast cancer']);
    inner.textContent = 'HER2 ';
    await caughtUp(LONG);
    expect([...running.engine.places()].map(textOf)).toEqual(['HER2', 'breast cancer']);
    root.replaceChildren();
  });

  test('a text of 2 MB', async () => {
    const running = run(pageOf(`<p>${'It is HER2 and letters. '.repeat(88_000)}</p>`));
    await caughtUp(LONG);
    expect([...running.engine.places()].length).toBe(88_000);
  });

  test('3,000 inline elements in one run', async () => {
    const root = pageOf(`<p>${'<b>HER2</b> <i>and</i> '.repeat(1500)}</p>`);
    const running = run(root);
    await caughtUp(LONG);
    expect([...running.engine.places()]).toHaveLength(1500);
    root.querySelectorAll('i')[700]!.textContent = 'or';
    await caughtUp(LONG);
    expect([...running.engine.places()]).toHaveLength(1500);
  });

  test('a storm of 20,000 changes', async () => {
    const root = pageOf('<p>HER2</p><div></div>');
    const running = run(root);
    await caughtUp();
    const box = root.querySelector('div')!;
    for (let i = 0; i < 20_000; i++) {
      const line = document.createElement('p');
      line.textContent = i % 100 === 0 ? 'breast cancer' : 'nothing';
      box.append(line);
    }
    root.querySelector('p')!.textContent = 'gone';
    await caughtUp(LONG);
    expect([...running.engine.places()].length).toBe(200);
    box.replaceChildren();
    await caughtUp(LONG);
    expect([...running.engine.places()]).toEqual([]);
    expect(running.painter.painted.size).toBe(0);
  });
});
