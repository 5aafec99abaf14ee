import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabs, type TabsPort } from '../../entrypoints/background/tabs.ts';

/** A browser's badges and the frames of its tabs, each with the words it holds. */
function createBrowser() {
  const badges = new Map<number, string>();
  const reports: number[] = [];
  const port: TabsPort = {
    action: {
      getBadgeText: async ({ tabId }) => badges.get(tabId) ?? '',
      setBadgeText: async ({ tabId, text }) => void badges.set(tabId, text),
    },
    tabs: {
      query: async () => [
        { id: 1, url: 'https://a.org/' },
        { id: 2, url: 'https://b.org/' },
        { id: 3, url: 'chrome://settings/' },
        { id: 4 },
      ],
      sendMessage: async (tabId) => void reports.push(tabId),
    },
  };
  return { badges, reports, port, navigate: (tabId: number) => badges.delete(tabId) };
}

const frame = (tabId: number, frameId = 0) => ({ tabId, frameId });
let browser = createBrowser();
let tabs = createTabs(browser.port);

beforeEach(() => {
  browser = createBrowser();
  tabs = createTabs(browser.port);
});

describe('the badge', () => {
  it('counts different words over all frames of a tab', async () => {
    await tabs.found(frame(1), [5, 6]);
    await tabs.found(frame(1, 9), [6, 7]);
    await tabs.found(frame(2), [5]);
    expect(browser.badges.get(1)).toBe('3');
    expect(browser.badges.get(2)).toBe('1');
  });

  it('takes the latest of each frame', async () => {
    await tabs.found(frame(1), [5, 6]);
    await tabs.found(frame(1, 9), [7]);
    await tabs.found(frame(1), [5]);
    expect(browser.badges.get(1)).toBe('2');
  });

  it('is empty, not 0, where there is no word', async () => {
    await tabs.found(frame(1), [5]);
    await tabs.found(frame(1), []);
    expect(browser.badges.get(1)).toBe('');
  });

  it('counts a new page anew, whichever of its frames speaks first', async () => {
    await tabs.found(frame(1), [1, 2, 3]);
    await tabs.found(frame(1, 9), [4]);
    browser.navigate(1);
    await tabs.found(frame(1, 12), [5]);
    expect(browser.badges.get(1)).toBe('1');
    await tabs.found(frame(1), [6]);
    expect(browser.badges.get(1)).toBe('2');
  });

  it('counts a new page anew when its frames speak at once', async () => {
    await tabs.found(frame(1), [1, 2, 3]);
    browser.navigate(1);
    await Promise.all([tabs.found(frame(1), [5]), tabs.found(frame(1, 12), [6])]);
    expect(browser.badges.get(1)).toBe('2');
  });

  it('minds no tab that was closed in the meantime', async () => {
    vi.spyOn(browser.port.action, 'setBadgeText').mockRejectedValue(new Error('No tab with id: 1'));
    await expect(tabs.found(frame(1), [5])).resolves.toBeUndefined();
  });
});

describe('a report', () => {
  it('is asked of a tab of which nothing is known, once', async () => {
    await tabs.found(frame(1), [5]);
    await tabs.found(frame(1, 9), [6]);
    await tabs.found(frame(1), []);
    expect(browser.reports).toEqual([1]);
  });

  it('is asked again of a new page, and after the service worker was stopped', async () => {
    await tabs.found(frame(1), [5]);
    browser.navigate(1);
    await tabs.found(frame(1), [5]);
    expect(browser.reports).toEqual([1, 1]);
    await createTabs(browser.port).found(frame(1, 9), [6]);
    expect(browser.reports).toEqual([1, 1, 1]);
  });

  it('may fail', async () => {
    vi.spyOn(browser.port.tabs, 'sendMessage').mockRejectedValue(new Error('Receiving end does not exist.'));
    await tabs.found(frame(1), [5]);
    expect(browser.badges.get(1)).toBe('1');
  });
});

describe('clearWhereOff', () => {
  it('empties the badges of the sites that are off, and no others', async () => {
    await tabs.found(frame(1), [5]);
    await tabs.found(frame(2), [6]);
    await tabs.clearWhereOff(async (site) => site !== 'a.org');
    expect(browser.badges.get(1)).toBe('');
    expect(browser.badges.get(2)).toBe('1');
  });

  it('forgets their words', async () => {
    await tabs.found(frame(1), [5, 6]);
    await tabs.clearWhereOff(async () => false);
    await tabs.found(frame(1, 9), [7]);
    expect(browser.badges.get(1)).toBe('1');
    expect(browser.reports).toEqual([1, 1]);
  });
});
