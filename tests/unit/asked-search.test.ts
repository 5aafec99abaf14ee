/** The way from a card's button to the field of the search. */
import { describe, expect, it, vi } from 'vitest';
import { createAskedSearch } from '../../entrypoints/background/asked-search.ts';
import { type AskedPort, createAsked } from '../../entrypoints/sidepanel/search/asked.ts';

const TAB = { id: 7, windowId: 2 };

describe('the background', () => {
  const set = (opensAtOnce: boolean, isOpen: boolean) => {
    const calls: string[] = [];
    const open = vi.fn(async () => void calls.push('open'));
    const tell = vi.fn(async () => {
      calls.push('tell');
      if (!isOpen) throw new Error('Could not establish connection. Receiving end does not exist.');
      return true;
    });
    let now = 0;
    const asked = createAskedSearch({ opensAtOnce, open, tell, now: () => now });
    return { asked, calls, open, tell, later: (ms: number) => (now += ms) };
  };

  it('opens Chromium’s panel before it waits for anything, and the panel takes the text', async () => {
    const { asked, open } = set(true, false);
    const asking = asked.ask('radon seed', TAB);
    expect(open).toHaveBeenCalledExactlyOnceWith(TAB);
    await asking;
    expect(asked.take(1)).toBeNull();
    expect(asked.take(2)).toBe('radon seed');
    expect(asked.take(2)).toBeNull();
  });

  it('tells a panel that is open already, and keeps nothing', async () => {
    const { asked, tell } = set(true, true);
    await asked.ask('radon seed', TAB);
    expect(tell).toHaveBeenCalledExactlyOnceWith({ type: 'search-for', text: 'radon seed', windowId: 2 });
    expect(asked.take(2)).toBeNull();
  });

  it('opens a tab in Firefox only where no sidebar takes the text', async () => {
    const open = set(false, true);
    await open.asked.ask('radon seed', TAB);
    expect(open.calls).toEqual(['tell']);
    const closed = set(false, false);
    await closed.asked.ask('radon seed', TAB);
    expect(closed.calls).toEqual(['tell', 'open']);
    expect(closed.asked.take(2)).toBe('radon seed');
  });

  it('forgets a text that no panel came for', async () => {
    const { asked, later } = set(true, false);
    await asked.ask('radon seed', TAB);
    later(10_001);
    expect(asked.take(2)).toBeNull();
  });
});

describe('the panel', () => {
  const start = (port: Partial<AskedPort> = {}) => {
    let listener: Parameters<AskedPort['onMessage']['addListener']>[0] = () => undefined;
    const asked = createAsked({
      id: 'plainword',
      windowId: Promise.resolve(2),
      onMessage: {
        addListener: (one) => {
          listener = one;
        },
      },
      take: async () => null,
      isVisible: () => true,
      ...port,
    });
    return { asked, hear: (message: unknown, sender = { id: 'plainword' }) => listener(message, sender) };
  };
  const message = { type: 'search-for', text: 'radon seed', windowId: 2 };

  it('takes what was asked for before it was there, for whoever follows, whenever', async () => {
    const { asked } = start({ take: async (windowId) => `taken in ${windowId}` });
    const early = vi.fn();
    asked.follow(early);
    await vi.waitFor(() => expect(early).toHaveBeenCalledExactlyOnceWith('taken in 2'));
    const late = vi.fn();
    asked.follow(late)();
    expect(late).toHaveBeenCalledExactlyOnceWith('taken in 2');
  });

  it('hears the background, for its own window, while it is seen', async () => {
    let isVisible = false;
    const { asked, hear } = start({ isVisible: () => isVisible });
    const told = vi.fn();
    asked.follow(told);
    await Promise.resolve();
    expect(hear(message)).toBeUndefined();
    isVisible = true;
    expect(hear({ ...message, windowId: 3 })).toBeUndefined();
    expect(hear({ ...message, text: 7 })).toBeUndefined();
    expect(hear(message, { id: 'another' })).toBeUndefined();
    expect(told).not.toHaveBeenCalled();
    expect(await hear(message)).toBe(true);
    expect(told).toHaveBeenCalledExactlyOnceWith('radon seed');
  });

  it('goes on without a background', async () => {
    const told = vi.fn();
    const { asked } = start({ take: () => Promise.reject(new Error('gone')) });
    asked.follow(told);
    await new Promise((done) => setTimeout(done));
    expect(told).not.toHaveBeenCalled();
  });
});
