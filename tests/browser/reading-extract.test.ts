/** What of a page comes into the reading view, and how it is arranged there. */
import { describe, expect, test } from 'vitest';
import { extract } from '../../entrypoints/reading/extract.ts';
import { articleWith, htmlOf, PAGE, read, strangers } from './reading-kit.ts';

/** What becomes of a piece of an article. */
function became(html: string): string {
  const { body } = read(articleWith(html));
  expect(strangers(body)).toEqual([]);
  const paragraphs = htmlOf(body)
    .split(/<p>Every Thursday[^<]+<\/p>/)
    .at(-1)!;
  return paragraphs
    .slice(0, paragraphs.indexOf('<p>The talk'))
    .replace(/\s+/g, ' ')
    .replaceAll('<p> ', '<p>')
    .replaceAll(' </p>', '</p>')
    .trim();
}

describe('text', () => {
  test.each([
    ['<p>Her report said <em>HER2-positive</em>, <b>grade 3</b>.</p>'],
    ['<h2>What comes next</h2><p>A scan.</p>'],
    ['<ul><li><p>One</p></li><li><p>Two</p></li></ul>'],
    ['<ol start="3"><li value="5"><p>Five</p></li></ol>'],
    ['<p>H<sub>2</sub>O and ER<sup>+</sup></p>'],
    ['<p lang="de" dir="ltr">Guten Tag, liebe Leute</p>'],
    ['<blockquote><p>Somebody always knows what one means.</p></blockquote>'],
    ['<p><abbr title="estrogen receptor">ER</abbr> at <time datetime="2026-11-28">noon</time></p>'],
  ])('stays as it is: %s', (html) => expect(became(html)).toBe(html));

  test('stands in paragraphs, so that explanations can stand behind it', () => {
    expect(became('One thought.<br><br>Another <b>thought</b>.')).toBe(
      '<p>One thought.</p><p>Another <b>thought</b>.</p>',
    );
    expect(became('<ul><li>One<ul><li>Two</li></ul></li></ul>')).toBe(
      '<ul><li><p>One</p><ul><li><p>Two</p></li></ul></li></ul>',
    );
    expect(became('<blockquote>Loose words here.</blockquote>')).toBe(
      '<blockquote><p>Loose words here.</p></blockquote>',
    );
  });

  test('in a table keeps its cells, in a frame that scrolls', () => {
    const html = '<table><tbody><tr><th scope="row">Ki-67</th><td colspan="2">20 %</td></tr></tbody></table>';
    const { body } = read(articleWith(html));
    expect(body.querySelector('.table-frame')!.innerHTML).toBe(html);
  });

  test('keeps its language, told of it or of what is around it', () => {
    const { lang, body } = read(
      articleWith('<p>x</p>')
        .replace('lang="en"', 'lang="en-GB"')
        .replace('<article>', '<main lang="es"><article>'),
    );
    expect(lang).toBe('en-GB');
    expect(body.querySelector('p')!.lang).toBe('es');
    expect(read(articleWith('').replace('lang="en"', '')).lang).toBe('en');
    expect(read(articleWith('').replace('lang="en"', 'lang="&quot;><b>"')).lang).toBe('en');
  });
});

describe('links', () => {
  test('lead where the reader sees, and say nothing of where they came from', () => {
    expect(became('<p>See <a href="https://b.example/x" onclick="hit()" ping="/p">this</a>.</p>')).toBe(
      '<p>See <a href="https://b.example/x" rel="noreferrer noopener" target="_blank" title="https://b.example/x" data-host="b.example">this</a>.</p>',
    );
    expect(became('<p>See <a href="../c.html">that</a>.</p>')).toBe(
      '<p>See <a href="https://news.example/c.html" rel="noreferrer noopener" target="_blank" title="https://news.example/c.html">that</a>.</p>',
    );
  });

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    '&#1;javascript:alert(1)',
    'java&#9;script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://news.example/1',
    'file:///etc/passwd',
    'http://b.example/',
    'https://user:word@b.example/',
    'mailto:a@b.example',
    'chrome-extension://x/options.html',
    'https://[',
    '#there',
    '',
  ])('are text where they lead to %s', (href) => {
    expect(became(`<p>See <a href="${href}">this</a>.</p>`)).toBe('<p>See this.</p>');
  });
});

describe('what is gone', () => {
  test.each([
    '<img src="https://b.example/x.png" alt="A picture">',
    '<picture><source srcset="x.png"><img src="x.png"></picture>',
    '<figure><img src="x.png"><figcaption>Photo: somebody</figcaption></figure>',
    '<video src="x.mp4" poster="x.png" controls>no video</video>',
    '<iframe src="https://b.example/"></iframe>',
    '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
    '<script>window.hit=1</script>',
    '<style>body{display:none}</style>',
    '<link rel="stylesheet" href="https://b.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://b.example/">',
    '<base href="https://b.example/">',
    '<svg onload="window.hit=1"><text>drawn</text></svg>',
    '<math><mtext>sum</mtext></math>',
    '<input value="typed"><button>Press</button><select><option>One</option></select>',
    '<object data="x.swf">object</object><embed src="x.swf">',
    '<template><p>later</p></template>',
    '<p>  </p><div><span></span></div>',
  ])('%s', (html) =>
    expect(became(`<p>Before it.</p>${html}<p>After it.</p>`)).toBe('<p>Before it.</p><p>After it.</p>'),
  );

  test('what only surrounds text goes, and the text stays', () => {
    expect(became('<form action="https://b.example/"><p>Before noon.</p></form>')).toBe(
      '<p>Before noon.</p>',
    );
    expect(became('<p><font color="red">Red</font> <custom-word>cells</custom-word></p>')).toBe(
      '<p><span>Red</span> cells</p>',
    );
    expect(became('<p onclick="hit()" style="color:red" class="x" id="y" data-z="1">Plain</p>')).toBe(
      '<p>Plain</p>',
    );
  });

  test('marks that we left in the page are no marks here', () => {
    const mark = '<mark data-markjs="true" class="plainword" role="button" tabindex="0">HER2</mark>';
    expect(became(`<p>Your ${mark} status</p>`)).toBe('<p>Your HER2 status</p>');
  });
});

describe('a page', () => {
  test('that names its elements after our questions is read all the same', () => {
    const names = [
      'body',
      'documentElement',
      'title',
      'querySelectorAll',
      'createElement',
      'getElementsByTagName',
    ];
    const clobbering = names.map(
      (name) => `<img name="${name}"><form name="${name}"><input name="parentNode" id="attributes"></form>`,
    );
    const { title, body } = read(
      articleWith(`${clobbering.join('')}<form><input id="childNodes"><p>Within.</p></form>`),
    );
    expect(title).toBe('On the ward');
    expect(body.textContent).toContain('Within.');
    expect(strangers(body)).toEqual([]);
  });

  test.each([
    ['is empty', '<html></html>'],
    ['is a notice', '<p>Please sign in to see your results.</p>'],
    [
      'is a list of links',
      `<ul>${'<li><a href="/x">A long name for another page of this large site</a></li>'.repeat(40)}</ul>`,
    ],
    ['is a set of frames', '<frameset cols="*,*"><frame src="a.html"><frame src="b.html"></frameset>'],
  ])('that %s has no article', (_, html) => {
    expect(extract({ html, url: PAGE, base: PAGE })).toBe('no-article');
  });

  test('of more elements than an article has is too long', () => {
    expect(extract({ html: articleWith('<b>x</b>'.repeat(60_001)), url: PAGE, base: PAGE })).toBe('too-long');
  });
});
