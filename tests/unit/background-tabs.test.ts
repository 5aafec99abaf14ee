import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { createTabs, type TabState, type TabsPort } from '../../entrypoints/background/tabs.ts';

/** A browser's toolbar icon and the frames of its tabs, each with the words it holds. */
function createBrowser() {
  const badges = new Map<number, string>();
  const titles = new Map<number, string>();
  const icons = new Map<number, string>();
  const reports: number[] = [];
  const states = new Map<number, TabState>();
  const wishes = { badge: true };
  const port: TabsPort = {
    action: {
      setBadgeText: async ({ tabId, text }) => void badges.set(tabId, text),
      getTitle: async ({ tabId }) => titles.get(tabId) ?? 'Plainword',
      setTitle: async ({ tabId, title }) => void titles.set(tabId, title),
      setIcon: async ({ tabId, path }) => void icons.set(tabId, path[16]!),
    },
    tabs: {
      get: async (tabId) => tab(tabId),
    },
    report: async (tabId) => void reports.push(tabId),
    stateOf: async ({ id }) => states.get(id!) ?? 'on',
    hasBadge: async () => wishes.badge,
    title: (state, count) => (state === 'on' ? `Plainword ${count || ''}`.trim() : state),
  };
  return {
    ...{ badges, titles, icons, reports, states, wishes, port },
    /** Another page comes into the tab: the browser takes back what was set for it. */
    navigate(tabId: number) {
      for (const each of [badges, titles, icons]) each.delete(tabId);
    },
  };
}

const tab = (id = 1) => ({ id, url: 'https://a.org/', incognito: false, discarded: false });
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

  it('is not of a page that has gone, though its words arrive when the next page is here', async () => {
    await tabs.found(frame(1), [5]);
    browser.navigate(1);
    browser.states.set(1, 'impossible');
    await tabs.refresh(tab(1));
    await tabs.found(frame(1), [5, 6]);
    expect(browser.titles.get(1)).toBe('impossible');
    expect(browser.badges.get(1)).toBe('');
  });

  it('counts words that arrive before it is seen that the site was turned on', async () => {
    browser.states.set(1, 'off');
    await tabs.refresh(tab(1));
    browser.states.set(1, 'on');
    await tabs.found(frame(1), [5, 6]);
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
});

test('frames that answer where nothing is explained are not asked for ever', async () => {
  await tabs.found(frame(1), [5]);
  browser.states.set(1, 'off');
  await tabs.refresh(tab(1));
  const before = browser.reports.length;
  // Each time one is asked, it answers.
  for (let answers = 0; answers < 5; answers++) await tabs.found(frame(1, 9), []);
  expect(browser.reports).toHaveLength(before);
});

describe('the icon', () => {
  it.each<[TabState, string]>([
    ['off', '/icon-off-16.png'],
    ['paused', '/icon-paused-16.png'],
    ['impossible', '/icon-impossible-16.png'],
  ])('shows "%s", and no number', async (state, icon) => {
    await tabs.found(frame(1), [5]);
    browser.states.set(1, state);
    await tabs.refresh(tab());
    expect(browser.icons.get(1)).toBe(icon);
    expect(browser.titles.get(1)).toBe(state);
    expect(browser.badges.get(1)).toBe('');
  });

  it('forgets the words of a tab that is off', async () => {
    await tabs.found(frame(1), [5, 6]);
    browser.states.set(1, 'off');
    await tabs.refresh(tab());
    browser.states.set(1, 'on');
    await tabs.found(frame(1, 9), [7]);
    expect(browser.badges.get(1)).toBe('1');
    expect(browser.reports).toEqual([1, 1]);
  });

  it('keeps the number when the tab is drawn anew', async () => {
    await tabs.found(frame(1), [5, 6]);
    await tabs.found(frame(2), [5]);
    await Promise.all([tabs.refresh(tab(1)), tabs.refresh(tab(2))]);
    expect(browser.icons.get(1)).toBe('/icon-16.png');
    expect(browser.badges.get(1)).toBe('2');
    expect(browser.badges.get(2)).toBe('1');
  });

  it('does not show on for a frame that tells of no words because it was just turned off', async () => {
    browser.states.set(1, 'off');
    await tabs.refresh(tab());
    await tabs.found(frame(1), []);
    expect(browser.icons.get(1)).toBe('/icon-off-16.png');
    expect(browser.titles.get(1)).toBe('off');
  });
});

describe('a page that hangs', () => {
  it('holds up no other tab, and an old answer does not undo a new one', async () => {
    let answer: (state: TabState) => void = () => {};
    const hanging = new Promise<TabState>((done) => {
      answer = done;
    });
    vi.spyOn(browser.port, 'stateOf').mockReturnValueOnce(hanging);
    tabs = createTabs(browser.port);
    const first = tabs.refresh(tab());
    browser.states.set(1, 'paused');
    expect(await tabs.refresh(tab())).toBe('paused');
    expect(await tabs.refresh(tab(2))).toBe('on');
    answer('off');
    await first;
    expect(browser.titles.get(1)).toBe('paused');
  });
});

describe('without the number', () => {
  it('words are counted all the same, and frames are not asked over and over', async () => {
    browser.wishes.badge = false;
    await tabs.found(frame(1), [5]);
    await tabs.found(frame(1, 9), [6]);
    expect(browser.badges.get(1)).toBe('');
    expect(browser.titles.get(1)).toBe('Plainword 2');
    expect(browser.reports).toEqual([1]);
    browser.wishes.badge = true;
    await tabs.refresh(tab());
    expect(browser.badges.get(1)).toBe('2');
  });
});
