import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile, writeFile } from '../../settings/transfer.ts';

const made = new Date(Date.UTC(2026, 10, 22));
const all = {
  density: 'every',
  kindsOff: ['drugs'],
  'site:a.org': 'off',
  'only:b.org': 'on',
  'known:her2': true,
  'saved:biopsy': { at: 5, note: 'ask about this' },
};
const file = (choices: unknown, plainword: unknown = 1) => JSON.stringify({ plainword, choices });

describe('a file', () => {
  it('gives back what was written to it', () => {
    expect(readFile(writeFile(all, made))).toEqual({ choices: all });
  });

  it('holds neither what is of this moment and device, nor what is broken', () => {
    const stored = { ...all, pausedUntil: 'forever', sync: true, syncBase: {}, theme: 'sepia', later: 1 };
    expect(readFile(writeFile(stored, made))).toEqual({ choices: all });
  });

  it('is the same for the same choices, in whatever order they were made', () => {
    const reversed = Object.fromEntries(Object.entries(all).reverse());
    expect(writeFile(reversed, made)).toBe(writeFile(all, made));
  });

  it('may come from Windows', () => {
    expect(readFile(`\ufeff${writeFile(all, made)}`)).toEqual({ choices: all });
  });

  it('leaves out what is the default', () => {
    expect(readFile(file({ density: 'section', badge: false }))).toEqual({ choices: { badge: false } });
  });
});

describe('a file is refused', () => {
  it.each<[string, string, string]>([
    ['cut off', writeFile(all, made).slice(0, -30), 'broken'],
    ['empty', '', 'broken'],
    ['not JSON', '<html>', 'broken'],
    ['something else', '{"name":"x"}', 'elsewhere'],
    ['a list', '[1]', 'elsewhere'],
    ['a number', '7', 'elsewhere'],
    ['null', 'null', 'elsewhere'],
    ['very long', `"${'x'.repeat(4_000_001)}"`, 'elsewhere'],
    ['of a newer version', file({ rings: 3 }, 2), 'newer'],
    ['of a newer version that looks like nothing known', '{"plainword":9}', 'newer'],
    ['of no version', file(all, '1'), 'broken'],
    ['of version 0', file(all, 0), 'broken'],
    ['without choices', '{"plainword":1}', 'broken'],
  ])('when it is %s', (_, text, reason) => {
    expect(readFile(text)).toEqual({ reason });
  });

  it.each<[string, unknown]>([
    ['later', 1],
    ['density', 'hourly'],
    ['site:A.org', 'off'],
    ['known:her2', 'yes'],
    ['pausedUntil', 'forever'],
    ['sync', true],
  ])('as a whole, when one choice is wrong: %s', (key, value) => {
    const text = `{"plainword":1,"choices":{"badge":false,${JSON.stringify(key)}:${JSON.stringify(value)}}}`;
    expect(readFile(text)).toEqual({ reason: 'invalid', key });
  });

  it('or taken, whatever it holds, and never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((choices) => file(choices)),
        ),
        (text) => {
          const read = readFile(text);
          expect('choices' in read || 'reason' in read).toBe(true);
        },
      ),
    );
  });
});
