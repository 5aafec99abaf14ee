import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createMenu, type MenuPort } from '../../entrypoints/background/menu.ts';
import { createPause } from '../../entrypoints/background/pause.ts';
import { createPrivate } from '../../entrypoints/background/private.ts';
import { createStates } from '../../entrypoints/background/state.ts';
import { createQueue } from '../../settings/queue.ts';
import { createStore } from '../../settings/store.ts';

const { local, session } = fakeBrowser.storage;
const stored = () => local.get(null);
const tab = (url?: string, incognito = false) => ({
  id: 7,
  incognito,
  discarded: false,
  ...(url !== undefined && { url }),
});

beforeEach(() => fakeBrowser.reset());

describe('the state of a tab', () => {
  const privateTabs: ReturnType<typeof tab>[] = [];
  const store = createStore(local);
  const told = vi.fn(async () => {});
  const privately = createPrivate(
    { session, tabs: { query: async () => privateTabs, sendMessage: told } },
    createQueue(),
  );
  let type: string | null = 'text/html';
  const states = createStates({ area: local, store, privately, contentType: async () => type });

  beforeEach(() => {
    type = 'text/html';
    privateTabs.splice(0);
    told.mockClear();
  });

  it.each<[string | undefined, string | null, Record<string, unknown>, string]>([
    ['https://a.org/', 'text/html', {}, 'on'],
    ['https://a.org/', 'text/html', { 'site:a.org': 'off' }, 'off'],
    ['https://a.org/', 'text/html', { mode: 'only' }, 'off'],
    ['https://a.org/', 'text/html', { pausedUntil: 'forever', 'site:a.org': 'off' }, 'paused'],
    ['https://a.org/', null, {}, 'impossible'],
    ['https://a.org/', 'application/pdf', {}, 'impossible'],
    ['chrome://settings', null, {}, 'impossible'],
    [undefined, null, { pausedUntil: 'forever' }, 'impossible'],
  ])('%s (%s) with %j is "%s"', async (url, contentType, items, state) => {
    type = contentType;
    await local.set(items);
    expect(await states.of(tab(url))).toBe(state);
  });

  it('is turned on and off, but not during a pause', async () => {
    await states.toggleSite(tab('https://a.org/'));
    expect(await stored()).toEqual({ 'site:a.org': 'off' });
    await states.toggleSite(tab('https://a.org/'));
    expect(await stored()).toEqual({});
    await local.set({ pausedUntil: 'forever' });
    await states.toggleSite(tab('https://a.org/'));
    await states.toggleSite(tab('chrome://settings'));
    expect(await stored()).toEqual({ pausedUntil: 'forever' });
  });

  it('is turned off in a private window without a trace, and forgotten with its last tab', async () => {
    privateTabs.push(tab('https://x.a.org/', true), tab('https://b.org/', true));
    await states.toggleSite(tab('https://a.org/', true));
    expect(await stored()).toEqual({});
    expect(await states.of(tab('https://x.a.org/', true))).toBe('off');
    expect(await states.of(tab('https://a.org/'))).toBe('on');
    expect(told).toHaveBeenCalledExactlyOnceWith(7, { type: 'choice', choice: 'off' });
    await privately.forgetIfOver();
    expect(await privately.choiceFor('a.org')).toBe('off');
    privateTabs.splice(0);
    await privately.forgetIfOver();
    expect(await privately.choiceFor('a.org')).toBeNull();
    expect(await session.get(null)).toEqual({});
  });
});

describe('a pause', () => {
  const alarms = { create: vi.fn(), clear: vi.fn(async () => true), onAlarm: { addListener: vi.fn() } };
  let now = 0;
  const start = () => createPause(createStore(local), alarms, () => now);

  beforeEach(() => {
    now = 1000;
    vi.clearAllMocks();
  });

  it('of an hour sets an alarm, anew at every start, and is ended by it', async () => {
    const pause = start();
    await pause.forAnHour();
    expect(await stored()).toEqual({ pausedUntil: 3_601_000 });
    await start().follow();
    expect(alarms.create).toHaveBeenCalledExactlyOnceWith('pause-ends', { when: 3_601_000 });
    now = 3_601_000;
    const [ring] = alarms.onAlarm.addListener.mock.calls.at(-1) as [(alarm: { name: string }) => void];
    ring({ name: 'another' });
    ring({ name: 'pause-ends' });
    await expect.poll(stored).toEqual({});
  });

  it('that was over before the browser started is ended', async () => {
    await local.set({ pausedUntil: 999 });
    await start().follow();
    expect(await stored()).toEqual({});
  });

  it('forever needs no alarm, and one that was set is taken back', async () => {
    const pause = start();
    await pause.forever();
    await pause.follow();
    expect(alarms.create).not.toHaveBeenCalled();
    expect(alarms.clear).toHaveBeenCalledWith('pause-ends');
    await pause.end();
    expect(await stored()).toEqual({});
  });
});

describe('the menu', () => {
  it('opens the panel, turns the site off, explains a selection, and minds nothing else', async () => {
    let click: Parameters<MenuPort['onClicked']['addListener']>[0] = () => {};
    const actions = {
      toggleSite: vi.fn(async () => {}),
      explain: vi.fn(async () => {}),
      openPanel: vi.fn(async () => {}),
      read: vi.fn(async () => {}),
    };
    const port = {
      removeAll: vi.fn(async () => {}),
      create: vi.fn(),
      update: vi.fn(async () => {}),
      onClicked: {
        addListener(listener: typeof click) {
          click = listener;
        },
      },
    };
    const menu = createMenu(port, (key) => key, actions);
    await menu.create();
    expect(port.create.mock.calls.map(([item]) => item.title)).toEqual([
      'menu_panel',
      'reading_open',
      'menu_turn_off',
      'menu_explain',
    ]);
    click({ menuItemId: 'panel' }, tab('https://a.org/') as never);
    expect(actions.openPanel).toHaveBeenCalledExactlyOnceWith(tab('https://a.org/'));
    click({ menuItemId: 'read' }, tab('https://a.org/') as never);
    expect(actions.read).toHaveBeenCalledOnce();
    click({ menuItemId: 'site' }, tab('https://a.org/') as never);
    expect(actions.toggleSite).toHaveBeenCalledOnce();
    click({ menuItemId: 'explain', selectionText: 'HER2', frameId: 4 }, tab('https://a.org/') as never);
    expect(actions.explain).toHaveBeenCalledExactlyOnceWith('HER2', { tabId: 7, frameId: 4 });
    click({ menuItemId: 'explain' }, tab() as never);
    click({ menuItemId: 'other', selectionText: 'x' }, tab() as never);
    click({ menuItemId: 'site' });
    expect(actions.toggleSite).toHaveBeenCalledOnce();
    expect(actions.explain).toHaveBeenCalledOnce();
    await menu.showSite(false);
    expect(port.update).toHaveBeenCalledWith('site', { title: 'menu_turn_on' });
    await menu.showReading(false);
    expect(port.update).toHaveBeenCalledWith('read', { visible: false });
  });
});
