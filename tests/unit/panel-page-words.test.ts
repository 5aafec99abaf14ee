import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FrameWords } from '../../entrypoints/listing/index.ts';
import type { Page, Tab } from '../../entrypoints/popup/page.ts';
import { type State, startPageWords } from '../../entrypoints/sidepanel/page-words/page-words.ts';
import type { PageEvents, PagePorts } from '../../entrypoints/sidepanel/page-words/ports.ts';
import type { PanelPorts } from '../../entrypoints/sidepanel/tab.ts';
import type { CardEntry } from '../../glossary/entry.ts';

const { local } = fakeBrowser.storage;
const TAB: Tab = { id: 7, windowId: 1, url: 'https://a.org/' };

const entryOf = (index: number) => ({ id: `word-${index}`, term: `word ${index}` }) as CardEntry;

/** A panel on a tab whose frames show these entries, one place each; what is in `frames` may be changed meanwhile. */
function open() {
  const frames = new Map<number, { version: number; entries: number[] } | 'gone' | 'hangs'>();
  const page = { tab: TAB as Tab | null, page: { site: 'a.org' } as Page, isBeside: true };
  let events: PageEvents | null = null;
  let isReachable = true;
  let hidden: number[] = [];
  const states: State[] = [];
  const pagePorts = {
    findTab: async () => page.tab,
    isBeside: async () => page.isBeside,
    lookAt: async () => page.page,
    requestAccess: async () => {
      page.page = { site: 'a.org' };
      return true;
    },
    report: vi.fn(async () => {}),
    list: vi.fn(async (_: number, frameId: number, version: number | null) => {
      const frame = frames.get(frameId);
      if (frame === 'hangs') return new Promise<never>(() => {});
      if (frame === 'gone') throw new Error('No frame');
      if (!frame) return null;
      if (frame.version === version) return 'same';
      const items = frame.entries.map((entry, id) => ({ id: frame.version * 100 + id, entries: [entry] }));
      return { version: frame.version, path: frameId === 0 ? [] : [frameId], items } satisfies FrameWords;
    }),
    bringToFront: vi.fn(async () => {}),
    showPlace: vi.fn(async () => ({ before: '', text: 'word', after: '' })),
    aroundPlace: vi.fn(async () => null),
    listen: (listener: PageEvents) => {
      events = listener;
      return () => {
        events = null;
      };
    },
  } satisfies PagePorts;
  const sent: object[] = [];
  const ports = {
    line: {
      entries: vi.fn(async (indexes: readonly number[]) => {
        if (!isReachable) throw new Error('Could not establish connection');
        return indexes.map(entryOf);
      }),
    },
    ask: async (message: { type: string }) => {
      sent.push(message);
      if (!isReachable) throw new Error('Could not establish connection');
      if (message.type === 'switch-site') await local.remove('site:a.org');
      return message.type === 'hidden' ? { entries: hidden } : true;
    },
    storage: local,
  } as unknown as PanelPorts;
  const actions = startPageWords(ports, pagePorts, (state) => states.push(state));
  return {
    actions,
    page,
    ...pagePorts,
    entries: ports.line.entries,
    sent,
    states,
    get state() {
      return states.at(-1)!;
    },
    get listens() {
      return events !== null;
    },
    words: () => states.at(-1)!.words.map(({ index }) => index),
    /** Frames hold these words from now on, and tell that they do. */
    async tell(frameId: number, entries: number[], version = 1) {
      frames.set(frameId, { version, entries });
      events?.found(7, frameId, entries.length > 0);
      await settle();
    },
    frames,
    events: () => events!,
    reach(can: boolean) {
      isReachable = can;
    },
    hide(entries: number[]) {
      hidden = entries;
    },
  };
}

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the words on this page', () => {
  it('are asked for when the reader looks, and come frame by frame', async () => {
    const panel = open();
    await settle(5000);
    expect(panel.report).not.toHaveBeenCalled();
    panel.actions.look(true);
    await settle();
    expect(panel.report).toHaveBeenCalledWith(7);
    expect(panel.state.status).toBe('looking');
    await panel.tell(0, [3, 4]);
    await panel.tell(5, [4, 9]);
    expect(panel.state.status).toBe('told');
    expect(panel.words()).toEqual([3, 4]);
    await panel.tell(0, [3, 4], 2);
    expect(panel.state.words.map(({ entry }) => entry.term)).toEqual(['word 3', 'word 4']);
  });

  it('of one frame do not wait for another that hangs', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle();
    panel.frames.set(4, 'hangs');
    panel.events().found(7, 4, true);
    await panel.tell(0, [1]);
    expect(panel.words()).toEqual([1]);
  });

  it('are looked at again and again, for what no event tells, and the same list is not drawn again', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle();
    await panel.tell(0, [1, 2]);
    const drawn = panel.states.length;
    await settle(4100);
    expect(panel.states.length).toBe(drawn);
    panel.frames.set(0, { version: 2, entries: [1] });
    await settle(2100);
    expect(panel.words()).toEqual([1]);
    const asked = panel.list.mock.calls.length;
    panel.actions.look(false);
    await settle(10_000);
    expect(panel.list.mock.calls.length).toBe(asked);
  });

  it('of a frame that went go with it, and the tab is asked what is there now', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle();
    await panel.tell(0, [1]);
    panel.report.mockClear();
    panel.frames.set(0, 'gone');
    await settle(2100);
    expect(panel.words()).toEqual([]);
    expect(panel.state.status).toBe('told');
    expect(panel.report).toHaveBeenCalledOnce();
  });

  it('are without those the reader does not want, also when that changes', async () => {
    const panel = open();
    panel.hide([2]);
    panel.actions.look(true);
    await settle();
    await panel.tell(0, [1, 2, 3]);
    expect(panel.words()).toEqual([1, 3]);
    expect(panel.state.leftOut).toBe(1);
    panel.hide([1, 2]);
    await local.set({ 'known:word-1': true });
    await settle();
    expect(panel.words()).toEqual([3]);
  });

  it('follow the tab in front; what another tab tells is passed over', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle();
    await panel.tell(0, [1]);
    panel.events().found(8, 0, true);
    await settle();
    expect(panel.words()).toEqual([1]);
    panel.page.tab = { ...TAB, id: 8, url: 'https://b.org/' };
    panel.events().tab();
    await settle();
    expect(panel.words()).toEqual([]);
    expect(panel.state.status).toBe('looking');
    expect(panel.report).toHaveBeenLastCalledWith(8);
  });

  it('that no frame tells of leave the page silent, until one does', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle(2100);
    expect(panel.state.status).toBe('silent');
    await panel.tell(0, [1]);
    expect(panel.state.status).toBe('told');
  });

  it('wait for a background that is being restarted, and come by themselves', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle();
    await panel.tell(0, [1]);
    panel.reach(false);
    await panel.tell(0, [1, 2], 2);
    expect(panel.state.status).toBe('waiting');
    expect(panel.words()).toEqual([1]);
    await settle(1100);
    expect(panel.state.status).toBe('waiting');
    panel.reach(true);
    await settle(1100);
    expect(panel.state.status).toBe('told');
    expect(panel.words()).toEqual([1, 2]);
  });
});

describe('the switches', () => {
  it('turn the site on, and its words are asked for', async () => {
    await local.set({ 'site:a.org': 'off' });
    const panel = open();
    panel.actions.look(true);
    await settle();
    expect(panel.state.isSiteChosen).toBe(false);
    expect(panel.report).not.toHaveBeenCalled();
    await panel.actions.turnOn('site');
    await settle();
    expect(panel.sent).toContainEqual({ type: 'switch-site', site: 'a.org', on: true });
    expect(panel.state.isSiteChosen).toBe(true);
    expect(panel.report).toHaveBeenCalledWith(7);
  });

  it('go back when it could not be kept, and say so', async () => {
    await local.set({ pausedUntil: 'forever' });
    const panel = open();
    panel.actions.look(true);
    await settle();
    expect(panel.state.pausedUntil).toBe('forever');
    panel.reach(false);
    await panel.actions.turnOn('everywhere');
    expect(panel.state.pausedUntil).toBe('forever');
    expect(panel.state.failed).toBe(true);
    panel.reach(true);
    await panel.actions.turnOn('everywhere');
    expect(panel.state.failed).toBe(false);
  });

  it('a site that is turned off takes its words away', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle();
    await panel.tell(0, [1]);
    await local.set({ 'site:a.org': 'off' });
    await settle();
    expect(panel.words()).toEqual([]);
    panel.events().found(7, 0, true);
    await settle();
    expect(panel.words()).toEqual([]);
  });

  it('a page that was withheld is looked at again when it is allowed', async () => {
    const panel = open();
    panel.page.page = { cannot: 'withheld' };
    panel.actions.look(true);
    await settle();
    expect(panel.state.page).toEqual({ cannot: 'withheld' });
    await panel.actions.allowAccess();
    await settle();
    expect(panel.state.page).toEqual({ site: 'a.org' });
    expect(panel.report).toHaveBeenCalledWith(7);
  });
});

describe('a place', () => {
  it('is shown beside the panel, or with its tab brought to the front', async () => {
    const panel = open();
    panel.actions.look(true);
    await settle();
    await panel.actions.showPlace({ frameId: 3, id: 12 });
    expect(panel.showPlace).toHaveBeenCalledWith(7, 3, 12);
    expect(panel.bringToFront).not.toHaveBeenCalled();
    panel.page.isBeside = false;
    panel.events().tab();
    await settle();
    await panel.actions.showPlace({ frameId: 3, id: 12 });
    expect(panel.bringToFront).toHaveBeenCalledWith(7);
  });
});

it('what has ended listens to nothing and asks nothing', async () => {
  const panel = open();
  panel.actions.look(true);
  await settle();
  await panel.tell(0, [1]);
  panel.actions.stop();
  const asked = panel.list.mock.calls.length;
  await settle(10_000);
  expect(panel.list.mock.calls.length).toBe(asked);
  expect(panel.listens).toBe(false);
});
