import { describe, expect, it } from 'vitest';
import { findTab, judge, type Tab, type TabsPort } from '../../entrypoints/popup/page.ts';

describe('judge', () => {
  it.each([
    ['https://a.org/', 'text/html', { site: 'a.org' }],
    ['https://a.org/', 'application/xhtml+xml', { site: 'a.org' }],
    ['https://a.org/notes.txt', 'text/plain', { site: 'a.org' }],
    ['file:///r.html', 'text/html', { site: 'file:' }],
    ['https://a.org/about.pdf', 'text/html', { site: 'a.org' }],
    ['https://a.org/report', 'application/pdf', { cannot: 'pdf' }],
    ['https://a.org/Report.PDF?x', null, { cannot: 'pdf' }],
    ['https://store.example/', null, { cannot: 'blocked' }],
    ['file:///r.html', null, { cannot: 'files' }],
    ['chrome://settings/', null, { cannot: 'browser' }],
    ['about:blank', 'text/html', { cannot: 'browser' }],
    [undefined, null, { cannot: 'browser' }],
  ])('%s showing %s', (url, contentType, page) => {
    expect(judge(url, contentType)).toEqual(page);
  });
});

describe('judge where access is withheld', () => {
  it.each([
    [undefined, null, { cannot: 'withheld' }],
    ['https://a.org/', null, { cannot: 'withheld' }],
    ['https://a.org/', 'text/html', { site: 'a.org' }],
    ['https://a.org/x.pdf', null, { cannot: 'pdf' }],
    ['file:///r.html', null, { cannot: 'files' }],
    ['chrome://settings/', null, { cannot: 'browser' }],
  ])('%s showing %s', (url, contentType, page) => {
    expect(judge(url, contentType, true)).toEqual(page);
  });
});

describe('findTab', () => {
  const tabs = (own: Tab | undefined, all: (Tab & { active: boolean })[]): TabsPort => ({
    getCurrent: async () => own,
    query: async ({ active }) => all.filter((tab) => active === undefined || tab.active === active),
  });

  it('is the active tab below the popup', async () => {
    const all = [
      { id: 1, active: false, lastAccessed: 9 },
      { id: 2, active: true, lastAccessed: 5 },
    ];
    expect((await findTab(tabs(undefined, all)))?.id).toBe(2);
  });

  it('is the tab used before when the popup fills a tab', async () => {
    const all = [
      { id: 1, active: false, lastAccessed: 3 },
      { id: 2, active: false, lastAccessed: 5 },
      { id: 3, active: true, lastAccessed: 9 },
    ];
    expect((await findTab(tabs({ id: 3 }, all)))?.id).toBe(2);
  });

  it('is none where there is none', async () => {
    expect(await findTab(tabs(undefined, []))).toBeNull();
    expect(await findTab(tabs({ id: 3 }, [{ id: 3, active: true }]))).toBeNull();
  });
});
