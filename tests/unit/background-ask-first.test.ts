import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AskFirstPort, putSign, whereToAsk } from '../../entrypoints/background/ask-first.ts';

describe('the sign to ask first', () => {
  it.each<[string, Record<string, unknown>, ReturnType<typeof whereToAsk>]>([
    ['stands nowhere where all is on', { gentle: false, 'only:a.org': 'on' }, null],
    [
      'stands on sites that are off, with their subdomains',
      { 'site:a.org': 'off', 'site:localhost': 'off', 'site:192.168.0.1': 'off', 'site:file:': 'off' },
      { matches: ['*://192.168.0.1/*', '*://*.a.org/*', 'file:///*', '*://*.localhost/*'] },
    ],
    [
      'not on those of them that are on',
      { 'site:a.org': 'off', 'site:portal.a.org': 'on' },
      { matches: ['*://*.a.org/*'], excludeMatches: ['*://*.portal.a.org/*'] },
    ],
    ['not where browsers have no pattern', { 'site:[::1]': 'off' }, null],
    ['everywhere in a pause', { pausedUntil: 'forever', 'site:a.org': 'on' }, { matches: ['<all_urls>'] }],
    ['not after it', { pausedUntil: 1000 }, null],
    [
      'everywhere but on some',
      { mode: 'only', 'only:a.org': 'on', 'site:b.org': 'off' },
      { matches: ['<all_urls>'], excludeMatches: ['*://*.a.org/*'] },
    ],
    ['everywhere where only some are on and none is', { mode: 'only' }, { matches: ['<all_urls>'] }],
    ['and minds no broken choice', { mode: 7, 'site:a.org': 'of', 'site:a b': 'off', 'site:': 'off' }, null],
  ])('%s', (_, stored, where) => expect(whereToAsk(stored)).toEqual(where));
});

describe('putting it', () => {
  const registerContentScripts = vi.fn<AskFirstPort['registerContentScripts']>(async () => {});
  const unregisterContentScripts = vi.fn<AskFirstPort['unregisterContentScripts']>(async () => {});
  const put = (stored: Record<string, unknown>) =>
    putSign({ registerContentScripts, unregisterContentScripts }, { get: async () => stored });

  beforeEach(() => {
    vi.clearAllMocks();
  });

  it('takes the place of what was put before, which may be nothing', async () => {
    unregisterContentScripts.mockRejectedValueOnce(new Error("Nonexistent script ID 'ask-first'"));
    await put({ 'site:a.org': 'off' });
    expect(unregisterContentScripts).toHaveBeenCalledExactlyOnceWith({ ids: ['ask-first'] });
    expect(registerContentScripts).toHaveBeenCalledExactlyOnceWith([
      expect.objectContaining({ js: ['/ask-first.js'], runAt: 'document_start', matches: ['*://*.a.org/*'] }),
    ]);
  });

  it('takes it away where all is on', async () => {
    await put({});
    expect(unregisterContentScripts).toHaveBeenCalledOnce();
    expect(registerContentScripts).not.toHaveBeenCalled();
  });

  it('minds no site that the browser has no pattern for', async () => {
    registerContentScripts.mockRejectedValueOnce(new Error('Invalid host wildcard'));
    await expect(put({ 'site:a.org': 'off' })).resolves.toBeUndefined();
  });
});
