import { describe, expect, it, vi } from 'vitest';
import { fingerprint, pathOf, readAddress } from '../../entrypoints/reading/address.ts';
import { isOffered } from '../../entrypoints/reading/offer.ts';
import { LONGEST, pull, type SourcePorts, type SourceTab } from '../../entrypoints/reading/source.ts';

const URL = 'https://a.org/article?id=1';

describe('the address of a reading view', () => {
  it('names the tab, and the page by a fingerprint only', async () => {
    const path = pathOf({ tabId: 12, page: await fingerprint(URL) });
    expect(path).toMatch(/^reading\.html\?tab=12&page=[0-9a-f]{32}$/);
    expect(readAddress(path.slice(path.indexOf('?')))).toEqual({ tabId: 12, page: await fingerprint(URL) });
  });

  it('is of the page, wherever on it the reader is', async () => {
    expect(await fingerprint(`${URL}#results`)).toBe(await fingerprint(URL));
    expect(await fingerprint('https://a.org/article?id=2')).not.toBe(await fingerprint(URL));
  });

  it.each([
    '',
    '?tab=12',
    '?tab=-1&page=x',
    `?tab=1e3&page=${'a'.repeat(32)}`,
    `?tab=x&page=${'a'.repeat(32)}`,
  ])('is none of ours: %s', (search) => expect(readAddress(search)).toBeNull());
});

describe('the reading view is offered', () => {
  it.each([
    [{ id: 1, url: URL }, true],
    [{ id: 1, url: 'file:///home/a.html' }, true],
    [{ id: 1, url: 'about:blank' }, false],
    [{ id: 1, url: 'chrome://settings/' }, false],
    [{ id: 1 }, false],
    [{ url: URL }, false],
    // Chromium would show the page in a normal window.
    [{ id: 1, url: URL, incognito: true }, false],
  ])('on %o: %s', (tab, offered) => expect(isOffered(tab)).toBe(offered));
});

describe('pulling', () => {
  interface Given {
    tab?: SourceTab | null;
    own?: SourceTab;
    result?: unknown;
    isBlocked?: boolean;
  }
  const taken = { url: URL, base: URL, html: '<html></html>' };

  async function pulled({ tab = { url: URL }, own = {}, result = taken, isBlocked }: Given = {}) {
    const executeScript = vi.fn<SourcePorts['scripting']['executeScript']>(async () => {
      if (isBlocked) throw new Error('Cannot access contents of the page');
      return [{ result }];
    });
    const ports: SourcePorts = {
      tabs: {
        get: async () => {
          if (!tab) throw new Error('No tab with id: 12');
          return tab;
        },
        getCurrent: async () => own,
      },
      scripting: { executeScript },
    };
    const answer = await pull(ports, { tabId: 12, page: await fingerprint(URL) });
    return { answer, executeScript };
  }

  it('takes the page as it is', async () => {
    const { answer, executeScript } = await pulled();
    expect(answer).toEqual(taken);
    expect(executeScript).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ target: { tabId: 12 }, args: [LONGEST] }),
    );
  });

  it.each<[string, Given, string]>([
    ['was closed', { tab: null }, 'gone'],
    ['shows another page', { tab: { url: 'https://a.org/other' } }, 'gone'],
    ['shows a page of the browser', { tab: { url: 'about:newtab' } }, 'gone'],
    ['is not loaded', { tab: { url: URL, discarded: true } }, 'gone'],
    ['is in a private window', { tab: { url: URL, incognito: true } }, 'private'],
    ['is in a normal window, and the view in a private one', { own: { incognito: true } }, 'private'],
  ])('touches nothing where the tab %s', async (_, given, trouble) => {
    const { answer, executeScript } = await pulled(given);
    expect(answer).toBe(trouble);
    expect(executeScript).not.toHaveBeenCalled();
  });

  it.each<[string, Given, string]>([
    ['the browser forbids it', { isBlocked: true }, 'blocked'],
    ['the answer is none', { result: null }, 'blocked'],
    ['the answer is something else', { result: { ...taken, html: 7 } }, 'blocked'],
    [
      'the answer is longer than was asked for',
      { result: { ...taken, html: 'x'.repeat(LONGEST + 1) } },
      'blocked',
    ],
    ['the page is too long', { result: { ...taken, html: null } }, 'too-long'],
    ['another page has come meanwhile', { result: { ...taken, url: 'https://b.org/' } }, 'gone'],
  ])('says so where %s', async (_, given, trouble) => {
    expect((await pulled(given)).answer).toBe(trouble);
  });

  it('takes nothing for an address that is none of ours', async () => {
    const ports = { tabs: {}, scripting: {} } as unknown as SourcePorts;
    expect(await pull(ports, null)).toBe('gone');
  });

  it('takes a private page into a private window', async () => {
    const { answer } = await pulled({ tab: { url: URL, incognito: true }, own: { incognito: true } });
    expect(answer).toEqual(taken);
  });
});
