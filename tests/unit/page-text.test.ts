/** Files are read as the engine reads the page made of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileBlocks, htmlBlocks } from '../../scripts/page-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'plainword-text-'));
afterAll(() => rmSync(folder, { recursive: true }));
const blocksOf = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return fileBlocks(file, name);
};

describe('HTML', () => {
  it('goes on across inline elements and ends at blocks, cells, line breaks', async () => {
    const html = '<p>A <b>HER2</b>-positive <a href="#">tumor</a></p><td>one</td><li>two<br>three</li>';
    expect(await htmlBlocks(html)).toEqual(['A HER2-positive tumor', 'one', 'two', 'three']);
  });

  it('leaves out what is never read', async () => {
    const html =
      '<title>t</title><style>s{}</style><script>alert(1)</script><p>read</p><textarea>no</textarea><pre><code>no</code></pre>' +
      '<svg><text>no</text></svg><p contenteditable>no</p><p data-plainword="off">no</p><p lang="es">no</p><noscript>no</noscript>';
    expect(await htmlBlocks(html)).toEqual(['read']);
  });

  it('is known by its name or its beginning', async () => {
    expect(await blocksOf('a.html', '<p>one</p><p>two</p>')).toEqual(['one', 'two']);
    expect(await blocksOf('a.saved', '\n<!-- saved --><!DOCTYPE html><p>one</p>')).toEqual(['one']);
    expect(await blocksOf('a.txt', 'if a<b then')).toEqual(['if a<b then']);
  });
});

describe('text', () => {
  it('is parted at blank lines', async () =>
    expect(await blocksOf('b.txt', 'stage\nIV\r\n \r\nbone scan\n\n\n')).toEqual(
      ['stage\nIV', 'bone scan\n'].map((t) => t.trimEnd()),
    ));

  it('is read in the encodings that happen', async () => {
    expect(await blocksOf('c.txt', '\ufeffµ – é')).toEqual(['µ – é']);
    expect(await blocksOf('d.txt', new Uint8Array([0x61, 0x20, 0x96, 0x20, 0xe9]))).toEqual(['a – é']);
    expect(await blocksOf('e.txt', Buffer.from('\ufeffµ é', 'utf16le'))).toEqual(['µ é']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['binary', 'f.txt', new Uint8Array([0x7f, 0x45, 0, 0, 1, 2]), '"f.txt" is not a text file.'],
    ['a PDF', 'f.pdf', '%PDF-1.7 text', '"f.pdf" is not a text file.'],
    ['an empty file', 'g.txt', '', '"g.txt" is empty.'],
    ['a blank file', 'h.txt', ' \n\n', '"h.txt" is empty.'],
    ['a page without text', 'i.html', '<p></p><script>x</script>', '"i.html" holds no text that is read.'],
    [
      'a page in another language',
      'j.html',
      '<html lang="es"><p>cáncer</p>',
      '"j.html" holds no text that is read.',
    ],
  ])('%s', async (_, name, content, message) => {
    await expect(blocksOf(name, content)).rejects.toMatchObject({
      code: 2,
      message: expect.stringContaining(message),
    });
  });

  it('a missing file, a folder', async () => {
    await expect(fileBlocks(join(folder, 'none'), 'none')).rejects.toMatchObject({
      code: 2,
      message: 'There is no file "none".',
    });
    await expect(fileBlocks(folder, 'here')).rejects.toMatchObject({
      code: 2,
      message: '"here" is a folder. Name a file.',
    });
  });
});
