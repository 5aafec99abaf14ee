/** Every text a reader sees stands in `_locales`, and none of them stands there for nothing. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import messages from '../../public/_locales/en/messages.json';

const FOLDERS = '{components,entrypoints,highlight,settings}';

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** Attributes that are read out or shown. */
const SHOWN = 'aria-label|aria-description|aria-roledescription|title|alt|placeholder|label|hint';

/** Texts written into a component instead of taken from `_locales`. */
function literals(source: string): string[] {
  const code = withoutComments(source);
  const found = [
    // Between tags, and beside what stands in braces there.
    ...code.matchAll(/(?<!=)>\s*([^<>{}=;()[\]]*\p{L}[^<>{}=;()[\]]*?)\s*(?=<\/|\{)/gu),
    ...code.matchAll(/\}\s*([^<>{}=;()[\],:]*\p{L}[^<>{}=;()[\],:]*?)\s*<\//gu),
    ...code.matchAll(new RegExp(`\\b(?:${SHOWN})=(?:\\{\\s*)?["'\`]([^"'\`]*\\p{L}[^"'\`]*)`, 'gu')),
    ...code.matchAll(/\b(?:title|textContent|innerText|ariaLabel) = ["'`]([^"'`]*\p{L}[^"'`]*)/gu),
  ];
  return found.map(([, text]) => text!).filter((text) => !Object.hasOwn(messages, text));
}

describe('texts', () => {
  it('are told from code', () => {
    expect(literals('<p>{a}</p><b>Hello</b>')).toEqual(['Hello']);
    expect(literals('<p>\n  Two words\n</p>')).toEqual(['Two words']);
    expect(literals('<p>{name} is here</p>')).toEqual(['is here']);
    expect(literals('<p>Dear {name}</p>')).toEqual(['Dear']);
    expect(literals('<button aria-label="Close" />')).toEqual(['Close']);
    expect(literals("<Switch label={'On'} />")).toEqual(['On']);
    expect(literals("document.title = 'Welcome'")).toEqual(['Welcome']);
    expect(literals('<Action text="card_know" label={t(\'card_more\')} /> // Not this')).toEqual([]);
    expect(
      literals('const a = (b: Promise<void>): Map<string, Set<number>> => new Map(); if (a < b) {}'),
    ).toEqual([]);
  });

  it('are not written into components', () => {
    const files = globSync(`${FOLDERS}/**/*.tsx`);
    expect(files.length).toBeGreaterThan(30);
    const found = files.flatMap((file) =>
      literals(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('are not written into pages', () => {
    for (const file of globSync('entrypoints/*/index.html')) {
      const body = readFileSync(file, 'utf8').replace(/<title>[^<]*<\/title>/, '');
      expect(body.replace(/<[^>]*>/g, '').trim(), file).toBe('');
    }
  });

  it('are all used', () => {
    const code = globSync(['{components,entrypoints,highlight,settings}/**/*.{ts,tsx}', 'wxt.config.ts'])
      .map((file) => withoutComments(readFileSync(file, 'utf8')))
      .join('\n');
    // Put together from parts: the kinds' names, and the title of the icon in each state.
    const isBuilt = (key: string) => key.startsWith('card_kind_') || key.startsWith('action_');
    const unused = Object.keys(messages).filter((key) => !isBuilt(key) && !code.includes(key));
    expect(unused).toEqual([]);
  });
});
