import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decidingSite, isOn, isSiteChosen, siteKeys, siteOf } from '../../settings/site.ts';

describe('siteOf', () => {
  it.each([
    ['https://www.example.org/a?b#c', 'www.example.org'],
    ['http://Portal.EXAMPLE.org:8443/', 'portal.example.org'],
    ['https://example.org./', 'example.org'],
    ['https://münchen.example/', 'xn--mnchen-3ya.example'],
    ['http://localhost:3000/', 'localhost'],
    ['http://192.168.0.1/', '192.168.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://[2001:DB8::1]:80/', '[2001:db8::1]'],
    ['https://user:secret@example.org/', 'example.org'],
    ['file:///home/me/report.html', 'file:'],
    ['file://server/share/report.html', 'file:'],
    ['blob:https://example.org/0e8a-11', 'example.org'],
  ])('%s is %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  it.each([
    '',
    'example.org',
    'about:blank',
    'about:srcdoc',
    'about:addons',
    'chrome://extensions/',
    'chrome-extension://abc/popup.html',
    'moz-extension://abc/popup.html',
    'data:text/html,hello',
    'blob:null/0e8a-11',
    'javascript:void 0',
    'view-source:https://example.org/',
  ])('%s has none', (url) => {
    expect(siteOf(url)).toBeNull();
  });
});

describe('siteKeys', () => {
  it('names a host and its parents in both modes, most specific first', () => {
    expect(siteKeys('a.b.org')).toEqual([
      ...['site:a.b.org', 'site:b.org', 'site:org'],
      ...['only:a.b.org', 'only:b.org', 'only:org'],
      ...['mode', 'pausedUntil'],
    ]);
  });

  it.each(['192.168.0.1', '[2001:db8::1]', '[::ffff:102:304]', 'localhost', 'file:'])(
    '%s has no parents',
    (site) => {
      expect(siteKeys(site)).toEqual([`site:${site}`, `only:${site}`, 'mode', 'pausedUntil']);
    },
  );
});

describe('isOn', () => {
  it('is on where nothing is stored', () => {
    expect(isOn('a.b.org', {})).toBe(true);
  });

  it('holds for subdomains, but not for hosts that only end alike', () => {
    const stored = { 'site:b.org': 'off' };
    expect(isOn('b.org', stored)).toBe(false);
    expect(isOn('x.a.b.org', stored)).toBe(false);
    expect(isOn('notb.org', stored)).toBe(true);
    expect(isOn('org', stored)).toBe(true);
  });

  it('lets the most specific choice win, whichever it is', () => {
    expect(isOn('a.b.org', { 'site:b.org': 'off', 'site:a.b.org': 'on' })).toBe(true);
    expect(isOn('x.a.b.org', { 'site:b.org': 'off', 'site:a.b.org': 'on' })).toBe(true);
    expect(isOn('a.b.org', { 'site:b.org': 'on', 'site:a.b.org': 'off' })).toBe(false);
    expect(isOn('c.b.org', { 'site:b.org': 'off', 'site:a.b.org': 'on' })).toBe(false);
  });

  it('does not take part of an address for its parent', () => {
    expect(isOn('10.0.0.1', { 'site:0.0.1': 'off', 'site:1': 'off' })).toBe(true);
  });

  it.each([[0], [1], [''], ['OFF'], [false], [true], [null], [{}], [['off']]])(
    'passes over %j stored for a site',
    (broken) => {
      expect(isOn('a.b.org', { 'site:a.b.org': broken })).toBe(true);
      expect(isOn('a.b.org', { 'site:a.b.org': broken, 'site:b.org': 'off' })).toBe(false);
    },
  );
});

describe('the mode "only"', () => {
  it('is off where nothing was chosen', () => {
    expect(isOn('a.org', { mode: 'only' })).toBe(false);
    expect(isOn('a.org', { mode: 'only', 'only:a.org': 'on' })).toBe(true);
    expect(isOn('x.a.org', { mode: 'only', 'only:a.org': 'on', 'only:x.a.org': 'off' })).toBe(false);
  });

  it('has a list of its own', () => {
    const stored = { 'site:a.org': 'off', 'only:a.org': 'on', 'only:b.org': 'on' };
    expect(isOn('a.org', { ...stored, mode: 'only' })).toBe(true);
    expect(isOn('a.org', stored)).toBe(false);
    expect(isOn('c.org', stored)).toBe(true);
  });

  it.each([['ONLY'], [true], [null], [{}]])('is not %j', (mode) => {
    expect(isOn('a.org', { mode })).toBe(true);
  });
});

describe('a pause', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1000 }));
  afterEach(() => vi.useRealTimers());

  it.each<[unknown, boolean]>([
    ['forever', false],
    [1001, false],
    [1000, true],
    [999, true],
    [Number.NaN, true],
    ['1001', true],
    [true, true],
    [null, true],
  ])('until %j leaves the site %j', (pausedUntil, on) => {
    expect(isOn('a.org', { pausedUntil })).toBe(on);
  });

  it('is stronger than any choice, and forgets none', () => {
    const stored = { pausedUntil: 'forever', 'site:a.org': 'on' };
    expect(isOn('a.org', stored, 'on')).toBe(false);
    expect(isSiteChosen('a.org', stored)).toBe(true);
  });
});

describe('a choice in a private window', () => {
  it('wins over what is stored', () => {
    expect(isOn('a.org', {}, 'off')).toBe(false);
    expect(isOn('a.org', { 'site:a.org': 'off' }, 'on')).toBe(true);
  });
});

describe('decidingSite', () => {
  it('is the nearest with a choice', () => {
    expect(decidingSite('x.a.b.org', { 'site:b.org': 'off' })).toBe('b.org');
    expect(decidingSite('x.a.b.org', { 'site:b.org': 'off', 'site:a.b.org': 'on' })).toBe('a.b.org');
    expect(decidingSite('x.a.b.org', { 'site:a.b.org': 7 })).toBeNull();
    expect(decidingSite('b.org', { 'site:b.org': 'off', mode: 'only' })).toBeNull();
  });
});
