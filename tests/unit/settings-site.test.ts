import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../settings/schema.ts';
import { isOn, isOnEverywhere, isSiteChosen, siteKeys, siteOf } from '../../settings/site.ts';

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
  it('names a host and its parents, most specific first', () => {
    expect(siteKeys('a.b.org')).toEqual(['site:a.b.org', 'site:b.org', 'site:org', 'everywhere']);
  });

  it.each(['192.168.0.1', '[2001:db8::1]', '[::ffff:102:304]', 'localhost', 'file:'])(
    '%s has no parents',
    (site) => {
      expect(siteKeys(site)).toEqual([`site:${site}`, 'everywhere']);
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

  it('is off everywhere by one switch, which forgets no site', () => {
    const stored = { everywhere: false, 'site:a.org': 'on' };
    expect(isOn('a.org', stored)).toBe(false);
    expect(isSiteChosen('a.org', stored)).toBe(true);
  });

  it.each([[0], [1], [''], ['OFF'], [false], [true], [null], [{}], [['off']]])(
    'passes over %j stored for a site',
    (broken) => {
      expect(isOn('a.b.org', { 'site:a.b.org': broken })).toBe(true);
      expect(isOn('a.b.org', { 'site:a.b.org': broken, 'site:b.org': 'off' })).toBe(false);
    },
  );

  it('reads "everywhere" as the schema does, whatever is stored', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(true, false, 0, '', null, undefined), fc.anything()),
        (everywhere) => {
          expect(isOnEverywhere({ everywhere })).toBe(readSettings({ everywhere }).everywhere);
        },
      ),
    );
  });
});
