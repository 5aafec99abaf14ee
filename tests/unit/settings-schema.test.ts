import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGlossary } from '../../glossary/load.ts';
import { BASICS } from '../../settings/basics.ts';
import { READER_DEFAULTS, READER_KEYS, readChoices } from '../../settings/reader.ts';
import {
  DEFAULTS,
  isDefault,
  knownIn,
  readChoice,
  readSettings,
  SETTING_KEYS,
  sitesIn,
} from '../../settings/schema.ts';
import { isPaused, modeOf } from '../../settings/site.ts';

const edges = fc.constantFrom<unknown>(
  ...['every', 'section', 'page', 'quiet', 'clear', 'strong', 'system', 'light', 'dark', 'only', 'except'],
  ...[true, false, null, undefined, '', 0, 0.5, 1, 1.5, 1.6, 99, 100, 200, 201, 300, 2000, 2001, Number.NaN],
  'x'.repeat(500),
  'x'.repeat(501),
);
const anything = fc.oneof(edges, fc.anything());

describe('settings', () => {
  it('are their defaults where nothing is stored', () => {
    expect(readSettings({})).toEqual(DEFAULTS);
    expect(SETTING_KEYS.sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  it('are read one by one: a broken one takes nothing with it', () => {
    const stored = { density: 'each', textSize: '150', gentle: false, theme: 'sepia', badge: 0, later: 1 };
    expect(readSettings(stored)).toEqual({ ...DEFAULTS, gentle: false });
  });

  it('pass over kinds that this version does not know', () => {
    expect(readSettings({ kindsOff: ['holograms', 'tests', 'drugs', 'tests'] }).kindsOff).toEqual([
      'drugs',
      'tests',
    ]);
    expect(readSettings({ kindsOff: 'drugs' }).kindsOff).toEqual([]);
  });

  it('are read by the script in the page as they are here, whatever is stored', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(READER_KEYS.map((key) => [key, anything]))), (stored) => {
        const settings = readSettings(stored);
        const choices = readChoices(stored);
        for (const key of READER_KEYS) expect(choices[key]).toEqual(settings[key]);
      }),
    );
    expect(DEFAULTS).toMatchObject(READER_DEFAULTS);
  });

  it('of where words are explained too', () => {
    fc.assert(
      fc.property(anything, anything, (mode, pausedUntil) => {
        const settings = readSettings({ mode, pausedUntil });
        expect(modeOf({ mode })).toBe(settings.mode);
        const until = settings.pausedUntil;
        expect(isPaused({ pausedUntil })).toBe(
          until === 'forever' || (typeof until === 'number' && until > Date.now()),
        );
      }),
    );
  });

  it('that are their default are not worth storing', () => {
    expect(isDefault('kindsOff', [])).toBe(true);
    expect(isDefault('kindsOff', ['drugs'])).toBe(false);
    expect(isDefault('pausedUntil', null)).toBe(true);
    expect(isDefault('site:a.org', 'on')).toBe(false);
  });
});

describe('a choice', () => {
  it.each<[string, unknown]>([
    ['density', 'every'],
    ['site:a.org', 'off'],
    ['only:[::1]', 'on'],
    ['site:file:', 'off'],
    ['known:her2-low', true],
    ['saved:her2', { at: 1 }],
    ['saved:her2', { at: 1, note: 'n', page: 'p' }],
  ])('%s = %j', (key, value) => {
    expect(readChoice(key, value)).toEqual({ value });
  });

  it.each<[string, unknown]>([
    ['density', 'never'],
    ['site:A.org', 'off'],
    ['site:a.org/x', 'off'],
    ['site:', 'off'],
    ['site:a.org', 'maybe'],
    ['known:her2', false],
    ['known:__proto__', true],
    ['known:Her2', true],
    ['saved:her2', {}],
    ['saved:her2', { at: -1 }],
    ['saved:her2', { at: 1, note: 'x'.repeat(2001) }],
    ['__proto__', {}],
    ['toString', 1],
    ['later', 1],
  ])('not %s = %j', (key, value) => {
    expect(readChoice(key, value)).toBeNull();
  });
});

describe('lists', () => {
  const stored = {
    'site:b.org': 'off',
    'site:a.org': 'on',
    'site:c.org': 5,
    'only:d.org': 'on',
    'known:her2': true,
    'known:x': 1,
  };

  it('hold what is valid, by name', () => {
    expect(sitesIn(stored, 'except')).toEqual([
      { site: 'a.org', choice: 'on' },
      { site: 'b.org', choice: 'off' },
    ]);
    expect(sitesIn(stored, 'only')).toEqual([{ site: 'd.org', choice: 'on' }]);
    expect(knownIn(stored)).toEqual(['her2']);
  });
});

describe('the basics', () => {
  it('are entries that pages underline, by name', () => {
    const { entries } = loadGlossary(process.cwd()).glossary;
    const underlined = new Set(entries.filter(({ look_up }) => !look_up).map(({ id }) => id));
    expect(BASICS.filter((id) => !underlined.has(id))).toEqual([]);
    expect(BASICS).toEqual([...new Set(BASICS)].sort());
  }, 60_000);
});
